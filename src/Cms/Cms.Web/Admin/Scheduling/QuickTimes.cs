using System.Globalization;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Web.Admin.Scheduling;

/// <summary>The times that pages most often go live at: the next working days, at the usual hour of the site (<c>settings/site</c>, <c>UsualHour</c>, such as <c>09:00</c>).</summary>
public sealed class QuickTimes(SiteDocuments documents)
{
    public const string Default = "09:00";
    private const int Offered = 3;

    public async Task<IReadOnlyList<DateTime>> OfAsync(SiteZone zone)
    {
        var settings = await documents.FindAsync(SiteDocuments.Settings, SiteDocuments.SiteSettings);
        var hour = settings is { } json && TimeOnly.TryParse(ContentJson.GetString(json, "UsualHour"), CultureInfo.InvariantCulture, out var told) ? told : TimeOnly.Parse(Default, CultureInfo.InvariantCulture);
        return From(zone.Local(zone.NowUtc), hour);
    }

    /// <summary>Wall times at the site. Today is not among them: what has to go out today is published.</summary>
    public static IReadOnlyList<DateTime> From(DateTime now, TimeOnly hour)
    {
        var times = new List<DateTime>();
        for (var day = DateOnly.FromDateTime(now).AddDays(1); times.Count < Offered; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                times.Add(day.ToDateTime(hour));
        }
        return times;
    }

    /// <summary>"Tomorrow 09:00", "Mon 2 Nov 09:00".</summary>
    public static string Words(DateTime time, SiteZone zone) =>
        $"{(DateOnly.FromDateTime(time) == zone.Today().AddDays(1) ? "Tomorrow" : time.ToString("ddd d MMM", CultureInfo.InvariantCulture))} {time.ToString("HH:mm", CultureInfo.InvariantCulture)}";
}
