using Cms.Web.Finding;
namespace Cms.Search.Indexing;

/// <summary>
/// One live page as the index keeps it. <paramref name="Parents"/> are the titles of the pages above it, the top one first, one a line;
/// <paramref name="Aliases"/> and <paramref name="Headings"/> have one a line as well.
/// </summary>
public sealed record IndexedPage(
    string ItemId, string Culture, string ContentType, string Url, string Parents,
    string Title, string Aliases, string Headings, string Summary, string Body)
{
    /// <summary>The title without case, accents and punctuation, to be compared with a whole query.</summary>
    public string TitleKey => TextKey.Of(Title);

    /// <summary>The same of every alias, each between line breaks.</summary>
    public string AliasKeys => Aliases.Length == 0 ? "" : $"\n{string.Join('\n', Aliases.Split('\n').Select(TextKey.Of))}\n";
}
