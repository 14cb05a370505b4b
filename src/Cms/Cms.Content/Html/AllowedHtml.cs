using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Cms.Content.Model;

namespace Cms.Content.Html;

/// <summary>The allow-list of rich text: which elements and attributes may stand, and what others become.</summary>
internal static partial class AllowedHtml
{
    private static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>
    {
        ["b"] = "strong",
        ["i"] = "em",
        ["h1"] = "h2",
        ["h5"] = "h4",
        ["h6"] = "h4",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Kept = new[]
    {
        "p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
        "img", "figure", "figcaption", "br", "sup", "sub", "abbr",
    }.ToFrozenSet();

    /// <summary>Elements that go with everything in them: their text is code, data or a control, never words for the reader.</summary>
    private static readonly FrozenSet<string> Dropped = new[]
    {
        "script", "style", "template", "noscript", "noembed", "noframes", "iframe", "frame", "frameset", "object", "embed", "applet", "param", "svg", "math",
        "head", "title", "base", "meta", "link", "textarea", "select", "option", "optgroup", "datalist", "input", "audio", "video", "source", "track", "canvas",
        "map", "area", "dialog", "plaintext", "xmp", "listing", "isindex", "bgsound", "portal", "col", "colgroup", "selectedcontent",
    }.ToFrozenSet();

    /// <summary>Elements that stand on lines of their own; used for plain text and for what is unwrapped.</summary>
    private static readonly FrozenSet<string> Block = new[]
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary",
        "table", "tbody", "tfoot", "thead", "tr", "ul",
    }.ToFrozenSet();

    public static bool IsDropped(IElement element) => element.NamespaceUri != NamespaceNames.HtmlUri || Dropped.Contains(element.LocalName);

    public static bool IsBlock(string name) => Block.Contains(name);

    /// <summary>The element's name as it is written, or null when only its content stays.</summary>
    public static string? NameOf(IElement element)
    {
        var name = Renamed.GetValueOrDefault(element.LocalName, element.LocalName);
        return name switch
        {
            "a" => Links.IsSafe(Url(element, "href")) ? name : null,
            "img" => IsOwnPicture(Url(element, "src")) ? name : null,
            "span" => Attributes("span", element).Any() ? name : null,
            _ when Kept.Contains(name) => name,
            _ when IsBlock(name) && IsLine(element) => "p",
            _ => null,
        };
    }

    public static IEnumerable<(string Name, string Value)> Attributes(string name, IElement element)
    {
        if (element.GetAttribute("lang") is { } lang && Language().IsMatch(lang))
            yield return ("lang", lang);
        if (element.GetAttribute("dir")?.ToLowerInvariant() is "ltr" or "rtl" or "auto")
            yield return ("dir", element.GetAttribute("dir")!.ToLowerInvariant());
        var own = name switch
        {
            "a" => OfLink(element),
            "img" => OfPicture(element),
            "th" => [.. Choice(element, "scope", "col", "row", "colgroup", "rowgroup"), .. Number(element, "colspan"), .. Number(element, "rowspan")],
            "td" => [.. Number(element, "colspan"), .. Number(element, "rowspan")],
            "ol" => Number(element, "start"),
            "abbr" => Text(element, "title"),
            _ => [],
        };
        foreach (var attribute in own)
            yield return attribute;
    }

    private static IEnumerable<(string, string)> OfLink(IElement element)
    {
        yield return ("href", Url(element, "href"));
        if (element.GetAttribute("data-item") is { } item && ContentIds.IsValid(item))
            yield return ("data-item", item);
        if (!string.Equals(element.GetAttribute("target")?.Trim(), "_blank", StringComparison.OrdinalIgnoreCase))
            yield break;
        yield return ("target", "_blank");
        yield return ("rel", "noopener");
    }

    private static IEnumerable<(string, string)> OfPicture(IElement element) =>
        [("src", Url(element, "src")), .. Text(element, "alt"), .. Number(element, "width"), .. Number(element, "height")];

    private static IEnumerable<(string, string)> Text(IElement element, string name) =>
        element.GetAttribute(name) is { } value ? [(name, value)] : [];

    private static IEnumerable<(string, string)> Number(IElement element, string name) =>
        int.TryParse(element.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 10_000
            ? [(name, value.ToString(CultureInfo.InvariantCulture))]
            : [];

    private static IEnumerable<(string, string)> Choice(IElement element, string name, params string[] choices) =>
        element.GetAttribute(name)?.ToLowerInvariant() is { } value && choices.Contains(value) ? [(name, value)] : [];

    private static string Url(IElement element, string name) => element.GetAttribute(name)?.Trim() ?? "";

    /// <summary>A picture comes from this site: a path, never another host and never data inside the text.</summary>
    private static bool IsOwnPicture(string src) =>
        src.Length is > 0 and <= Links.MaxLength && !src.StartsWith("//", StringComparison.Ordinal) && src[0] != '#' && OwnPath().IsMatch(src)
        && !Uri.UnescapeDataString(src).Split('?', '/').Contains("..");

    /// <summary>A block that is not kept but holds one line of words, such as a pasted <c>div</c>: it becomes a paragraph where one may stand.</summary>
    private static bool IsLine(IElement element) =>
        element.LocalName != "hr"
        && element.ParentElement is not { LocalName: "p" or "a" or "strong" or "b" or "em" or "i" or "span" or "sup" or "sub" or "abbr" or "ul" or "ol" or "table" or "tr" or "tbody" or "thead" or "tfoot" }
        && element.ChildNodes.All(child => child is not IElement inner || !IsBlock(inner.LocalName))
        && !string.IsNullOrWhiteSpace(element.TextContent);

    [GeneratedRegex("^[a-z]{2,8}(-[a-z0-9]{1,8})*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Language();

    [GeneratedRegex(@"^(~?/|\./)?[\p{L}\p{N}_\-.%()+,@!~' ]+(/[\p{L}\p{N}_\-.%()+,@!~' ]+)*(\?[A-Za-z0-9_\-.=&%]*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex OwnPath();
}
