using Cms.Content.Model;
using Cms.Web.Display;

namespace ObGyn.Theme;

/// <summary>The pages that a page names in its field Related and that are live, in its order.</summary>
public static class RelatedPages
{
    public static async Task<IReadOnlyList<ContentLink>> ReadAsync(ContentView view, ContentItem page)
    {
        var links = new List<ContentLink>();
        foreach (var id in page.IdsOf("Related"))
        {
            if (await view.LinkAsync(id) is { Url: not null } link)
                links.Add(link);
        }
        return links;
    }
}
