using System.Text;
using AngleSharp.Dom;
using Cms.Content.Model;

namespace Cms.Content.Html;

/// <summary>What rich text says and points at, without its markup.</summary>
public static class HtmlText
{
    /// <summary>The words, one block a line, without empty lines; cells of a table row are separated by a tab.</summary>
    public static string Plain(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
            return "";
        var text = new StringBuilder();
        HtmlTree.Walk(HtmlTree.Parse(html), node =>
        {
            if (node is IText words)
                text.Append(words.Data.ReplaceLineEndings(" "));
            if (node is not IElement element)
                return false;
            if (AllowedHtml.IsDropped(element))
                return false;
            if (element.LocalName == "br" || AllowedHtml.IsBlock(element.LocalName))
                text.Append('\n');
            return true;
        }, node =>
        {
            if (node is not IElement element || AllowedHtml.IsDropped(element))
                return;
            if (AllowedHtml.IsBlock(element.LocalName))
                text.Append('\n');
            else if (element.LocalName is "td" or "th")
                text.Append('\t');
        });
        return string.Join('\n', text.ToString().Split('\n').Select(Tidy).Where(line => line.Length > 0));
    }

    /// <summary>Ids of the pages that links in the text name with <c>data-item</c>, each once.</summary>
    public static IReadOnlyList<string> Items(string? html) => string.IsNullOrEmpty(html) || !html.Contains("data-item", StringComparison.OrdinalIgnoreCase)
        ? []
        : [.. Elements(html, "a").Select(link => link.GetAttribute("data-item")).OfType<string>().Where(ContentIds.IsValid).Distinct(StringComparer.Ordinal)];

    /// <summary>How many pictures stand in the text without a description. An empty description is one: it says that the picture is decoration.</summary>
    public static int PicturesWithoutText(string? html) => string.IsNullOrEmpty(html) || !html.Contains("<img", StringComparison.OrdinalIgnoreCase)
        ? 0
        : Elements(html, "img").Count(picture => !picture.HasAttribute("alt"));

    /// <summary>Nothing a reader could see or hear.</summary>
    public static bool IsEmpty(string? html) => string.IsNullOrWhiteSpace(html) || (Plain(html).Length == 0 && Elements(html, "img").Count == 0);

    private static List<IElement> Elements(string html, string name)
    {
        var found = new List<IElement>();
        HtmlTree.Walk(HtmlTree.Parse(html), node =>
        {
            if (node is IElement element && element.LocalName == name)
                found.Add(element);
            return true;
        }, static _ => { });
        return found;
    }

    private static string Tidy(string line) =>
        string.Join('\t', line.Split('\t').Select(cell => string.Join(' ', cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))).Trim();
}
