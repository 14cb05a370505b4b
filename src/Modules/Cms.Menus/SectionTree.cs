using Cms.Content.Fields;
using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Web.Display;

namespace Cms.Menus;

/// <summary>
/// The pages below a page, two levels deep and in tree order, under their short names (<c>NavTitle</c>, <c>ShortName</c>) where they have one.
/// Types that come in numbers, such as news, are left out by the caller: their own page lists them.
/// </summary>
public static class SectionTree
{
    public static Task<MenuTree> TreeAsync(ContentView view, string itemId, params IReadOnlyList<string> leaveOut) =>
        view.DerivedAsync($"section:{itemId} without {string.Join(',', leaveOut)}", async own =>
            own.IsOn(Startup.Feature) && await own.LinkAsync(itemId) is { } top ? new MenuTree(itemId, top.Title, top.Url, await NodesAsync(own, itemId, leaveOut, 2)) : MenuTree.Empty);

    private static async Task<IReadOnlyList<MenuNode>> NodesAsync(ContentView view, string parentId, IReadOnlyList<string> leaveOut, int levels)
    {
        var nodes = new List<MenuNode>();
        if (levels == 0)
            return nodes;
        foreach (var page in await view.ListAsync(new ContentQuery(ParentId: parentId)))
        {
            if (!leaveOut.Contains(page.ContentType) && await view.LinkAsync(page.ContentItemId) is { Url: { } url } link)
                nodes.Add(new MenuNode(ShortName(page) ?? link.Title, url, null, page.ContentItemId, false, null, await NodesAsync(view, page.ContentItemId, leaveOut, levels - 1)));
        }
        return nodes;
    }

    private static string? ShortName(ContentItem page) => Text(page, "NavTitle") ?? Text(page, "ShortName");

    private static string? Text(ContentItem page, string field) =>
        page.Field(page.ContentType, field) is { } json && ContentJson.GetString(json, nameof(TextField.Text)) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
