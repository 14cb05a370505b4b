using Cms.Content.Html;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Storage;
using Cms.Web.Display;
using Cms.Web.Display.Contacts;

namespace Cms.Menus;

/// <summary>
/// A menu by its alias. It is derived: the pages that show it are refreshed when it comes out different, not whenever a page in it is edited.
/// An entry whose page is not public here is left out with everything below it; a menu that does not exist is empty.
/// </summary>
public static class MenuReader
{
    private const int Deepest = 5;

    public static Task<MenuTree> TreeAsync(ContentView view, string alias) => view.DerivedAsync($"menu:{alias}", async own =>
    {
        // Nothing else tells that an alias was given later: the answer "no such menu" must be asked again when menus come or go.
        await own.LinksAsync(new ContentQuery("Menu"));
        return own.IsOn(Startup.Feature) && await own.AliasAsync(alias) is { } menu
            ? new MenuTree(menu.ContentItemId, menu.DisplayText ?? "", null, await NodesAsync(own, menu, 1))
            : MenuTree.Empty;
    });

    private static async Task<IReadOnlyList<MenuNode>> NodesAsync(ContentView view, ContentItem parent, int level)
    {
        var nodes = new List<MenuNode>();
        if (level > Deepest)
            return nodes;
        foreach (var entry in parent.As<MenuItemsListPart>()?.MenuItems ?? [])
        {
            if (await NodeAsync(view, entry) is { } node)
                nodes.Add(node with { Children = await NodesAsync(view, entry, level + 1), ShortLabel = Label(entry, nameof(MenuNode.ShortLabel)), PanelLabel = Label(entry, nameof(MenuNode.PanelLabel)) });
        }
        return nodes;
    }

    private static async Task<MenuNode?> NodeAsync(ContentView view, ContentItem entry)
    {
        if (entry.As<ContentMenuItemPart>() is { } page)
        {
            return page.SelectedContentItem.ContentItemIds.FirstOrDefault() is { } id && await view.LinkAsync(id) is { Url: { } url } link
                ? new MenuNode(Words(entry.DisplayText) ?? link.Title, url, null, id, false, null, [])
                : null;
        }
        if (entry.As<LinkMenuItemPart>() is { } own)
            return await MakeAsync(view, await view.WordsAsync(LinkMenuItemPart.WordsOf(entry), own.Url) ?? "", own.Url, own.Target, null);
        if (entry.As<HtmlMenuItemPart>() is { } html)
            return await MakeAsync(view, entry.DisplayText ?? "", html.Url, html.Target, await RichText.ShowAsync(HtmlSanitizer.Clean(html.Html), view));
        return await MakeAsync(view, entry.DisplayText ?? "", null, null, null);
    }

    // An address that must not be linked leaves the words standing.
    private static async Task<MenuNode> MakeAsync(ContentView view, string title, string? url, string? target, string? html)
    {
        url = await view.HrefAsync(url);
        var isExternal = url is not null && url.StartsWith("http", StringComparison.OrdinalIgnoreCase);
        return new MenuNode(title, url, string.IsNullOrEmpty(target) ? null : target, null, isExternal, string.IsNullOrEmpty(html) ? null : html, []);
    }

    // Fields that a site may put on its menu item types.
    private static string? Label(ContentItem entry, string field) => entry.Field(entry.ContentType, field) is { } json ? Words(ContentJson.GetString(json, "Text")) : null;

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
