using System.Text;
using AngleSharp.Dom;

namespace Cms.Content.Html;

/// <summary>A line of rich text. <paramref name="Place"/> names the elements it stands in, such as <c>ul/li</c>.</summary>
public sealed record HtmlLine(string Place, string Text)
{
    public bool IsHeading => Place.EndsWith("h2", StringComparison.Ordinal) || Place.EndsWith("h3", StringComparison.Ordinal) || Place.EndsWith("h4", StringComparison.Ordinal);
    public bool IsListItem => Place.EndsWith("li", StringComparison.Ordinal) || Place.Contains("li/", StringComparison.Ordinal);
}

/// <summary>
/// Rich text taken apart, for comparing two of them: the words line by line, where links lead, which pictures stand there and what they are said to show,
/// and everything else that changes what is read (raised and lowered signs, tables, numbering). Emphasis is not in it.
/// </summary>
public sealed record HtmlOutline(IReadOnlyList<HtmlLine> Lines, IReadOnlyList<string> Links, IReadOnlyList<string> Pictures, IReadOnlyList<string> Descriptions, IReadOnlyList<string> Marks)
{
    private static readonly HashSet<string> Plain = ["strong", "b", "em", "i", "span", "br"];

    public static HtmlOutline Of(string? html)
    {
        var reader = new Reader();
        if (!string.IsNullOrWhiteSpace(html))
            HtmlTree.Walk(HtmlTree.Parse(html), reader.Enter, reader.Leave);
        return reader.Finish();
    }

    private sealed class Reader
    {
        private readonly List<HtmlLine> lines = [];
        private readonly List<string> links = [];
        private readonly List<string> pictures = [];
        private readonly List<string> descriptions = [];
        private readonly List<string> marks = [];
        private readonly List<string> open = [];
        private readonly StringBuilder line = new();

        public bool Enter(INode node)
        {
            if (node is IText words)
                line.Append(words.Data.ReplaceLineEndings(" "));
            if (node is not IElement element || AllowedHtml.IsDropped(element))
                return false;
            var name = element.LocalName;
            if (IsPlace(name))
            {
                Flush();
                open.Add(name);
            }
            else if (name == "br")
                Flush();
            Note(element, name);
            return true;
        }

        public void Leave(INode node)
        {
            if (node is not IElement element || AllowedHtml.IsDropped(element) || !IsPlace(element.LocalName))
                return;
            Flush();
            open.RemoveAt(open.Count - 1);
        }

        public HtmlOutline Finish()
        {
            Flush();
            return new HtmlOutline(lines, links, pictures, descriptions, marks);
        }

        private void Note(IElement element, string name)
        {
            if (name == "a")
                links.Add(Attributes(element));
            else if (name == "img")
            {
                descriptions.Add(element.GetAttribute("alt") ?? "");
                pictures.Add(Attributes(element));
            }
            else if (!Plain.Contains(name) && (!IsPlace(name) || element.Attributes.Length > 0))
                marks.Add($"{name} {Attributes(element)} {(IsPlace(name) ? "" : element.TextContent)}");
        }

        private void Flush()
        {
            var text = string.Join(' ', line.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            line.Clear();
            if (text.Length > 0)
                lines.Add(new HtmlLine(string.Join('/', open), text));
        }

        private static bool IsPlace(string name) => AllowedHtml.IsBlock(name) || name is "td" or "th";

        private static string Attributes(IElement element) =>
            string.Join(' ', element.Attributes.Where(attribute => attribute.Name != "alt").OrderBy(attribute => attribute.Name, StringComparer.Ordinal).Select(attribute => $"{attribute.Name}={attribute.Value}"));
    }
}
