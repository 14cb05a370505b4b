using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Content.Model;

/// <summary>
/// Ids of the items inside an item. Hand-written recipes often leave them out, and forms, comparisons and anchors need them,
/// so every write completes them first: derived from the parent's id, the part's name and the position, and then kept.
/// </summary>
public static class ContainedIds
{
    /// <summary>
    /// Gives an id to every contained item that has none, or one that another item of this content already has, and tells terms
    /// which taxonomy they belong to. True when something was written.
    /// </summary>
    public static bool Complete(JsonObject content, string contentItemId) =>
        Complete(content, contentItemId, contentItemId, "", new HashSet<string>(StringComparer.Ordinal) { contentItemId });

    /// <summary>
    /// Whether <see cref="Complete(JsonObject, string)"/> would find nothing to do, without taking the JSON apart. A no is only a doubt: it may still find nothing.
    /// </summary>
    public static bool AreComplete(JsonElement content, string contentItemId) => AreComplete(content, new HashSet<string>(StringComparer.Ordinal) { contentItemId });

    private static bool AreComplete(JsonElement json, HashSet<string> taken)
    {
        if (json.ValueKind is JsonValueKind.Array)
        {
            foreach (var entry in json.EnumerateArray())
            {
                if (entry.ValueKind is JsonValueKind.Object && entry.TryGetProperty(nameof(ContentItem.ContentType), out _) && !IsNamed(entry, taken) || !AreComplete(entry, taken))
                    return false;
            }
        }
        else if (json.ValueKind is JsonValueKind.Object)
        {
            foreach (var member in json.EnumerateObject())
            {
                if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && !AreComplete(member.Value, taken))
                    return false;
            }
        }
        return true;
    }

    private static bool IsNamed(JsonElement item, HashSet<string> taken) =>
        item.TryGetProperty(nameof(ContentItem.ContentItemId), out var id) && id.ValueKind is JsonValueKind.String && id.GetString() is { Length: > 0 } known && taken.Add(known)
        && (!item.TryGetProperty("TermPart", out var term) || term.ValueKind is not JsonValueKind.Object || ContentJson.GetString(term, "TaxonomyContentItemId") is { Length: > 0 });

    /// <summary>New ids throughout, for a copy: of a block with all that is inside it, or of a whole page's content.</summary>
    public static void Renew(JsonNode? node)
    {
        if (node is JsonObject json)
        {
            foreach (var (_, member) in json)
                Renew(member);
        }
        else if (node is JsonArray array)
        {
            foreach (var entry in array)
            {
                if (ContainedItems.IsItem(entry))
                    entry![nameof(ContentItem.ContentItemId)] = ContentIds.New();
                Renew(entry);
            }
        }
    }

    private static bool Complete(JsonNode? node, string rootId, string parentId, string place, HashSet<string> taken)
    {
        var changed = false;
        if (node is JsonArray array)
        {
            for (var i = 0; i < array.Count; i++)
            {
                var (parent, inner) = (parentId, $"{place}/{i}");
                if (ContainedItems.IsItem(array[i]))
                {
                    var item = array[i]!.AsObject();
                    changed |= Name(item, parentId, inner, taken) | Belong(item, rootId);
                    (parent, inner) = (ContainedItems.IdOf(item)!, "");
                }
                changed |= Complete(array[i], rootId, parent, inner, taken);
            }
        }
        else if (node is JsonObject json)
        {
            foreach (var (name, member) in json.ToList())
                changed |= Complete(member, rootId, parentId, $"{place}/{name}", taken);
        }
        return changed;
    }

    private static bool Name(JsonObject item, string parentId, string place, HashSet<string> taken)
    {
        if (ContainedItems.IdOf(item) is { } id && taken.Add(id))
            return false;
        var derived = ContentIds.Derive(parentId, place);
        for (var again = 1; !taken.Add(derived); again++)
            derived = ContentIds.Derive(parentId, place, again.ToString(System.Globalization.CultureInfo.InvariantCulture));
        item[nameof(ContentItem.ContentItemId)] = derived;
        return true;
    }

    private static bool Belong(JsonObject item, string rootId)
    {
        if (item["TermPart"] is not JsonObject term || term.TextOf("TaxonomyContentItemId") is { Length: > 0 })
            return false;
        term.Put("TaxonomyContentItemId", JsonValue.Create(rootId));
        return true;
    }
}
