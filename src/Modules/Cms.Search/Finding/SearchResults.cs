using Cms.Web.Finding;
namespace Cms.Search.Finding;

/// <summary>One search: what was typed, in which language, perhaps one kind only, which page of results (from 1), and whether the words shall be taken as typed.</summary>
public sealed record SearchQuery(QueryWords Words, string Culture, SearchKind? Kind = null, int Page = 1, bool AsTyped = false);

/// <summary>How the results came about.</summary>
public enum SearchMatch
{
    /// <summary>Every word is on each page.</summary>
    All,

    /// <summary>Nothing had the words as typed; words of the site that are spelled much like them did.</summary>
    Corrected,

    /// <summary>No page has all the words; these have some of them.</summary>
    Some,

    None,
}

/// <summary>
/// One page of results. <paramref name="Total"/> counts every kind; <paramref name="Kinds"/> has the kinds that found something, in their order.
/// <paramref name="Corrected"/> is the query that was really asked when it is not the one typed.
/// </summary>
public sealed record SearchResults(SearchMatch Match, int Total, IReadOnlyList<(SearchKind Kind, int Count)> Kinds, IReadOnlyList<SearchHit> Hits, int PageCount, string? Corrected)
{
    public static readonly SearchResults Nothing = new(SearchMatch.None, 0, [], [], 0, null);
}

/// <summary>
/// One page found. <paramref name="Parents"/> are the titles above it, the top one first. <paramref name="Alias"/> is the other name that matched.
/// <paramref name="IsBest"/>: it is called exactly what was asked for.
/// </summary>
public sealed record SearchHit(string ItemId, string ContentType, string Url, string Title, IReadOnlyList<string> Parents, string? Alias, MarkedText Snippet, bool IsBest);
