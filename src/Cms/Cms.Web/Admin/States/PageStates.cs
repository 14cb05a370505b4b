using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Modules;

namespace Cms.Web.Admin.States;

/// <summary>The two things the desk always says of a page, in this order and never mixed: what visitors see now, and what comes next.</summary>
public sealed record PageState(Standing Standing, PageMark VisitorsSee, IReadOnlyList<PageMark> ComesNext);

/// <summary>States of pages, for lists and for one page, in the same words.</summary>
public sealed class PageStates(Standings standings, Enabled<IPageMarks> modules, SiteClock clock)
{
    public static readonly PageMark NothingPlanned = new(Tone.Grey, "check", "Nothing planned");

    /// <summary>By item id; an item in the trash has none.</summary>
    public async Task<IReadOnlyDictionary<string, PageState>> OfAsync(IReadOnlyCollection<string> itemIds, Actor reader)
    {
        var zone = await clock.ZoneAsync();
        var marks = new List<ILookup<string, PageMark>>();
        var underReview = new HashSet<string>(StringComparer.Ordinal);
        foreach (var module in modules)
        {
            marks.Add(await module.MarksAsync(itemIds, reader));
            underReview.UnionWith(await module.UnderReviewAsync(itemIds));
        }
        return (await standings.OfAsync(itemIds)).ToDictionary(pair => pair.Key, pair => Of(pair.Value, marks.SelectMany(found => found[pair.Key]), underReview.Contains(pair.Key), zone));
    }

    public async Task<PageState?> OfAsync(string itemId, Actor reader) => (await OfAsync([itemId], reader)).GetValueOrDefault(itemId);

    private static PageState Of(Standing standing, IEnumerable<PageMark> marks, bool isUnderReview, SiteZone zone)
    {
        var next = new List<PageMark>();
        next.AddRange(standing.Failed.Select(plan => new PageMark(Tone.Red, "alert", "Failed", $"was to {Verb(plan, "go")} {zone.Long(plan.DueUtc)}", PageActions.PlanHref(plan.ScheduleId), "What happened")));
        next.AddRange(marks);
        next.AddRange(standing.Pending.Select(plan => new PageMark(Tone.Blue, "sched", $"Goes {Verb(plan)}", $"{zone.Long(plan.DueUtc)}, {zone.Away(plan.DueUtc)}", PageActions.PlanHref(plan.ScheduleId), "Change…")));
        if (standing is { HasDraft: true, ArchivedUtc: null } && standing.Pending.All(plan => plan.VersionId != standing.LatestVersion))
            next.Add(new PageMark(Tone.Grey, "pencil", "Draft", Draft(standing)));
        return new PageState(standing, Visible(standing, isUnderReview, zone), next.Count > 0 ? next : [NothingPlanned]);
    }

    private static string Draft(Standing standing) => standing.LiveNumber is not { } live ? "never published"
        : standing.LatestNumber - live is var changes && changes == 1 ? "1 change not live yet" : $"{changes} changes not live yet";

    private static PageMark Visible(Standing standing, bool isUnderReview, SiteZone zone) => standing.IsLive
        ? new PageMark(Tone.Green, "globe", isUnderReview ? "Live (says “under review”)" : "Live", standing.LiveSinceUtc is { } since ? $"since {zone.Day(since)}" : null)
        : standing.ArchivedUtc is { } archived ? new PageMark(Tone.Grey, "archive", "Archived", $"since {zone.Day(archived)}")
        : new PageMark(Tone.Grey, "eye-off", "Not live");

    private static string Verb(ScheduledChange plan, string? go = null) => (go is null ? "" : go + " ") + (plan.Kind is ScheduleKind.Publish ? "live" : "offline");
}
