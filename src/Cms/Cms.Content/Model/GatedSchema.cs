using System.Text.Json.Nodes;

namespace Cms.Content.Model;

/// <summary>
/// All stored definitions, and those of them that count at the moment. A type or part whose feature is off is neither shown, offered nor checked.
/// Nothing of it is lost: its items stay stored, and an item saved meanwhile keeps its JSON of it.
/// </summary>
/// <param name="off">Names of types and parts.</param>
public sealed class GatedSchema(DefinitionSnapshot stored, Kinds kinds, IReadOnlySet<string> off)
{
    public ContentSchema Stored { get; } = new(stored, kinds);

    public ContentSchema Schema { get; } = new(off.Count == 0 ? stored : stored.Without(off), kinds);

    public IReadOnlySet<string> Off => off;

    /// <summary>An item without the parts and blocks that are off and the blocks that somebody hid, for showing and never for saving; null when its type is not there.</summary>
    public ContentItem? Show(ContentItem item)
    {
        if (Schema.Definitions.Type(item.ContentType) is null)
            return null;
        item = HiddenBlocks.Without(item);
        if (off.Count == 0)
            return item;
        var content = item.ToContentObject();
        return LeaveOut(content, item.ContentType) ? item.With(content) : item;
    }

    private bool LeaveOut(JsonObject item, string contentType)
    {
        var type = Stored.Definitions.Type(contentType);
        var parts = item.Select(member => member.Key).Where(name => off.Contains(type?.Part(name)?.PartName ?? name)).ToList();
        foreach (var name in parts)
            item.Remove(name);
        return LeaveOut(item) || parts.Count > 0;
    }

    private bool LeaveOut(JsonNode? node)
    {
        var changed = false;
        if (node is JsonObject json)
        {
            foreach (var (_, member) in json)
                changed |= LeaveOut(member);
        }
        else if (node is JsonArray array)
        {
            for (var at = array.Count - 1; at >= 0; at--)
                changed |= LeaveOut(array, at);
        }
        return changed;
    }

    private bool LeaveOut(JsonArray array, int at)
    {
        if (!ContainedItems.IsItem(array[at]))
            return LeaveOut(array[at]);
        var item = array[at]!.AsObject();
        var type = item.TextOf(nameof(ContentItem.ContentType)) ?? "";
        if (!off.Contains(type))
            return LeaveOut(item, type);
        array.RemoveAt(at);
        return true;
    }
}
