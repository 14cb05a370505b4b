using System.Globalization;

namespace Cms.Web.Admin;

/// <summary>Times that have passed, as short as they can be said: today's by the clock, yesterday's by that word, others by their day.</summary>
public static class NearTimes
{
    /// <summary>"14:20", "Yesterday", "26 Oct", "26 Oct 2025".</summary>
    public static string Near(this SiteZone zone, DateTime utc)
    {
        var (local, today) = (zone.Local(utc), zone.Local(zone.NowUtc).Date);
        return local.Date == today ? local.ToString("HH:mm", CultureInfo.InvariantCulture)
            : local.Date == today.AddDays(-1) ? "Yesterday"
            : local.ToString(local.Year == today.Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>The same within a sentence: "today at 14:20", "yesterday at 09:00", "on 26 Oct".</summary>
    public static string NearWords(this SiteZone zone, DateTime utc)
    {
        var (local, today) = (zone.Local(utc), zone.Local(zone.NowUtc).Date);
        return local.Date == today ? $"today at {local:HH:mm}" : local.Date == today.AddDays(-1) ? $"yesterday at {local:HH:mm}" : $"on {zone.Near(utc)}";
    }

    /// <summary>The day at the site, today.</summary>
    public static DateOnly Today(this SiteZone zone) => DateOnly.FromDateTime(zone.Local(zone.NowUtc));

    /// <summary>"2026-10-30T14:20:00Z", for the <c>datetime</c> of a <c>time</c> element.</summary>
    public static string Machine(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
