using Cms.Content.Model;

namespace Cms.Content.Recipes;

/// <summary>What a planned item needs to know of the one above it, whether that is planned too or on the site.</summary>
internal sealed class PlannedParents(IReadOnlyDictionary<string, PlannedItem> items, IReadOnlyDictionary<string, ExistingItem> existing)
{
    /// <summary>The address of the parent as it will be.</summary>
    public string? PathAbove(PlannedItem item) => item.ParentId is not { } parent ? null
        : items.TryGetValue(parent, out var planned) ? planned.Path : existing.GetValueOrDefault(parent)?.Path;

    public PatternItem? Container(PlannedItem item)
    {
        if (item.ParentId is not { } parent)
            return null;
        if (items.TryGetValue(parent, out var planned))
            return new PatternItem(new ContentItem { ContentItemId = parent, ContentType = planned.ContentType }, planned.DisplayText) { Container = () => Container(planned) };
        return existing.TryGetValue(parent, out var row)
            ? new PatternItem(new ContentItem { ContentItemId = parent, ContentType = row.ContentType }, row.LiveText ?? row.LatestText)
            : null;
    }
}
