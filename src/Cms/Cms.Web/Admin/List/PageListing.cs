using System.Globalization;
using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Web.Admin.Index;
using Cms.Web.Admin.States;
using Cms.Web.Modules;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cms.Web.Admin.List;

/// <summary>Reads the list of pages: a page of rows from the desk's index, and what visitors see and what comes next from the store itself.</summary>
public sealed class PageListing(DeskIndex index, DefinitionStore definitions, PageStates states, Enabled<IListState> modules, Enabled<IReviewDate> reviewDates, SiteClock clock)
{
    public const int PageSize = 50;
    /// <summary>The states of modules that the list can be filtered by.</summary>
    public IReadOnlyList<IListState> States => [.. modules];

    /// <summary>Some module says by when pages must be looked at again.</summary>
    public bool HasReviews => reviewDates.Any();

    public async Task<PageRows> ReadAsync(ListFilter filter, Actor reader)
    {
        var zone = await clock.ZoneAsync();
        using var connection = index.OpenRead();
        // One snapshot: the count and the rows belong together, whatever is written meanwhile.
        using var transaction = connection.BeginTransaction(deferred: true);
        var asked = await ListConditions.OfAsync(filter, reader, definitions, connection, zone.Today(), modules);
        var total = connection.ExecuteScalar<int>($"SELECT count(*) FROM {asked.From} WHERE {asked.Where}", asked.Parameters);
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        asked.Parameters.Add("take", PageSize);
        asked.Parameters.Add("skip", (page - 1) * PageSize);
        var rows = connection.Query<DeskRow>($"SELECT {DeskRow.Columns} FROM {asked.From} WHERE {asked.Where} ORDER BY {Order(filter, asked.HasWords)} LIMIT @take OFFSET @skip", asked.Parameters).AsList();
        var shown = await states.OfAsync([.. rows.Select(row => row.ItemId)], reader);
        return new PageRows(rows, shown, total, page, PageSize);
    }

    /// <summary>How many items the built-in views hold, in one pass.</summary>
    public async Task<ListCounts> CountAsync(Actor reader)
    {
        var zone = await clock.ZoneAsync();
        var parameters = new DynamicParameters();
        var visible = Visible.To(reader, definitions, parameters);
        parameters.Add("name", reader.UserName);
        parameters.Add("today", zone.Today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        using var connection = index.OpenRead();
        return connection.QuerySingle<ListCounts>(
            $"""
            SELECT count(*) AS Everything, COALESCE(sum(p.author = @name), 0) AS Mine, COALESCE(sum(p.has_draft), 0) AS Drafts,
                   COALESCE(sum(p.goes_live IS NOT NULL OR p.goes_offline IS NOT NULL), 0) AS Planned, COALESCE(sum(p.has_failed), 0) AS Failed,
                   COALESCE(sum(p.review_by < @today), 0) AS Overdue, COALESCE(sum(p.facts > 0), 0) AS Facts
            FROM pages p WHERE {visible}
            """, parameters);
    }

    /// <summary>How many items each filter holds.</summary>
    public async Task<IReadOnlyList<int>> CountAsync(IEnumerable<ListFilter> filters, Actor reader)
    {
        var today = (await clock.ZoneAsync()).Today();
        using var connection = index.OpenRead();
        var counts = new List<int>();
        foreach (var filter in filters)
        {
            var asked = await ListConditions.OfAsync(filter, reader, definitions, connection, today, modules);
            counts.Add(connection.ExecuteScalar<int>($"SELECT count(*) FROM {asked.From} WHERE {asked.Where}", asked.Parameters));
        }
        return counts;
    }

    /// <summary>What can be chosen: who saved something last, and the sections that hold more than themselves.</summary>
    public ListChoices Choices(Actor reader)
    {
        var parameters = new DynamicParameters();
        var visible = Visible.To(reader, definitions, parameters);
        using var connection = index.OpenRead();
        var owners = connection.Query<string>($"SELECT DISTINCT p.author FROM pages p WHERE p.author IS NOT NULL AND {visible} ORDER BY p.author LIMIT 500", parameters).AsList();
        var sections = connection.Query<(string, string)>(
            $"""
            SELECT p.item_id, p.title FROM pages p
            WHERE p.parent_id IS NULL AND p.item_id IN (SELECT section_id FROM pages GROUP BY section_id HAVING count(*) > 1) AND {visible} ORDER BY p.title_key LIMIT 500
            """, parameters).AsList();
        var types = definitions.Schema.Definitions.Types.Values.Where(type => type.Options.Listable).OrderBy(type => type.DisplayName, StringComparer.CurrentCultureIgnoreCase).ToList();
        return new ListChoices(types, owners, sections);
    }

    /// <summary>The title of an item, or null when it is not there for this person.</summary>
    public string? TitleOf(string itemId, Actor reader)
    {
        var parameters = new DynamicParameters();
        var visible = Visible.To(reader, definitions, parameters);
        parameters.Add("itemId", itemId);
        using var connection = index.OpenRead();
        return connection.QueryFirstOrDefault<string?>($"SELECT p.title FROM pages p WHERE p.item_id = @itemId AND {visible}", parameters);
    }

    private static string Order(ListFilter filter, bool hasWords)
    {
        var down = filter.Sort?.StartsWith('-') == true;
        var turn = down ? "DESC" : "ASC";
        return filter.Sort?.TrimStart('-') switch
        {
            "title" => $"p.title_key {turn}, p.item_id",
            "owner" => $"p.author COLLATE NOCASE {turn}, p.title_key {turn}, p.item_id {turn}",
            // Pages without a date come last either way.
            "review" => $"p.review_by IS NULL, p.review_by {turn}, p.title_key, p.item_id",
            // The newest first; "the other way round" is the oldest first.
            "changed" => down ? "p.modified, p.item_id" : "p.modified DESC, p.item_id DESC",
            _ => hasWords ? $"{DeskTables.Rank}, p.title_key, p.item_id" : "p.title_key, p.item_id",
        };
    }
}

/// <summary>One page of a list. <paramref name="Page"/> is the one shown, from 1: the last one when a later one was asked for.</summary>
public sealed record PageRows(IReadOnlyList<DeskRow> Rows, IReadOnlyDictionary<string, PageState> States, int Total, int Page, int PageSize)
{
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
    public int First => Total == 0 ? 0 : (Page - 1) * PageSize + 1;
    public int Last => Math.Min(Total, Page * PageSize);
}

public sealed record ListCounts
{
    public int Everything { get; init; }
    public int Mine { get; init; }
    public int Drafts { get; init; }
    public int Planned { get; init; }
    public int Failed { get; init; }
    public int Overdue { get; init; }
    public int Facts { get; init; }
}

public sealed record ListChoices(IReadOnlyList<ContentTypeDefinition> Types, IReadOnlyList<string> Owners, IReadOnlyList<(string Id, string Title)> Sections);
