using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Parts;

namespace Cms.Content.Publishing.Joining;

/// <summary>
/// Joins lists of items by their ids. A block that one side removed and the other changed is a conflict; one that the other left alone is removed.
/// </summary>
internal sealed class JoinBlocks(JoinWalk walk)
{
    /// <summary>Whether all that is there are lists of items with ids of their own, and at least one has any.</summary>
    public static bool AreItems(params ReadOnlySpan<JsonNode?> nodes)
    {
        var any = false;
        foreach (var node in nodes)
        {
            if (node is null)
                continue;
            if (node is not JsonArray list)
                return false;
            var ids = new HashSet<string>(StringComparer.Ordinal);
            foreach (var entry in list)
            {
                if (entry is not JsonObject item || item.TextOf(nameof(ContentItem.ContentType)) is null || ContainedItems.IdOf(item) is not { } id || !ids.Add(id))
                    return false;
                any = true;
            }
        }
        return any;
    }

    public JsonArray Join(JoinPlace list, string itemsPath, JsonArray? before, JsonArray? mine, JsonArray? theirs)
    {
        var (b, m, t) = (ById(before), ById(mine), ById(theirs));
        var order = BlockOrder.Merge(Ids(before), Ids(mine), Ids(theirs));
        var joined = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var id in order.Ids)
        {
            if (One(list, itemsPath, id, b.GetValueOrDefault(id), m.GetValueOrDefault(id), t.GetValueOrDefault(id)) is { } item)
                joined[id] = item;
        }
        foreach (var id in order.MovedByThem.Where(joined.ContainsKey))
            walk.Others.Add(new JoinedChange(Place(itemsPath, id, joined[id]), JoinedKind.Moved, ""));
        return [.. order.Ids.Where(joined.ContainsKey).Select(id => (JsonNode)joined[id])];
    }

    private JsonObject? One(JoinPlace list, string itemsPath, string id, JsonObject? before, JsonObject? mine, JsonObject? theirs)
    {
        if (mine is not null && theirs is not null)
        {
            var place = Place(itemsPath, id, mine);
            return TypeOf(mine) == TypeOf(theirs)
                ? walk.Item(new JoinSpot(place.Path, place.Block, TypeOf(mine)), TypeOf(before) == TypeOf(mine) ? before : null, mine, theirs)
                : Whole(place, before, mine, theirs);
        }
        if ((mine ?? theirs) is not { } only)
            return null;
        var at = Place(itemsPath, id, only);
        if (before is null)
        {
            if (theirs is not null)
                walk.Others.Add(new JoinedChange(at, JoinedKind.Added, Say(only)));
            return Clone(only);
        }
        if (!JoinWalk.Same(before, only))
            return Whole(at, before, mine, theirs);
        if (mine is not null)
            walk.Others.Add(new JoinedChange(at, JoinedKind.Removed, Say(only)));
        return null;
    }

    private JsonObject? Whole(JoinPlace place, JsonObject? before, JsonObject? mine, JsonObject? theirs)
    {
        switch (walk.Chosen(place.Path, canKeepBoth: false))
        {
            case JoinChoice.Mine: return Clone(mine);
            case JoinChoice.Theirs: return Clone(theirs);
            default:
                walk.Conflicts.Add(new JoinConflict(place, Side(mine), Side(theirs), Side(before), CanKeepBoth: false));
                return Clone(mine);
        }
    }

    private JoinPlace Place(string itemsPath, string id, JsonObject item)
    {
        var title = BlockTitle.Of(Read(item), walk.Schema);
        return new JoinPlace($"{itemsPath}[{id}]", title.Name.Length > 0 ? $"{title.Kind} “{title.Name}”" : title.Kind, "");
    }

    private JoinSide Side(JsonObject? item) => new(Clone(item), item is null ? "" : Say(item));

    // A menu entry's words are its display text, which is in no part.
    private string Say(JsonObject item)
    {
        var block = Read(item);
        var words = walk.Schema.PlainText(block).Trim();
        return words.Length == 0 ? block.DisplayText ?? "" : words;
    }

    private static ContentItem Read(JsonObject item) => ContentItemConverter.FromElement(ContentJson.ToElement(item));

    private static JsonObject? Clone(JsonObject? item) => item?.DeepClone().AsObject();

    private static string TypeOf(JsonObject? item) => item?.TextOf(nameof(ContentItem.ContentType)) ?? "";

    private static IReadOnlyList<string> Ids(JsonArray? list) => list is null ? [] : [.. list.Select(item => ContainedItems.IdOf(item!.AsObject())!)];

    private static Dictionary<string, JsonObject> ById(JsonArray? list) =>
        list is null ? [] : list.ToDictionary(item => ContainedItems.IdOf(item!.AsObject())!, item => item!.AsObject(), StringComparer.Ordinal);
}
