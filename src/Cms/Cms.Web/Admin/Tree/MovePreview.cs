using Cms.Content.Parts;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Admin.Index;
using Cms.Web.Finding;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cms.Web.Admin.Tree;

/// <summary>Says what a move would do before it is done: the move itself is rehearsed, so addresses and refusals are those of the button.</summary>
public sealed class MovePreview(DeskIndex index, DefinitionStore definitions, ContentStore store, SiteTree tree, Rehearsal rehearsal)
{
    private const int Offered = 6;

    /// <param name="typed">What was looked for. Without <paramref name="to"/> the best of what it finds is chosen.</param>
    /// <param name="to">An item's id, or <see cref="MovePage.Top"/>.</param>
    public async Task<MovePage> AskAsync(DeskRow row, string? typed, string? to, Actor actor)
    {
        var words = QueryWords.Parse(typed);
        var (found, corrected) = Look(row, words, actor);
        var toTop = to == MovePage.Top;
        var target = toTop ? null : to is null ? found.FirstOrDefault() : tree.Find(to, actor) is { HasPage: true } chosen ? chosen : null;
        var page = new MovePage(row, words.Text, found, target) { ToTop = toTop, Corrected = corrected };
        return page.IsChosen ? await RehearseAsync(page, actor) : page;
    }

    private async Task<MovePage> RehearseAsync(MovePage page, Actor actor)
    {
        page = page with { OldAddress = page.Row.Path is { } path ? $"/{path}" : null };
        try
        {
            var changes = await rehearsal.MoveAsync(actor, page.Row.ItemId, page.Target?.ItemId);
            var own = changes.FirstOrDefault(change => change.ItemId == page.Row.ItemId);
            var now = own is null ? page.OldAddress : own.NewPath is { } fresh ? $"/{fresh}" : null;
            return page with { NewAddress = now, Notes = [.. await NotesAsync(page with { NewAddress = now }, changes.Count(change => change.ItemId != page.Row.ItemId && change.OldPath is not null))] };
        }
        catch (ActionRefusedException refusal)
        {
            return page with { Refusal = refusal.Message };
        }
    }

    private async Task<IEnumerable<MoveNote>> NotesAsync(MovePage page, int others)
    {
        var notes = new List<MoveNote>();
        var moves = page.NewAddress != page.OldAddress;
        if (moves && page.Row.IsLive)
            notes.Add(new MoveNote("The old address will lead visitors to the new one."));
        if (others > 0)
            notes.Add(new MoveNote(others == 1 ? "1 page under it moves along. Its old address leads on too." : $"{others} pages under it move along. Their old addresses lead on too."));
        if (!moves)
            notes.Add(new MoveNote("Its address stays the same."));
        var (links, menus) = await UsesAsync(page.Row.ItemId);
        if (links + menus > 0)
            notes.Add(new MoveNote($"{string.Join(" and ", new[] { Count(links, "page that links to it", "pages that link to it"), Count(menus, "menu", "menus") }.OfType<string>())} {(links + menus == 1 ? "follows by itself." : "follow by themselves.")}"));
        var section = page.Target is { } target ? target.Place.Length > 0 ? target.Place.Split(" / ")[0] : target.Name : null;
        if (page.Target is { IsLive: false } hidden && page.Row.IsLive)
            notes.Add(new MoveNote($"“{hidden.Name}” is not live. Until it is, visitors find no way to this page from there.", NeedsLook: true));
        if (page.Row.SectionId != (page.Target?.SectionId ?? page.Row.ItemId))
        {
            var from = page.Row.Place.Split(" / ")[0];
            notes.Add(new MoveNote($"{(from.Length > 0 ? $"It leaves the list of pages of “{from}”" : "It leaves the top of the site")}{(section is null ? " and stands at the top of the site." : $" and joins that of “{section}”.")}"));
            if (menus == 0 && page.Row.IsLive)
                notes.Add(new MoveNote($"No menu leads to it.{(from.Length > 0 ? $" Readers of “{from}” will find it by links and search only." : "")}", NeedsLook: true));
        }
        return notes;
    }

    /// <summary>How many live pages and how many menus point at a page; both follow it wherever it goes.</summary>
    private async Task<(int Links, int Menus)> UsesAsync(string itemId)
    {
        var from = (await store.WhoUsesAsync(itemId, live: true)).Select(use => use.TargetId).Where(id => id != itemId).Distinct().ToList();
        var items = await store.PublishedAsync(from);
        var menus = items.Count(item => definitions.Schema.Definitions.Type(item.ContentType)?.Has(nameof(MenuItemsListPart)) == true);
        return (items.Count - menus, menus);
    }

    private (IReadOnlyList<DeskRow> Found, string? Corrected) Look(DeskRow row, QueryWords words, Actor actor)
    {
        if (words.IsEmpty)
            return ([], null);
        using var connection = index.OpenRead();
        var found = Look(connection, row, words, actor);
        return found.Count == 0 && Vocabulary.Correct(connection, words) is { } better ? (Look(connection, row, better, actor), better.Text) : (found, null);
    }

    // Pages by their names and addresses, without the page itself and what stands under it.
    private IReadOnlyList<DeskRow> Look(SqliteConnection connection, DeskRow row, QueryWords words, Actor actor)
    {
        var parameters = new DynamicParameters();
        var visible = Visible.To(actor, definitions, parameters);
        parameters.Add("itemId", row.ItemId);
        parameters.Add("match", $"{{title aliases address}} : ({words.Match(all: true, Vocabulary.Complete(connection, words.Words[^1]))})");
        parameters.Add("whole", words.Keys[0]);
        return connection.Query<DeskRow>(
            $"""
            WITH RECURSIVE branch (item_id) AS (SELECT @itemId UNION SELECT child.item_id FROM pages child JOIN branch ON child.parent_id = branch.item_id)
            SELECT {DeskRow.Columns} FROM words JOIN pages p ON p.page_id = words.rowid
            WHERE words MATCH @match AND p.has_page = 1 AND p.item_id NOT IN (SELECT item_id FROM branch) AND {visible}
            ORDER BY CASE WHEN p.title_key = @whole THEN 0 WHEN substr(p.title_key, 1, length(@whole)) = @whole THEN 1 ELSE 2 END, {DeskTables.Rank}, p.title_key LIMIT {Offered}
            """, parameters).AsList();
    }

    private static string? Count(int number, string one, string many) => number == 0 ? null : $"{number} {(number == 1 ? one : many)}";
}
