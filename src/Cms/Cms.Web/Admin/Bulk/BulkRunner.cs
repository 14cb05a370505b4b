using Cms.Content.Publishing;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Storage;
using Cms.Web.Admin.Index;
using Cms.Web.Editing;
using Dapper;
using Microsoft.Extensions.Logging;

namespace Cms.Web.Admin.Bulk;

/// <summary>
/// One act on many pages. What will happen is found by rehearsing the act itself; then each page is acted on by the same write action as its own button,
/// in a transaction of its own, and one that fails does not stop the others.
/// </summary>
public sealed class BulkRunner(DeskIndex index, DefinitionStore definitions, Standings standings, ContentStore store, Rehearsal rehearsal, Publish publish, Unpublish unpublish, Schedule schedules,
    DeleteItem delete, Receipts receipts, ChangeFeed feed, SiteClock clock, ILogger<BulkRunner> log)
{
    public const int Most = 200;

    public async Task<BulkPlan> PlanAsync(Actor actor, BulkAct act, IReadOnlyCollection<string> itemIds)
    {
        var zone = await clock.ZoneAsync();
        var rows = Rows(actor, act, itemIds);
        var states = await standings.OfAsync([.. rows.Select(row => row.ItemId)]);
        var candidates = rows.Where(row => NothingToDo(act, states.GetValueOrDefault(row.ItemId)) is null).Select(row => row.ItemId).ToList();
        var refusals = (await RehearseAsync(actor, act, candidates, zone)).ToDictionary(one => one.ItemId, one => one.Refusal);
        var lines = new List<BulkLine>();
        foreach (var row in rows)
        {
            var standing = states.GetValueOrDefault(row.ItemId);
            lines.Add(NothingToDo(act, standing) is { } idle ? Idle(row, idle)
                : refusals[row.ItemId] is { } refusal ? Refused(row, refusal)
                : new BulkLine(row.ItemId, row.Name, await DetailAsync(act, row, standing!, zone), null, null));
        }
        return new BulkPlan(act, [.. lines, .. Gone(itemIds.Count - rows.Count)], zone);
    }

    /// <param name="dueUtc">For a plan: when.</param>
    public async Task<BulkReport> RunAsync(Actor actor, BulkAct act, IReadOnlyCollection<string> itemIds, DateTime? dueUtc)
    {
        var zone = await clock.ZoneAsync();
        var rows = Rows(actor, act, itemIds);
        var states = await standings.OfAsync([.. rows.Select(row => row.ItemId)]);
        var lines = new List<BulkLine>();
        foreach (var row in rows)
        {
            lines.Add(NothingToDo(act, states.GetValueOrDefault(row.ItemId)) is { } idle
                ? Idle(row, idle)
                : await ActAsync(actor, act, row, dueUtc, zone));
        }
        await receipts.TakeAsync((await feed.HeadAsync()).Position.Sequence);
        return new BulkReport(actor.UserId, act, [.. lines, .. Gone(itemIds.Count - rows.Count)]);
    }

    private async Task<BulkLine> ActAsync(Actor actor, BulkAct act, DeskRow row, DateTime? dueUtc, SiteZone zone)
    {
        try
        {
            await (act switch
            {
                BulkAct.Publish => publish.RunAsync(actor, row.ItemId, route: ReleaseRoute.Bulk),
                BulkAct.Schedule => schedules.PublishAtAsync(actor, row.ItemId, dueUtc!.Value, zone.Id),
                BulkAct.Unpublish => unpublish.RunAsync(actor, row.ItemId),
                _ => (Task)delete.RunAsync(actor, row.ItemId),
            });
            return new BulkLine(row.ItemId, row.Name, act is BulkAct.Schedule ? zone.Long(dueUtc!.Value) : null, null, null);
        }
        catch (ActionRefusedException refusal)
        {
            return Refused(row, refusal);
        }
        catch (Exception problem)
        {
            log.LogError(problem, "The bulk act {Act} failed on {ItemId}.", act, row.ItemId);
            return new BulkLine(row.ItemId, row.Name, null, "That did not work, and nothing about this page was changed. Try it alone.", row.Href);
        }
    }

    private Task<IReadOnlyList<Rehearsed>> RehearseAsync(Actor actor, BulkAct act, IReadOnlyList<string> itemIds, SiteZone zone) => act switch
    {
        BulkAct.Publish => rehearsal.PublishAsync(actor, itemIds),
        // The time is chosen with the list in view; any will do to see what stands in the way.
        BulkAct.Schedule => rehearsal.ScheduleAsync(actor, itemIds, zone.NowUtc.AddDays(1), zone.Id),
        BulkAct.Unpublish => rehearsal.UnpublishAsync(actor, itemIds),
        _ => rehearsal.DeleteAsync(actor, itemIds),
    };

    /// <summary>The chosen pages that this person may see. Parents come before what stands under them, and for the trash after.</summary>
    private List<DeskRow> Rows(Actor actor, BulkAct act, IReadOnlyCollection<string> itemIds)
    {
        var parameters = new DynamicParameters();
        var visible = Visible.To(actor, definitions, parameters);
        parameters.Add("ids", itemIds.Take(Most));
        using var connection = index.OpenRead();
        var rows = connection.Query<DeskRow>($"SELECT {DeskRow.Columns} FROM pages p WHERE p.item_id IN @ids AND {visible} ORDER BY p.title_key, p.item_id", parameters);
        return [.. act is BulkAct.Trash ? rows.OrderByDescending(Depth) : rows.OrderBy(Depth)];

        static int Depth(DeskRow row) => row.ParentTitles.Length == 0 ? 0 : row.ParentTitles.Count(character => character == '\n') + 1;
    }

    private static string? NothingToDo(BulkAct act, Standing? standing) => (act, standing) switch
    {
        (_, null) => "It is not there any more.",
        (BulkAct.Publish or BulkAct.Schedule, { IsLive: true, HasDraft: false }) => "Its newest text is live already.",
        (BulkAct.Unpublish, { IsLive: false }) => "It is not live.",
        _ => null,
    };

    private async Task<string?> DetailAsync(BulkAct act, DeskRow row, Standing standing, SiteZone zone)
    {
        var address = row.Path is null ? null : $"/{row.Path}";
        var saved = standing.LatestUtc is { } at ? $"saved {zone.NearWords(at)}{(standing.LatestAuthor is { Length: > 0 } author ? $" by {author}" : "")}" : null;
        switch (act)
        {
            case BulkAct.Publish or BulkAct.Schedule:
                return standing.IsLive ? $"The draft {saved} takes the place of the live text." : address is null ? $"The draft {saved}." : $"Visitors will find it at {address}.";
            default:
                var links = (await store.WhoUsesAsync(row.ItemId, live: true)).Select(use => use.TargetId).Where(from => from != row.ItemId).Distinct().Count();
                var words = standing.IsLive && address is not null ? $"{address} will answer “not found”." : null;
                return links == 0 ? words : $"{words} {(links == 1 ? "1 live page or menu links" : $"{links} live pages or menus link")} to it.".Trim();
        }
    }

    private static BulkLine Idle(DeskRow row, string words) => new(row.ItemId, row.Name, null, words, null) { IsIdle = true };

    private static BulkLine Refused(DeskRow row, ActionRefusedException refusal)
    {
        var mend = refusal switch
        {
            InvalidContentException { Errors: [{ Path.Length: > 0 } first, ..] } => $"{row.Href}#{ControlId.Of(first.Path)}",
            PlansPendingException question => $"{row.Href}?ask={question.VersionId}",
            NotAllowedException => null,
            _ => row.Href,
        };
        return new BulkLine(row.ItemId, row.Name, null, refusal.Message, mend);
    }

    private static IEnumerable<BulkLine> Gone(int count) => Enumerable.Repeat(new BulkLine("", "A page", null, "It is not there any more, or you may not see it.", null), Math.Max(0, count));
}
