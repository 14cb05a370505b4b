using System.Text;
using AngleSharp.Dom;

namespace Cms.Content.Html;

/// <summary>
/// Cleans rich text. What comes out is written anew from an allow-list of elements and attributes, with all text escaped, so nothing that a
/// parser might read in a second way (comments, raw text, foreign content) can stay. Clean text comes out as it went in.
/// </summary>
public static class HtmlSanitizer
{
    private const int Passes = 4;

    public static string Clean(string? html) => Clean(html, static _ => null);

    /// <summary>As <see cref="Clean(string?)"/>; <paramref name="addressOf"/> gives the present address of a page that a link names by its id, or null to keep the written one.</summary>
    public static string Clean(string? html, Func<string, string?> addressOf)
    {
        if (string.IsNullOrWhiteSpace(html))
            return "";
        // Unwrapping can leave a shape that a browser would nest otherwise (a paragraph in a paragraph): read it again until it stays.
        for (var pass = 0; pass < Passes; pass++)
        {
            var written = Write(HtmlTree.Parse(html), addressOf);
            if (written == html)
                return written;
            html = written;
        }
        return html;
    }

    private static string Write(INodeList nodes, Func<string, string?> addressOf)
    {
        var text = new StringBuilder();
        var names = new Stack<string?>();
        HtmlTree.Walk(nodes, node =>
        {
            if (node is IText words)
                Escape(text, words.Data, inAttribute: false);
            if (node is not IElement element)
            {
                names.Push(null);
                return false;
            }
            var dropped = AllowedHtml.IsDropped(element);
            var name = dropped ? null : AllowedHtml.NameOf(element);
            names.Push(name);
            if (name is not null)
                Open(text, name, element, addressOf);
            else if (!dropped && AllowedHtml.IsBlock(element.LocalName))
                Break(text);
            return !dropped;
        }, node =>
        {
            if (names.Pop() is not { } name)
            {
                if (node is IElement element && AllowedHtml.IsBlock(element.LocalName) && !AllowedHtml.IsDropped(element))
                    Break(text);
            }
            else if (name is not ("br" or "img"))
            {
                text.Append("</").Append(name).Append('>');
            }
        });
        return text.ToString().Trim();
    }

    private static void Open(StringBuilder text, string name, IElement element, Func<string, string?> addressOf)
    {
        text.Append('<').Append(name);
        var attributes = AllowedHtml.Attributes(name, element).ToList();
        var item = attributes.Find(attribute => attribute.Name == "data-item").Value;
        foreach (var (attribute, value) in attributes)
        {
            text.Append(' ').Append(attribute).Append("=\"");
            Escape(text, attribute == "href" && item is not null && addressOf(item) is { } address && Links.IsSafe(address) ? address : value, inAttribute: true);
            text.Append('"');
        }
        text.Append('>');
    }

    /// <summary>The words of two blocks that are unwrapped must not run together.</summary>
    private static void Break(StringBuilder text)
    {
        if (text.Length > 0 && !char.IsWhiteSpace(text[^1]))
            text.Append('\n');
    }

    private static void Escape(StringBuilder text, string value, bool inAttribute)
    {
        foreach (var c in value)
        {
            _ = c switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' when inAttribute => text.Append("&quot;"),
                '`' when inAttribute => text.Append("&#96;"),
                '\u00a0' => text.Append("&nbsp;"),
                '\0' => text,
                '\r' => text.Append('\n'),
                _ => text.Append(c),
            };
        }
    }
}
