using Cms.Search.Finding;
using Cms.Search.Indexing;
using Cms.Web.Finding;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cms.Search.Suggesting;

/// <summary>One page that may be meant, by its names. <paramref name="Parent"/> is the title of the page above it.</summary>
internal sealed record NamedPage(string ItemId, string ContentType, IReadOnlyList<string> Aliases, string? Parent);

/// <summary>The pages, the best of each type first, and the words they were found by, which are not those typed when these were corrected.</summary>
internal sealed record Meant(QueryWords Words, IReadOnlyList<NamedPage> Pages)
{
    public static readonly Meant Nothing = new(QueryWords.Parse(null), []);
}

/// <summary>
/// What somebody may mean who is still typing: pages whose title or other name has the words, of which the last may be begun only. While there are none,
/// pages that have the words anywhere, and at last pages with the words as they are spelled on the site.
/// </summary>
public sealed class SuggestionIndex(SearchDatabase database)
{
    private const int FewestLetters = 2;
    private const int MostOfAType = 8;

    /// <exception cref="SearchUnavailableException">The index is missing or damaged; it is being made anew, or must be.</exception>
    internal Meant Find(QueryWords typed, string culture)
    {
        if (typed.Text.Count(char.IsLetterOrDigit) < FewestLetters)
            return Meant.Nothing;
        // One letter after other words says nothing yet.
        var words = typed.Words is [_, .., { Length: 1 }] ? QueryWords.Parse(string.Join(' ', typed.Words.SkipLast(1))) : typed;
        if (words.IsEmpty)
            return Meant.Nothing;
        try
        {
            using var connection = database.OpenRead();
            using var transaction = connection.BeginTransaction(deferred: true);
            return Ask(connection, words, culture) ?? (Vocabulary.Correct(connection, words) is { } corrected ? Ask(connection, corrected, culture) : null) ?? Meant.Nothing;
        }
        catch (SqliteException problem)
        {
            // Not passed on as it is: its text may hold words of the query.
            throw new SearchUnavailableException(problem.SqliteErrorCode);
        }
    }

    private static Meant? Ask(SqliteConnection connection, QueryWords words, string culture)
    {
        var match = words.Match(all: true, Vocabulary.Complete(connection, words.Words[^1]));
        var pages = Pages(connection, $"{{title aliases}} : ({match})", words, culture);
        if (pages.Count == 0)
            pages = Pages(connection, match, words, culture);
        return pages.Count == 0 ? null : new Meant(words, pages);
    }

    // A page that is called so comes first, then one that is also called so, then those whose name or other name begins so.
    private static List<NamedPage> Pages(SqliteConnection connection, string match, QueryWords words, string culture)
    {
        var key = string.Join(' ', words.Words);
        return [.. connection.Query<(string ItemId, string ContentType, string Aliases, string Parents)>(
            $"""
            WITH found AS MATERIALIZED (
                SELECT p.item_id, p.content_type, p.aliases, p.parents, p.title, {SearchTables.Rank} AS weight,
                       CASE WHEN p.title_key = @key THEN 0 WHEN instr(p.alias_keys, @alias) > 0 THEN 1 WHEN instr(p.title_key, @key) = 1 THEN 2
                            WHEN instr(p.alias_keys, @beginning) > 0 THEN 3 ELSE 4 END AS tier
                FROM words JOIN pages p ON p.page_id = words.rowid WHERE words MATCH @match AND p.culture = @culture)
            SELECT item_id, content_type, aliases, parents
            FROM (SELECT *, row_number() OVER (PARTITION BY content_type ORDER BY tier, weight, title, item_id) AS place FROM found)
            WHERE place <= @MostOfAType ORDER BY tier, weight, title, item_id
            """,
            new { key, alias = $"\n{key}\n", beginning = $"\n{key}", match, culture, MostOfAType })
            .Select(row => new NamedPage(row.ItemId, row.ContentType, row.Aliases.Length == 0 ? [] : row.Aliases.Split('\n'), row.Parents.Length == 0 ? null : row.Parents.Split('\n')[^1]))];
    }
}
