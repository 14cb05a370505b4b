using Cms.Content.Publishing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;
using Cms.Web.Admin.Activity;
using Cms.Web.Admin.Index;
using Cms.Web.Admin.List;
using Cms.Web.Admin.Preferences;
using Cms.Web.Admin.States;
using Cms.Web.Modules;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cms.Web.Admin.Home;

/// <summary>Puts Home together for one person: what they may see of what went wrong, waits, is half done, is missing, comes and was.</summary>
public sealed class HomeReader(DeskIndex index, DefinitionStore definitions, Schedule schedules, PageStates states, PageActions actions, WorkingCopies copies, DeskPreferences preferences, ActivityLog log,
    SiteTroubles troubles, Enabled<IHomeTasks> tasks, Enabled<IHomePanel> panels, SiteClock clock)
{
    public const string FirstSteps = "first-steps";
    private const int MostDrafts = 5;
    private const int MostFacts = 4;
    private const int MostChanges = 6;

    public async Task<HomePage> ReadAsync(Actor reader)
    {
        var zone = await clock.ZoneAsync();
        using var connection = index.OpenRead();
        var needs = await NeedsAsync(connection, reader, zone);
        var (drafts, draftCount) = await DraftsAsync(connection, reader, zone);
        var (facts, factCount) = Facts(connection, reader, MostFacts);
        var (before, after) = await PanelsAsync(reader);
        var pending = (await schedules.ListAsync()).Where(plan => plan.DueUtc <= zone.NowUtc.AddDays(Agenda.Days)).ToList();
        return new HomePage(zone)
        {
            IsFirstTime = await preferences.FindAsync(reader.UserId, FirstSteps) is null,
            Troubles = SiteTroubles.IsFor(reader) ? await troubles.ListAsync(zone) : [],
            Needs = needs,
            Failed = needs.Count(need => need.PublishVersion is not null || need.Story is not null),
            Drafts = drafts,
            DraftCount = draftCount,
            DraftsHref = new ListFilter { Owner = reader.UserName, Next = "draft" }.Url,
            Facts = facts,
            FactCount = factCount,
            Week = Agenda.Of(pending, Rows(connection, reader, pending.Select(plan => plan.ItemId)).ToDictionary(row => row.ItemId, row => row.Name), zone),
            PanelsBefore = before,
            PanelsAfter = after,
            Changes = await log.LatestAsync(reader, MostChanges),
            Log = log,
        };
    }

    /// <summary>Facts to supply, in the order of the pages; all of them when no number is given.</summary>
    public (IReadOnlyList<FactLine> Lines, int Count) Facts(Actor reader)
    {
        using var connection = index.OpenRead();
        return Facts(connection, reader, int.MaxValue);
    }

    private async Task<IReadOnlyList<NeedLine>> NeedsAsync(SqliteConnection connection, Actor reader, SiteZone zone)
    {
        var failed = await schedules.ListAsync(state: Schedule.Failed);
        var waiting = new List<HomeTask>();
        foreach (var source in tasks)
            waiting.AddRange(await source.ForAsync(reader));
        var rows = Rows(connection, reader, failed.Select(plan => plan.ItemId).Concat(waiting.Select(task => task.ItemId))).ToDictionary(row => row.ItemId);
        var needs = new List<NeedLine>();
        foreach (var plan in failed.Where(plan => rows.ContainsKey(plan.ItemId)))
            needs.Add(Failure(plan, rows[plan.ItemId], zone));
        foreach (var task in waiting.Where(task => rows.ContainsKey(task.ItemId)))
            needs.Add(new NeedLine(rows[task.ItemId], task.Mark, task.Mark.Detail ?? ""));
        return needs;
    }

    private static NeedLine Failure(ScheduledChange plan, DeskRow row, SiteZone zone)
    {
        var goes = plan.Kind is ScheduleKind.Publish;
        var seen = goes ? row.IsLive ? "Visitors still see the old text." : "Visitors see no page there." : "Visitors still see the page.";
        var tried = plan.Attempts == 1 ? "tried once" : $"tried {plan.Attempts} times";
        return new NeedLine(row, new PageMark(Tone.Red, "alert", "Failed", null, PageActions.PlanHref(plan.ScheduleId), "See the plan"), $"Did not go {(goes ? "live" : "offline")} {zone.NearWords(plan.DueUtc)} and was {tried}. {seen} Nothing is lost.",
            goes ? plan.VersionId : null, plan.LastError ?? "Nobody noted why.");
    }

    private async Task<(IReadOnlyList<DraftLine>, int)> DraftsAsync(SqliteConnection connection, Actor reader, SiteZone zone)
    {
        var parameters = new DynamicParameters();
        var visible = Visible.To(reader, definitions, parameters);
        parameters.Add("name", reader.UserName);
        var where = $"p.author = @name AND p.has_draft = 1 AND {visible}";
        var count = connection.ExecuteScalar<int>($"SELECT count(*) FROM pages p WHERE {where}", parameters);
        var rows = connection.Query<DeskRow>($"SELECT {DeskRow.Columns} FROM pages p WHERE {where} ORDER BY p.modified DESC, p.item_id LIMIT {MostDrafts}", parameters).AsList();
        var shown = await states.OfAsync([.. rows.Select(row => row.ItemId)], reader);
        rows = [.. rows.Where(row => shown.ContainsKey(row.ItemId))];
        var todo = await actions.OfAsync([.. rows.Select(row => (row, shown[row.ItemId]))], reader);
        var typed = await TypedAsync(connection, reader, zone);
        var saved = rows.Where(row => typed.All(line => line.ItemId != row.ItemId))
            .Select(row => new DraftLine(row.ItemId, row.Name, row.Place, Mark(shown[row.ItemId]), Words(row, shown[row.ItemId], zone), todo.GetValueOrDefault(row.ItemId)));
        return ([.. typed.Concat(saved).Take(MostDrafts)], count);
    }

    /// <summary>What was typed and is in no version yet stands first: it is what somebody was in the middle of.</summary>
    private async Task<IReadOnlyList<DraftLine>> TypedAsync(SqliteConnection connection, Actor reader, SiteZone zone)
    {
        var heads = (await copies.OfUserAsync(reader.UserId)).Where(head => !head.IsTrashed).ToList();
        var rows = Rows(connection, reader, heads.Select(head => head.ItemId)).ToDictionary(row => row.ItemId);
        return [.. heads.Where(head => head.IsNewPage || rows.ContainsKey(head.ItemId)).Select(head => new DraftLine(head.ItemId,
            head.Title is { Length: > 0 } title ? title : rows.GetValueOrDefault(head.ItemId)?.Name ?? "A new page without a title", rows.GetValueOrDefault(head.ItemId)?.Place ?? "",
            head.HeldBecause is null ? new PageMark(Tone.Grey, "pencil", "Typed") : new PageMark(Tone.Amber, "alert", "Look at it"),
            head.HeldBecause ?? $"Your words are kept, and nobody else sees them yet. You stopped here {zone.NearWords(head.SavedUtc)}.", new PageAction("Continue", $"/admin/pages/{head.ItemId}")))];
    }

    // What a module says of the page counts more than that it is a draft.
    private static PageMark Mark(PageState state) => state.ComesNext[0];

    private static string Words(DeskRow row, PageState state, SiteZone zone)
    {
        var mark = Mark(state);
        var first = mark.Detail is { Length: > 0 } detail ? $"{char.ToUpperInvariant(detail[0])}{detail[1..]}. " : "";
        return row.ModifiedUtc is { } at ? $"{first}You stopped here {zone.NearWords(at)}." : first;
    }

    private (IReadOnlyList<FactLine>, int) Facts(SqliteConnection connection, Actor reader, int take)
    {
        var parameters = new DynamicParameters();
        var visible = Visible.To(reader, definitions, parameters);
        parameters.Add("take", take);
        var lines = connection.Query<FactLine>(
            $"""
            SELECT p.item_id AS ItemId, p.title AS Title, p.parents AS Place, f.kind AS Kind, f.words AS Words, f.path AS Path
            FROM facts f JOIN pages p ON p.item_id = f.item_id WHERE {visible} ORDER BY f.kind, p.title_key, p.item_id, f.position LIMIT @take
            """, parameters).AsList();
        return (lines, lines.Count < take ? lines.Count : connection.ExecuteScalar<int>($"SELECT count(*) FROM facts f JOIN pages p ON p.item_id = f.item_id WHERE {visible}", parameters));
    }

    private List<DeskRow> Rows(SqliteConnection connection, Actor reader, IEnumerable<string> itemIds)
    {
        var parameters = new DynamicParameters();
        var visible = Visible.To(reader, definitions, parameters);
        parameters.Add("ids", itemIds.Distinct());
        return connection.Query<DeskRow>($"SELECT {DeskRow.Columns} FROM pages p WHERE p.item_id IN @ids AND {visible}", parameters).AsList();
    }

    private async Task<(IReadOnlyList<HomePanel> Before, IReadOnlyList<HomePanel> After)> PanelsAsync(Actor reader)
    {
        const double Changes = 90;
        var (before, after) = (new List<HomePanel>(), new List<HomePanel>());
        foreach (var source in panels.OrderBy(panel => panel.Position))
        {
            if (await source.ForAsync(reader) is { } panel)
                (source.Position < Changes ? before : after).Add(panel);
        }
        return (before, after);
    }
}
