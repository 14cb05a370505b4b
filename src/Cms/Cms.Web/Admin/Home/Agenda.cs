using Cms.Content.Publishing;

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
        return [.. lines.Concat(ClockChanges.Between(zone.NowUtc, until, zone).Select(change => new AgendaLine(change.AtUtc, null, "", change.Words))).OrderBy(line => line.AtUtc).ThenBy(line => line.Title, StringComparer.Ordinal)];
    }

    // "goes live 08:00, goes offline 17:00 PST".
    private static string Words(IReadOnlyList<ScheduledChange> plans, SiteZone zone) =>
        $"{string.Join(", ", plans.Select(plan => $"goes {(plan.Kind is ScheduleKind.Publish ? "live" : "offline")} {zone.Time(plan.DueUtc)}"))} {zone.Name(plans[^1].DueUtc)}";
}
