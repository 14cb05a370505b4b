using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Html;

namespace Cms.Web.Display;

/// <summary>
/// Phone numbers written with their country code (1-555-010-0199, +1 555 010 0199) as links that dial: one touch on a phone, and never broken over two lines.
/// </summary>
public static partial class PhoneLinks
{
    public static bool MayHave(string text) => Number().IsMatch(text);

    public static void Add(IElement root)
    {
        foreach (var text in root.Descendants<IText>().Where(text => Number().IsMatch(text.Data) && text.Ancestors<IElement>().All(element => element.LocalName != "a")).ToList())
            Split(text);
    }

    /// <summary>Plain text as HTML, its numbers linked.</summary>
    public static IHtmlContent Text(string? text)
    {
        var html = new HtmlContentBuilder();
        var at = 0;
        foreach (Match match in Number().Matches(text ?? ""))
        {
            // Digits, spaces, hyphens and a plus sign: nothing in it needs escaping.
            html.Append(text![at..match.Index]).AppendHtml($"<a href=\"{Dial(match.Value)}\">{match.Value}</a>");
            at = match.Index + match.Length;
        }
        return html.Append((text ?? "")[at..]);
    }

    /// <summary>Nothing but one such number.</summary>
    public static bool IsNumber(string text) => Number().Match(text.Trim()) is { Success: true } match && match.Length == text.Trim().Length;

    /// <summary>A number as it is dialed: digits, with a plus sign where the country stands in front.</summary>
    public static string Dial(string number) =>
        "tel:" + (number.TrimStart().StartsWith('+') || number.Count(char.IsAsciiDigit) > 10 ? "+" : "") + string.Concat(number.Where(char.IsAsciiDigit));

    private static void Split(IText text)
    {
        var (document, words, at) = (text.Owner!, text.Data, 0);
        var parts = new List<INode>();
        foreach (Match match in Number().Matches(words))
        {
            parts.Add(document.CreateTextNode(words[at..match.Index]));
            var link = document.CreateElement("a");
            link.SetAttribute("href", Dial(match.Value));
            link.TextContent = match.Value;
            parts.Add(link);
            at = match.Index + match.Length;
        }
        parts.Add(document.CreateTextNode(words[at..]));
        text.Replace([.. parts]);
    }

    [GeneratedRegex(@"(?<![\w+\-])\+?1[- ]\d{3}[- ]\d{3}[- ]\d{4}(?![\w\-])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
