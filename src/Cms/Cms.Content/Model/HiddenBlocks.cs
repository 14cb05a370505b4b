using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Content.Model;

/// <summary>
/// Blocks that somebody hid: they stay in the page for its editors, and readers, search, references and reviewers do not have them. A block says so beside its parts:
/// <c>"BlockMetadata":{"Hidden":true}</c>, which is ours and no part of Orchard's.
/// </summary>
public static class HiddenBlocks
{
    private const string Metadata = "BlockMetadata";
    private const string Hidden = "Hidden";

    public static bool Is(JsonElement block) => ContentJson.TryGet(block, Metadata, out var metadata) && ContentJson.GetBoolean(metadata, Hidden);

    public static bool Is(JsonObject block) => block[Metadata] is JsonObject metadata && metadata[Hidden] is JsonValue value && value.TryGetValue<bool>(out var hidden) && hidden;

    public static void Set(JsonObject block, bool hidden)
    {
        if (hidden)
            block.ObjectOf(Metadata)[Hidden] = true;
        else if (block[Metadata] is JsonObject metadata && metadata.Remove(Hidden) && metadata.Count == 0)
            block.Remove(Metadata);
    }

    /// <summary>The item without its hidden blocks, at any depth; the item itself where it has none.</summary>
    public static ContentItem Without(ContentItem item)
    {
        // Most items have none, and are not copied to find that out.
        if (item.Content.ValueKind is not JsonValueKind.Object || !item.Content.GetRawText().Contains(Metadata, StringComparison.Ordinal))
            return item;
        var content = item.ToContentObject();
        return LeaveOut(content) ? item.With(content) : item;
    }

    private static bool LeaveOut(JsonNode? node)
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
            {
                if (array[at] is JsonObject block && Is(block))
                {
                    array.RemoveAt(at);
                    changed = true;
                }
                else
                {
                    changed |= LeaveOut(array[at]);
                }
            }
        }
        return changed;
    }
}
