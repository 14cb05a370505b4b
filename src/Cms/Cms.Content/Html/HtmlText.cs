using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Cms.Content.Model;

namespace Cms.Content.Html;

/// <summary>What rich text says and points at, without its markup.</summary>
public static partial class HtmlText
{
    /// <summary>The words, one block a line, without empty lines; cells of a table row are separated by a tab.</summary>
    public static string Plain(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
            return "";
        var text = new StringBuilder();
        HtmlTree.Walk(HtmlTree.Parse(MediaShortcodes.Without(html)), node =>
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
        : [.. (PlainMarkup().IsMatch(html) ? LinksInSight(html) : Elements(html, "a").Select(link => link.GetAttribute("data-item"))).OfType<string>().Where(ContentIds.IsValid).Distinct(StringComparer.Ordinal)];

    /// <summary>How many pictures stand in the text without a description. An empty description is one: it says that the picture is decoration.</summary>
    public static int PicturesWithoutText(string? html) => string.IsNullOrEmpty(html) || !html.Contains("<img", StringComparison.OrdinalIgnoreCase)
        ? 0
        : Elements(html, "img").Count(picture => !picture.HasAttribute("alt"));

    /// <summary>Nothing a reader could see or hear.</summary>
    public static bool IsEmpty(string? html) => string.IsNullOrWhiteSpace(html) || !WordsFirst().IsMatch(html) && Plain(html).Length == 0 && Elements(html, "img").Count == 0;

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

    private static IEnumerable<string?> LinksInSight(string html)
    {
        foreach (Match link in Link().Matches(html))
        {
            var at = link.Groups["name"].Captures.ToList().FindIndex(name => name.Value == "data-item");
            yield return at < 0 ? null : link.Groups["value"].Captures[at].Value;
        }
    }

    /// <summary>Markup as the sanitizer writes it, without tables: a parser sees the links that stand there and no others, so it need not be asked.</summary>
    [GeneratedRegex("""^(?>[^<]*)(?>(?:</[a-z0-9]+>|<(?:p|h[2-4]|ul|ol|li|strong|em|a|br|blockquote|sup|sub|abbr|span)(?: [a-z-]+="[^"<>&]*")*>)[^<]*)*$""", RegexOptions.CultureInvariant)]
    private static partial Regex PlainMarkup();

    [GeneratedRegex("""<a(?: (?<name>[a-z-]+)="(?<value>[^"]*)")*>""", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    /// <summary>A text that begins with words, in plain blocks or without: most do, and need no parser to be told from an empty one.</summary>
    [GeneratedRegex(@"^\s*(?:<(?:p|h[2-4]|ul|ol|li|strong|em)>\s*)*[\p{L}\p{N}]", RegexOptions.CultureInvariant)]
    private static partial Regex WordsFirst();

    private static string Tidy(string line) =>
        string.Join('\t', line.Split('\t').Select(cell => string.Join(' ', cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))).Trim();
}
