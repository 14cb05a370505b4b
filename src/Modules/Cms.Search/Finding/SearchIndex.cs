using Cms.Content.Storage;
using Cms.Search.Indexing;
using Cms.Web.Commands;
using Cms.Web.Finding;
using Cms.Web.Modules;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cms.Search.Finding;

/// <summary>The index cannot be read just now. Carries nothing of what was searched for.</summary>
public sealed class SearchUnavailableException(int code) : Exception($"The search index cannot be read (SQLite error {code}).");

/// <summary>
/// Finds live pages. Pages that have every word come first and alone; when there are none, words are corrected, and at last pages with some of the words are shown.
/// A page that is called exactly what was asked stands first, then one that is also called so, then by weight of the words.
/// </summary>
public sealed class SearchIndex(SearchDatabase database, SearchReader reader, ChangeFeed feed, Enabled<SearchKind> registered) : IRebuildableIndex
{
    public const int PageSize = 10;

    /// <summary>The kind with a name as it stands in an address, or null.</summary>
    public SearchKind? Kind(string name) => Kinds().FirstOrDefault(kind => kind.Name == name);

    /// <summary>Empties the index and builds it from the live site, while searching goes on; returns how many pages are in it.</summary>
    public async Task<int> RebuildAsync()
    {
        await reader.RebuildAsync((await feed.HeadAsync()).Position);
        using var connection = database.OpenRead();
        return connection.ExecuteScalar<int>("SELECT count(*) FROM pages");
    }

    /// <exception cref="SearchUnavailableException">The index is missing or damaged; it is being made anew, or must be.</exception>
    public SearchResults Find(SearchQuery query)
    {
        if (query.Words.IsEmpty)
            return SearchResults.Nothing;
        try
        {
            using var connection = database.OpenRead();
            // One snapshot: counts and hits belong together, whatever is written meanwhile.
            using var transaction = connection.BeginTransaction(deferred: true);
            return Find(connection, query);
        }
        catch (SqliteException problem)
        {
            // Not passed on as it is: its text may hold words of the query.
            throw new SearchUnavailableException(problem.SqliteErrorCode);
        }
    }

    private SearchResults Find(SqliteConnection connection, SearchQuery query)
    {
        if (Ask(connection, query, query.Words, SearchMatch.All) is { } found)
            return found;
        if (!query.AsTyped && Vocabulary.Correct(connection, query.Words) is { } corrected)
        {
            if ((Ask(connection, query, corrected, SearchMatch.Corrected) ?? Ask(connection, query, corrected, SearchMatch.Some)) is { } better)
                return better with { Corrected = corrected.Text };
        }
        return query.Words.Words.Count > 1 && Ask(connection, query, query.Words, SearchMatch.Some) is { } some ? some : SearchResults.Nothing;
    }

    private SearchResults? Ask(SqliteConnection connection, SearchQuery query, QueryWords words, SearchMatch how)
    {
        var match = words.Match(how is not SearchMatch.Some, Vocabulary.Complete(connection, words.Words[^1]));
        var byType = connection.Query<(string Type, int Count)>(
            "SELECT p.content_type, count(*) FROM words JOIN pages p ON p.page_id = words.rowid WHERE words MATCH @match AND p.culture = @Culture GROUP BY p.content_type",
            new { match, query.Culture }).AsList();
        if (byType.Count == 0)
            return null;
        var kinds = Kinds();
        var counts = byType.GroupBy(row => KindOf(row.Type, kinds)).ToDictionary(group => group.Key, group => group.Sum(row => row.Count));
        var total = query.Kind is null ? byType.Sum(row => row.Count) : counts.GetValueOrDefault(query.Kind);
        var types = byType.Select(row => row.Type).Where(type => query.Kind is null || KindOf(type, kinds) == query.Kind);
        return new SearchResults(how, byType.Sum(row => row.Count),
            [.. kinds.Where(counts.ContainsKey).Select(kind => (kind, counts[kind]))],
            Hits(connection, query, words, match, types), (total + PageSize - 1) / PageSize, null);
    }

    private static List<SearchHit> Hits(SqliteConnection connection, SearchQuery query, QueryWords words, string match, IEnumerable<string> types)
    {
        var (whole, telling) = (words.Keys[0], words.Keys[1]);
        var rows = connection.Query<Row>(
            $"""
            SELECT p.page_id AS PageId, p.item_id AS ItemId, p.content_type AS ContentType, p.url AS Url, p.title AS Title, p.parents AS Parents, p.summary AS Summary,
                   CASE WHEN p.title_key IN (@whole, @telling) THEN 0 WHEN instr(p.alias_keys, @wholeAlias) > 0 OR instr(p.alias_keys, @tellingAlias) > 0 THEN 1 ELSE 2 END AS Tier
            FROM words JOIN pages p ON p.page_id = words.rowid
            WHERE words MATCH @match AND p.culture = @Culture AND p.content_type IN @types
            ORDER BY Tier, {SearchTables.Rank}, p.title, p.item_id LIMIT @PageSize OFFSET @skip
            """,
            new { match, query.Culture, types, whole, telling, wholeAlias = $"\n{whole}\n", tellingAlias = $"\n{telling}\n", PageSize, skip = (query.Page - 1L) * PageSize }).AsList();
        var texts = connection.Query<(long PageId, string Title, string Aliases, string Summary, string Body)>(
            """
            SELECT rowid, highlight(words, 0, char(2), char(3)), highlight(words, 1, char(2), char(3)),
                   snippet(words, 3, char(2), char(3), '…', 40), snippet(words, 4, char(2), char(3), '…', 40)
            FROM words WHERE words MATCH @match AND rowid IN @ids
            """, new { match, ids = rows.Select(row => row.PageId) }).ToDictionary(row => row.PageId);
        return [.. rows.Select(row => row.ToHit(texts[row.PageId].Title, texts[row.PageId].Aliases, texts[row.PageId].Summary, texts[row.PageId].Body, words.Keys))];
    }

    /// <summary>Every kind that is offered just now, in its order; the last takes all types that no other names.</summary>
    internal List<SearchKind> Kinds() => [.. registered.OrderBy(kind => kind.Order).ThenBy(kind => kind.Label, StringComparer.Ordinal), SearchKind.Pages];

    internal static SearchKind KindOf(string contentType, List<SearchKind> kinds) => kinds.Find(kind => kind.ContentTypes.Contains(contentType)) ?? SearchKind.Pages;

    private sealed class Row
    {
        public long PageId { get; init; }
        public required string ItemId { get; init; }
        public required string ContentType { get; init; }
        public required string Url { get; init; }
        public required string Title { get; init; }
        public required string Parents { get; init; }
        public required string Summary { get; init; }
        public int Tier { get; init; }

        public SearchHit ToHit(string title, string aliases, string summary, string body, IReadOnlyList<string> keys)
        {
            var other = aliases.Split('\n').Select(MarkedText.Read).Where(alias => alias.HasMarks).Select(alias => alias.ToString()).ToList();
            var alias = Tier == 1 ? other.FirstOrDefault(name => keys.Contains(TextKey.Of(name))) : MarkedText.Read(title).HasMarks ? null : other.FirstOrDefault();
            var snippet = new[] { summary, body }.Select(MarkedText.Read).FirstOrDefault(text => text.HasMarks) ?? MarkedText.Read(Summary);
            return new SearchHit(ItemId, ContentType, Url, Title, Parents.Length == 0 ? [] : Parents.Split('\n'), alias, snippet, Tier < 2);
        }
    }
}
