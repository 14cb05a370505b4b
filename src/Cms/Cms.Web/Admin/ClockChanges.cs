using System.Globalization;
using NodaTime;

namespace Cms.Web.Admin;

/// <summary>Clocks at the site that go forward or back, in words: "Clocks go back at 02:00 (PDT to PST)".</summary>
public sealed record ClockChange(DateTime AtUtc, string Words);

public static class ClockChanges
{
    /// <summary>Those after one instant and not after another, in their order.</summary>
    public static IEnumerable<ClockChange> Between(DateTime fromUtc, DateTime untilUtc, SiteZone zone)
    {
        var until = Instant.FromDateTimeUtc(DateTime.SpecifyKind(untilUtc, DateTimeKind.Utc));
        var interval = zone.Zone.GetZoneInterval(Instant.FromDateTimeUtc(DateTime.SpecifyKind(fromUtc, DateTimeKind.Utc)));
        while (interval.HasEnd && interval.End <= until)
        {
            var next = zone.Zone.GetZoneInterval(interval.End);
            // The moment as the clock that still runs shows it.
            var at = interval.End.WithOffset(interval.WallOffset).LocalDateTime;
            var way = next.WallOffset < interval.WallOffset ? "back" : "forward";
            yield return new ClockChange(interval.End.ToDateTimeUtc(), string.Create(CultureInfo.InvariantCulture, $"Clocks go {way} at {at.Hour:00}:{at.Minute:00} ({interval.Name} to {next.Name})"));
            interval = next;
        }
    }
}
