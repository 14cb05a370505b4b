using System.Globalization;
using Cms.Search.Finding;
using Cms.Web.Finding;

namespace Cms.Search.ResultsPage;

/// <summary>What the view <c>Search</c> shows. Without words typed it asks for them; <see cref="IsUnavailable"/> says that the index cannot be read just now.</summary>
public sealed record SearchPage(string Path, QueryWords Words, SearchKind? Kind, int Page, bool AsTyped, SearchResults Results, SearchHelp Help)
{
    public bool IsUnavailable { get; init; }
    public SearchWords Own { get; init; } = SearchWords.Usual;

    /// <summary>How many results the chosen kind has, or all of them.</summary>
    public int Count => Kind is null ? Results.Total : Results.Kinds.FirstOrDefault(entry => entry.Kind == Kind).Count;

    /// <summary>The words that the results are for.</summary>
    public string Shown => Results.Corrected ?? Words.Text;

    public string CountText => Count switch { 0 => "No results", 1 => "1 result", _ => Count.ToString("N0", CultureInfo.InvariantCulture) + " results" };

    /// <summary>The same search for another kind, from its first page.</summary>
    public string KindUrl(SearchKind? kind) => Url(Words.Text, kind, 1, AsTyped);

    public string PageUrl(int page) => Url(Words.Text, Kind, page, AsTyped);

    public string AsTypedUrl => Url(Words.Text, null, 1, true);

    private string Url(string words, SearchKind? kind, int page, bool asTyped) =>
        $"{Path}?q={Uri.EscapeDataString(words)}{(kind is null ? "" : $"&type={Uri.EscapeDataString(kind.Name)}")}{(page > 1 ? $"&page={page}" : "")}{(asTyped ? "&as=typed" : "")}";
}
