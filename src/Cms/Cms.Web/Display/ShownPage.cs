using Cms.Content.Model;

namespace Cms.Web.Display;

/// <summary>The page of this request, for layouts: which item, what stands above it, what the head says. Views may change what the head says.</summary>
public sealed class ShownPage
{
    /// <summary>Null on pages that are no content item: search, errors.</summary>
    public ContentItem? Item { get; private set; }

    public string Title { get; set; } = "";
    public string? Description { get; set; }

    /// <summary>The pages above this one, from the section down; the home page is not among them.</summary>
    public IReadOnlyList<ContentLink> Ancestors { get; private set; } = [];

    public bool IsHome { get; private set; }

    /// <summary>Asks search engines to leave the page out.</summary>
    public bool NoIndex { get; set; }

    /// <summary>The page's own address (no host), or null when it has none to be found by.</summary>
    public string? Canonical { get; set; }

    /// <summary>The item at the top of this page's branch: the page itself when it is a section.</summary>
    public ContentLink? Section { get; private set; }

    public async Task ShowAsync(ContentItem item, ContentView view)
    {
        Item = item;
        Title = item.DisplayText ?? "";
        IsHome = item.Place.Path == "";
        Ancestors = await view.AncestorsAsync(item);
        Canonical = item.Place.Path is { } path ? view.Url(path) : null;
        Section = Ancestors.Count > 0 ? Ancestors[0] : IsHome || Canonical is null ? null : new ContentLink(item.ContentItemId, item.ContentType, Title, Canonical);
    }
}
