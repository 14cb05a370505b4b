using System.Globalization;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Admin.Index;
using Cms.Web.Admin.States;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cms.Web.Admin.Tree;

/// <summary>
/// Reads the pages of the site as they stand under one another, as far as they are open. What is there comes from the desk's index; their order from the store,
/// because moving one page renumbers all beside it.
/// </summary>
public sealed class SiteTree(DeskIndex index, DefinitionStore definitions, Database database, PageStates states, SiteClock clock)
{
    private const int Shown = 100;
    private const int MostRead = 5000;

    /// <param name="top">The page whose branch is read; null is the whole tree.</param>
    public async Task<TreeBranch> ReadAsync(TreeView view, Actor reader, string? top = null)
    {
        using var connection = index.OpenRead();
        var byParent = new Dictionary<string, (IReadOnlyList<DeskRow> Rows, int More)>(StringComparer.Ordinal) { [top ?? ""] = await UnderAsync(connection, top, reader, view.Whole == (top ?? "top")) };
        foreach (var open in view.Open)
            byParent[open] = await UnderAsync(connection, open, reader, view.Whole == open);
        var ids = byParent.Values.SelectMany(branch => branch.Rows).Select(row => row.ItemId).Distinct().ToList();
        var shown = await states.OfAsync(ids, reader);
        var counts = Counts(connection, ids, reader);
        var zone = await clock.ZoneAsync();
        return Branch(top ?? "");

        TreeBranch Branch(string parentId) => new([.. byParent[parentId].Rows.Select(row => new TreeNode(row, counts.GetValueOrDefault(row.ItemId), Marks(shown.GetValueOrDefault(row.ItemId), zone),
            view.Open.Contains(row.ItemId) && counts.ContainsKey(row.ItemId) ? Branch(row.ItemId) : null))], byParent[parentId].More);
    }

    /// <summary>The pages above a page, from the top.</summary>
    public IReadOnlyList<string> Above(string itemId)
    {
        using var connection = index.OpenRead();
        var above = new List<string>();
        for (var at = ParentOf(connection, itemId); at is not null && above.Count < 50; at = ParentOf(connection, at))
            above.Insert(0, at);
        return above;
    }

    /// <summary>A page that the reader may see, or null.</summary>
    public DeskRow? Find(string itemId, Actor reader)
    {
        var parameters = new DynamicParameters();
        var visible = Visible.To(reader, definitions, parameters);
        parameters.Add("itemId", itemId);
        using var connection = index.OpenRead();
        return connection.QueryFirstOrDefault<DeskRow>($"SELECT {DeskRow.Columns} FROM pages p WHERE p.item_id = @itemId AND {visible}", parameters);
    }

    /// <summary>
    /// Where among all items under a parent a page must go to stand before or after a page that the reader sees: items without a page of their own,
    /// and those that the reader may not see, keep their places. Null: there is nothing on that side.
    /// </summary>
    public async Task<(string? ParentId, int Position)?> StepAsync(string itemId, bool up, Actor reader)
    {
        if (Find(itemId, reader) is not { } row)
            return null;
        var all = await OrderAsync(row.ParentId);
        var seen = Seen(row.ParentId, reader);
        var at = all.IndexOf(itemId);
        var beside = up ? all.Take(Math.Max(at, 0)).LastOrDefault(seen.Contains) : all.Skip(at + 1).FirstOrDefault(seen.Contains);
        if (at < 0 || beside is null)
            return null;
        all.RemoveAt(at);
        return (row.ParentId, all.IndexOf(beside) + (up ? 0 : 1));
    }

    /// <summary>The place right before a page under the same parent; null is the end.</summary>
    public async Task<int?> BeforeAsync(string itemId, string? parentId, string? before)
    {
        var all = await OrderAsync(parentId);
        all.Remove(itemId);
        return before is not null && all.IndexOf(before) is >= 0 and var at ? at : null;
    }

    private async Task<(IReadOnlyList<DeskRow>, int)> UnderAsync(SqliteConnection connection, string? parentId, Actor reader, bool whole)
    {
        var parameters = new DynamicParameters();
        var visible = Visible.To(reader, definitions, parameters);
        parameters.Add("parentId", parentId);
        var rows = connection.Query<DeskRow>(
            $"SELECT {DeskRow.Columns} FROM pages p WHERE p.parent_id IS @parentId AND p.has_page = 1 AND {visible} ORDER BY p.title_key LIMIT {MostRead}", parameters).AsList();
        var order = (await OrderAsync(parentId)).Select((id, at) => (id, at)).ToDictionary(place => place.id, place => place.at);
        var sorted = rows.OrderBy(row => order.GetValueOrDefault(row.ItemId, int.MaxValue)).ToList();
        return whole || sorted.Count <= Shown ? (sorted, 0) : (sorted[..Shown], sorted.Count - Shown);
    }

    private HashSet<string> Seen(string? parentId, Actor reader)
    {
        var parameters = new DynamicParameters();
        var visible = Visible.To(reader, definitions, parameters);
        parameters.Add("parentId", parentId);
        using var connection = index.OpenRead();
        return connection.Query<string>($"SELECT p.item_id FROM pages p WHERE p.parent_id IS @parentId AND p.has_page = 1 AND {visible}", parameters).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<List<string>> OrderAsync(string? parentId)
    {
        await using var connection = await database.OpenAsync();
        return (await connection.QueryAsync<string>(
            $"SELECT item_id FROM content_items WHERE {(parentId is null ? "parent_id IS NULL" : "parent_id = @parentId")} AND deleted_utc IS NULL ORDER BY sort_order, item_id", new { parentId })).AsList();
    }

    private Dictionary<string, int> Counts(SqliteConnection connection, List<string> ids, Actor reader)
    {
        var parameters = new DynamicParameters();
        var visible = Visible.To(reader, definitions, parameters);
        parameters.Add("ids", ids);
        return connection.Query<(string, int)>($"SELECT p.parent_id, count(*) FROM pages p WHERE p.parent_id IN @ids AND p.has_page = 1 AND {visible} GROUP BY p.parent_id", parameters)
            .ToDictionary(row => row.Item1, row => row.Item2);
    }

    private static string? ParentOf(SqliteConnection connection, string itemId) => connection.QueryFirstOrDefault<string?>("SELECT parent_id FROM pages WHERE item_id = @itemId", new { itemId });

    private static IReadOnlyList<PageMark> Marks(PageState? state, SiteZone zone)
    {
        if (state is null)
            return [];
        var marks = new List<PageMark>();
        if (state.VisitorsSee.Tone is not Tone.Green)
            marks.Add(state.VisitorsSee);
        marks.AddRange(state.Standing.Pending.Select(plan => new PageMark(Tone.Blue, "sched",
            $"{(plan.Kind is ScheduleKind.Publish ? "Live" : "Offline")} {zone.Local(plan.DueUtc).ToString("ddd d MMM", CultureInfo.InvariantCulture)}")));
        // A page that was never live says so already; that its text is a draft goes without saying.
        marks.AddRange(state.ComesNext.Where(mark => mark != PageStates.NothingPlanned && mark.Icon != "sched" && (mark.Icon != "pencil" || state.Standing.IsLive)));
        return marks;
    }
}
