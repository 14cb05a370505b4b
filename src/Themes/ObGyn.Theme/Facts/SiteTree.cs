using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Menus;
using Cms.Web.Display;

namespace ObGyn.Theme;

/// <summary>The whole site as a list of branches, for the page that shows it: every page at the top of the tree with two levels below it.</summary>
public static class SiteTree
{
    private static readonly string[] TopTypes = ["SectionPage", "TeamPage", "Page", "SitemapPage"];

    public static async Task<IReadOnlyList<MenuTree>> ReadAsync(ContentView view)
    {
        var tops = new List<ContentItem>();
        foreach (var type in TopTypes)
            tops.AddRange((await view.ListAsync(new ContentQuery(type))).Where(page => page.Place is { ParentId: null, Path.Length: > 0 }));
        var trees = new List<MenuTree>();
        foreach (var top in tops.OrderBy(page => page.Place.Order).ThenBy(page => page.DisplayText, StringComparer.Ordinal))
            trees.Add(await SectionTree.TreeAsync(view, top.ContentItemId, "NewsArticle", "Event"));
        return trees;
    }
}
