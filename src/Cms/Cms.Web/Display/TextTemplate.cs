using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Cms.Web.Display.Contacts;

namespace Cms.Web.Display;

/// <summary>
/// Clean rich text, read once: stretches that every page shows alike, and between them what each page fills in anew: the addresses of the pages it links,
/// the numbers of the contacts it names, the site's own addresses, the anchors of its headings.
/// </summary>
internal sealed class TextTemplate
{
    // The sanitizer lets no null character through, so one can only be a mark that was set here.
    private const char Mark = '\0';
    private const char Own = 'o', Anchor = 'a', Link = 'l', Contact = 'c', Number = 'n', Address = 'h', LinkWords = 'w', LinkEnd = 'e', AfterLink = 'x';

    private readonly string[] stretches;
    private readonly IReadOnlyList<string> values;

    private TextTemplate(string[] stretches, IReadOnlyList<string> values) => (this.stretches, this.values) = (stretches, values);

    public static TextTemplate Read(string html)
    {
        if (!html.Contains("data-item", StringComparison.Ordinal) && !html.Contains("\"~/", StringComparison.Ordinal) && !html.Contains("\"contact:", StringComparison.Ordinal)
            && !PhoneLinks.MayHave(html) && !html.Contains("<h2", StringComparison.Ordinal))
            return new TextTemplate([html], []);
        var body = new HtmlParser().ParseDocument("<body></body>").Body!;
        body.InnerHtml = html;
        var values = new List<string>();
        string Set(char kind, string value)
        {
            values.Add(value);
            return $"{Mark}{kind}{values.Count - 1}{Mark}";
        }
        INode Words(char kind) => body.Owner!.CreateTextNode(Set(kind, ""));
        PhoneLinks.Add(body);
        foreach (var heading in body.QuerySelectorAll("h2"))
            heading.SetAttribute("id", Set(Anchor, heading.TextContent.Trim()));
        // Addresses that begin with ~/ are the site's own, wherever it stands.
        foreach (var element in body.QuerySelectorAll("a[href^='~/']:not([data-item])"))
            element.SetAttribute("href", Set(Own, element.GetAttribute("href")![2..]));
        foreach (var picture in body.QuerySelectorAll("img[src^='~/']"))
            picture.SetAttribute("src", Set(Own, picture.GetAttribute("src")![2..]));
        foreach (var link in body.QuerySelectorAll("a[href^='contact:']:not([data-item])"))
        {
            // A number that was written for words may be an old one.
            if (string.IsNullOrWhiteSpace(link.TextContent) || PhoneLinks.IsNumber(link.TextContent))
                link.TextContent = Set(Number, link.TextContent);
            Resolve(link, Contact, link.GetAttribute("href")!);
        }
        foreach (var link in body.QuerySelectorAll("a[data-item]"))
        {
            var item = link.GetAttribute("data-item")!;
            link.RemoveAttribute("data-item");
            Resolve(link, Link, item);
        }
        return new TextTemplate(body.InnerHtml.Split(Mark), values);

        void Resolve(IElement link, char kind, string target)
        {
            link.SetAttribute("href", Set(Address, target));
            link.Before(body.Owner!.CreateTextNode(Set(kind, target)));
            link.Prepend(Words(LinkWords));
            link.Append(Words(LinkEnd));
            link.After(Words(AfterLink));
        }
    }

    /// <summary>The text as a page of this view shows it. A link whose page is not public here, or whose contact is gone, leaves its words.</summary>
    public async Task<string> FillAsync(ContentView view, Func<string, string>? anchor)
    {
        if (stretches.Length == 1)
            return stretches[0];
        var text = new StringBuilder();
        string? address = null;
        ContactPoint? contact = null;
        var isPassedOver = false;
        // Every second stretch is a mark.
        for (var at = 0; at < stretches.Length; at += 2)
        {
            var isNamed = at == 0 || anchor is not null || stretches[at - 1][0] is not Anchor;
            if (!isPassedOver)
                text.Append(isNamed ? stretches[at] : stretches[at][1..]);
            if (at + 1 == stretches.Length)
                break;
            var value = values[int.Parse(stretches[at + 1].AsSpan(1), CultureInfo.InvariantCulture)];
            switch (stretches[at + 1][0])
            {
                case Own:
                    Append(text, view.Url(value));
                    break;
                case Anchor when anchor is null:
                    text.Length -= " id=\"".Length;
                    break;
                case Anchor:
                    Append(text, anchor(value));
                    break;
                case Link:
                    address = (await view.LinkAsync(value))?.Url;
                    isPassedOver = address is null;
                    break;
                case Contact:
                    contact = await view.ContactAsync(value);
                    address = contact?.Href;
                    isPassedOver = address is null;
                    break;
                case Number:
                    Append(text, contact?.Number ?? value);
                    break;
                case Address when address is not null:
                    Append(text, address);
                    break;
                case LinkWords or AfterLink:
                    isPassedOver = false;
                    break;
                case LinkEnd:
                    isPassedOver = address is null;
                    break;
            }
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, string value) => text.Append(value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal));
}
