using System.Globalization;
using Cms.Content.Model;
using Cms.Content.Publishing;
using NodaTime;

namespace Cms.Web.Admin.Scheduling;

/// <summary>
/// A day and time as somebody chose it at the site, and what instant that is. Clocks that change make two of it, which is asked about, or none, which is said with the two nearest.
/// </summary>
public sealed record PlannedTime
{
    /// <summary>Wall time at the site; null when none was chosen.</summary>
    public DateTime? Local { get; private init; }

    /// <summary>The one instant that is meant; null as long as that is not known.</summary>
    public DateTime? Utc { get; private init; }

    /// <summary>What must be mended, in words.</summary>
    public string? Problem { get; private init; }

    /// <summary>Both instants of a time that comes twice, also when one of them was chosen.</summary>
    public IReadOnlyList<DateTime> Twice { get; private init; } = [];

    /// <summary>The last instant before and the first after a time that does not exist.</summary>
    public IReadOnlyList<DateTime> Nearest { get; private init; } = [];

    /// <summary>The value of a control for the day.</summary>
    public string Day => Local?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The value of a control for the time.</summary>
    public string Time => Local?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    /// <param name="at">Wall time at the site, as a date-and-time control sends it: <c>2026-11-03T09:00</c>.</param>
    /// <param name="which">0 or 1: which of the two instants is meant when clocks fall back through the time.</param>
    public static PlannedTime Read(string? at, int? which, SiteZone zone)
    {
        if (!DateTime.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            return new() { Problem = "Choose a day and a time." };
        var local = DateTime.SpecifyKind(read, DateTimeKind.Unspecified);
        var instants = Schedule.Instants(local, zone.Id);
        if (instants.Count == 0)
        {
            var gap = zone.Zone.MapLocal(LocalDateTime.FromDateTime(local));
            var (before, after) = (gap.EarlyInterval.End.ToDateTimeUtc().AddMinutes(-1), gap.LateInterval.Start.ToDateTimeUtc());
            return new()
            {
                Local = local,
                Nearest = [before, after],
                Problem = $"{local:HH:mm} does not exist on {DayWords(local)}: clocks jump over it that night. The nearest times are {zone.Time(before)} {zone.Name(before)} and {zone.Time(after)} {zone.Name(after)}.",
            };
        }
        if (instants.Count == 1)
            return new() { Local = local, Utc = instants[0] };
        return which is 0 or 1
            ? new() { Local = local, Utc = instants[which.Value], Twice = instants }
            : new()
            {
                Local = local,
                Twice = instants,
                Problem = $"{local:HH:mm} comes twice on {DayWords(local)}, when clocks fall back. Choose the first one ({zone.Offset(instants[0])}) or the second ({zone.Offset(instants[1])}) and plan again.",
            };
    }

    /// <summary>The same from a control for the day and one for the time.</summary>
    public static PlannedTime Read(string? day, string? time, int? which, SiteZone zone) => Read($"{day?.Trim()}T{time?.Trim()}", which, zone);

    public static PlannedTime Of(DateTime utc, SiteZone zone)
    {
        var local = DateTime.SpecifyKind(zone.Local(utc), DateTimeKind.Unspecified);
        var instants = Schedule.Instants(local, zone.Id);
        return new() { Local = local, Utc = utc, Twice = instants.Count > 1 ? instants : [] };
    }

    /// <exception cref="InvalidContentException">No time, no such time, or one of two.</exception>
    public DateTime Require() => Utc ?? throw new InvalidContentException([new ContentError("at", Problem!)]);

    private static string DayWords(DateTime local) => local.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
