using Cms.Content.Model;

namespace Cms.Web.Display;

/// <summary>
/// Items that a view shows in another state than the live one: a draft being previewed, everything a schedule will have changed by then.
/// A null item is off the site in this view.
/// </summary>
public sealed class Overlay(IReadOnlyDictionary<string, ContentItem?> items)
{
    public static readonly Overlay None = new(new Dictionary<string, ContentItem?>());

    public bool IsEmpty => items.Count == 0;
    public IEnumerable<ContentItem> Shown => items.Values.OfType<ContentItem>();
    public bool Covers(string itemId, out ContentItem? item) => items.TryGetValue(itemId, out item);
}
