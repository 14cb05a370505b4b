using AngleSharp.Html.Parser;

namespace Cms.Web.Display;

/// <summary>
/// Rich text as shown: links to pages of this site (<c>data-item</c>) get the page's present address, and a link whose page is not public here
/// becomes its words alone. Headings inside get the anchors that the caller asks for.
/// </summary>
public static class RichText
{
    private static readonly HtmlParser Parser = new();

    public static async Task<string> ShowAsync(string html, ContentView view)
    {
        if (!html.Contains("data-item", StringComparison.Ordinal))
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
        return body.InnerHtml;
    }
}
