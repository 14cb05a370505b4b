using System.Runtime.CompilerServices;
using AngleSharp.Html.Parser;
using Cms.Content.Html;
using Cms.Web.Display.Contacts;

namespace Cms.Web.Display;

/// <summary>
/// Rich text as shown: links to pages of this site (<c>data-item</c>) get the page's present address, and a link whose page is not public here
/// becomes its words alone. Phone numbers dial; a link to a named contact shows the contact's number of today. Headings inside get the anchors that the caller asks for.
/// </summary>
public static class RichText
{
    private static readonly HtmlParser Parser = new();

    // An item's text is one string for as long as the item is in memory, so it is cleaned once and not for every page that is made anew.
    private static readonly ConditionalWeakTable<string, string> Cleaned = [];

    // Addresses that begin with ~/ are the site's own, wherever it stands.
    private static readonly (string Selector, string Attribute)[] Own = [("a[href^='~/']", "href"), ("img[src^='~/']", "src")];

    /// <param name="anchor">Gives the id of a heading of the second level by its words; null leaves headings as they are.</param>
    public static async Task<string> ShowAsync(string html, ContentView view, Func<string, string>? anchor = null)
    {
        // Cleaned here as well as when it is saved: an import brings what others wrote.
        html = Cleaned.GetValue(html, static written => HtmlSanitizer.Clean(written));
        if (!html.Contains("data-item", StringComparison.Ordinal) && !html.Contains("\"~/", StringComparison.Ordinal) && !html.Contains("\"contact:", StringComparison.Ordinal) && !PhoneLinks.MayHave(html) && (anchor is null || !html.Contains("<h2", StringComparison.Ordinal)))
            return html;
        var document = Parser.ParseDocument("<body></body>");
        var body = document.Body!;
        body.InnerHtml = html;
        foreach (var link in body.QuerySelectorAll("a[data-item]"))
        {
            var target = await view.LinkAsync(link.GetAttribute("data-item")!);
            if (target?.Url is { } url)
            {
                link.SetAttribute("href", url);
                link.RemoveAttribute("data-item");
            }
            else
            {
                link.Replace([.. link.ChildNodes]);
            }
        }
        foreach (var link in body.QuerySelectorAll("a[href^='contact:']"))
        {
            if (await view.ContactAsync(link.GetAttribute("href")) is not { } contact)
            {
                link.Replace([.. link.ChildNodes]);
                continue;
            }
            link.SetAttribute("href", contact.Href);
            if (string.IsNullOrWhiteSpace(link.TextContent) || PhoneLinks.IsNumber(link.TextContent))
                link.TextContent = contact.Number;
        }
        foreach (var (selector, name) in Own)
        {
            foreach (var element in body.QuerySelectorAll(selector))
                element.SetAttribute(name, view.Url(element.GetAttribute(name)![2..]));
        }
        if (anchor is not null)
        {
            foreach (var heading in body.QuerySelectorAll("h2"))
                heading.SetAttribute("id", anchor(heading.TextContent.Trim()));
        }
        PhoneLinks.Add(body);
        return body.InnerHtml;
    }
}
