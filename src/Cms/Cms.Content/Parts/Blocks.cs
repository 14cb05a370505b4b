using System.Text.Json.Nodes;
using Cms.Content.Fields;
using Cms.Content.Model;

namespace Cms.Content.Parts;

/// <summary>
/// What the buttons of an editor's lists do, without a script: the button named <c>op</c> sends <c>add:path:type</c>, or <c>up</c>, <c>down</c>,
/// <c>copy</c>, <c>hide</c>, <c>show</c>, <c>remove</c> with <c>:path:id</c>. Bind the form first, then apply the button, and show the page again.
/// </summary>
public static class Blocks
{
    /// <summary>
    /// Applies one button to an item's content. Paths are those of <see cref="ContentError"/>; a list of pictures or chosen pages is named by its
    /// field's path, its rows by their path or id. With a schema, a new block starts with its type's defaults and must be allowed in its place.
    /// </summary>
    /// <returns>The path of the block or list to show next, or null when nothing was done: the place or the block is gone, or may not change so.</returns>
    public static string? Apply(JsonObject content, string op, ContentSchema? schema = null, string? contentType = null)
    {
        var words = op.Split(':', 3);
        if (words.Length != 3 || words[1].Length == 0)
            return null;
        var (verb, path, what) = (words[0], words[1], words[2]);
        if (verb is "up" or "down" or "remove" && BlockPlace.FindField(content, path) is { } field && Rows.Apply(field, verb, what))
            return path;
        if (verb is not ("add" or "up" or "down" or "copy" or "hide" or "show" or "remove") || BlockPlace.Find(content, path, contentType) is not { } place)
            return null;
        return verb switch
        {
            "add" => Add(place, what, schema),
            "copy" => Copy(place, place.IndexOf(what)),
            "hide" or "show" => Hide(place, place.IndexOf(what), verb == "hide") ? path : null,
            _ when place.List is { } list && Rows.Move(list, verb, place.IndexOf(what)) => verb == "remove" ? path : $"{place.ItemsPath}[{what}]",
            _ => null,
        };
    }

    private static string? Add(BlockPlace place, string type, ContentSchema? schema)
    {
        if (type.Length == 0 || (schema is not null && !Allows(place, type, schema)))
            return null;
        var item = ContainedItems.Create(type, schema);
        place.Open(KindOf(place, schema)?.List).Add(item);
        return $"{place.ItemsPath}[{ContainedItems.IdOf(item)}]";
    }

    private static string? Copy(BlockPlace place, int at)
    {
        if (at < 0)
            return null;
        var holder = new JsonArray(place.List![at]!.DeepClone());
        ContainedIds.Renew(holder);
        var copy = holder[0]!.AsObject();
        holder.Clear();
        place.List.Insert(at + 1, copy);
        return $"{place.ItemsPath}[{ContainedItems.IdOf(copy)}]";
    }

    private static bool Hide(BlockPlace place, int at, bool hidden)
    {
        if (at < 0 || place.List![at] is not JsonObject block)
            return false;
        HiddenBlocks.Set(block, hidden);
        return true;
    }

    private static bool Allows(BlockPlace place, string type, ContentSchema schema)
    {
        if (schema.Definitions.Type(type) is not { } definition)
            return false;
        if (KindOf(place, schema) is { } kind)
            return kind.Allows(type, new PartContext(schema, PartOf(place, schema)!, place.Name), place.Item.Member(place.Name) is JsonObject part ? ContentJson.ToElement(part) : ContentJson.EmptyObject);
        return PartOf(place, schema) is { PartName: nameof(WidgetsListPart) } && place.Zone is not null
            ? definition.Options.Stereotype == "Widget"
            : place.Name == TermPart.ChildTerms && type == place.ItemType;
    }

    private static ContentTypePart? PartOf(BlockPlace place, ContentSchema? schema) => schema?.Definitions.Type(place.ItemType ?? "")?.Part(place.Name);

    private static ItemListKind? KindOf(BlockPlace place, ContentSchema? schema) => PartOf(place, schema) is { } part ? schema!.Kinds.Part(part.PartName) as ItemListKind : null;
}
