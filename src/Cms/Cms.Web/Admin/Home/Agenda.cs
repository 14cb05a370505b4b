using System.Globalization;
using Cms.Content.Publishing;
using NodaTime;

namespace Cms.Web.Admin.Home;

/// <summary>One thing that will happen: a page that goes live or offline (<paramref name="ItemId"/>), or clocks that change.</summary>
public sealed record AgendaLine(DateTime AtUtc, string? ItemId, string Title, string Words);

/// <summary>What happens by itself in the days to come, by day at the site.</summary>
public static class Agenda
{
    public const int Days = 7;

    /// <param name="titles">Of the items that the reader may see; plans of others are left out.</param>
    public static IReadOnlyList<AgendaLine> Of(IEnumerable<ScheduledChange> plans, IReadOnlyDictionary<string, string> titles, SiteZone zone)
    {
        var until = zone.NowUtc.AddDays(Days);
        var lines = plans.Where(plan => plan.DueUtc <= until && titles.ContainsKey(plan.ItemId))
            .GroupBy(plan => (plan.ItemId, Day: zone.Local(plan.DueUtc).Date))
            .Select(day => new AgendaLine(day.Min(plan => plan.DueUtc), day.Key.ItemId, titles[day.Key.ItemId], Words([.. day.OrderBy(plan => plan.DueUtc)], zone)));
        return [.. lines.Concat(ClockChanges(zone, zone.NowUtc, until)).OrderBy(line => line.AtUtc).ThenBy(line => line.Title, StringComparer.Ordinal)];
    }

    // "goes live 08:00, goes offline 17:00 PST".
    private static string Words(IReadOnlyList<ScheduledChange> plans, SiteZone zone) =>
        $"{string.Join(", ", plans.Select(plan => $"goes {(plan.Kind is ScheduleKind.Publish ? "live" : "offline")} {zone.Time(plan.DueUtc)}"))} {zone.Name(plans[^1].DueUtc)}";

    /// <summary>Clocks that change after one instant and not after another.</summary>
    internal static IEnumerable<AgendaLine> ClockChanges(SiteZone zone, DateTime fromUtc, DateTime untilUtc)
    {
        var until = Instant.FromDateTimeUtc(DateTime.SpecifyKind(untilUtc, DateTimeKind.Utc));
        var interval = zone.Zone.GetZoneInterval(Instant.FromDateTimeUtc(DateTime.SpecifyKind(fromUtc, DateTimeKind.Utc)));
        while (interval.HasEnd && interval.End <= until)
        {
            var next = zone.Zone.GetZoneInterval(interval.End);
            // The moment as the clock that still runs shows it.
            var at = interval.End.WithOffset(interval.WallOffset).LocalDateTime;
            var way = next.WallOffset < interval.WallOffset ? "back" : "forward";
            yield return new AgendaLine(interval.End.ToDateTimeUtc(), null, "", string.Create(CultureInfo.InvariantCulture, $"Clocks go {way} at {at.Hour:00}:{at.Minute:00} ({interval.Name} to {next.Name})"));
            interval = next;
        }
    }
}
