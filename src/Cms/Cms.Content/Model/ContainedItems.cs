using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Content.Model;

/// <summary>Items that stand inside another one: blocks, menu entries, terms. They are addressed by id, never by position.</summary>
public static class ContainedItems
{
    /// <summary>The items of an array; anything else in it is passed over.</summary>
    public static IEnumerable<ContentItem> Of(JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(ContentItemConverter.FromElement)
        : [];

    /// <summary>The items of a part's array: <c>In(part, "ContentItems")</c>.</summary>
    public static IEnumerable<ContentItem> In(JsonElement part, string list) => ContentJson.TryGet(part, list, out var items) ? Of(items) : [];

    /// <summary>
    /// Writes a form into a list of items. The form sends <c>order</c>, the ids in the order they shall have; without it the list is not touched.
    /// An item that is not named goes; an unknown id comes with its <c>ContentType</c> and makes a new item, where the type is allowed.
    /// <paramref name="order"/> is given where the ids come from another control.
    /// </summary>
    public static void Bind(FormReader form, JsonObject owner, string list, ContentSchema schema, Func<string, bool> allows,
        Action<FormReader, JsonObject>? alsoBind = null, IReadOnlyList<string>? order = null)
    {
        if ((order ?? form.All("order")) is not { } ids)
            return;
        var array = owner.Member(list) as JsonArray;
        var before = array?.ToList() ?? [];
        var known = before.OfType<JsonObject>().Where(item => IdOf(item) is not null)
            .GroupBy(item => IdOf(item)!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<JsonObject>(group), StringComparer.Ordinal);
        var after = new List<JsonNode?>();
        foreach (var id in ids.Where(id => id.Length > 0))
        {
            var item = known.TryGetValue(id, out var waiting) ? waiting.TryDequeue(out var found) ? found : null : Create(form.Item(id), id, schema, allows);
            if (item is null)
                continue;
            BindItem(form.Item(id), item, schema);
            alsoBind?.Invoke(form.Item(id), item);
            after.Add(item);
        }
        after.AddRange(before.Where(node => node is not JsonObject item || IdOf(item) is null));
        if (after.SequenceEqual(before))
            return;
        if (array is null)
            owner.Put(list, array = []);
        array.Clear();
        foreach (var node in after)
            array.Add(node);
    }

    /// <summary>A new contained item with its type's defaults.</summary>
    public static JsonObject Create(string contentType, ContentSchema? schema, string? id = null)
    {
        var item = new JsonObject { [nameof(ContentItem.ContentItemId)] = id ?? ContentIds.New(), [nameof(ContentItem.ContentType)] = contentType };
        foreach (var (name, value) in schema?.Defaults(contentType).ToList() ?? [])
            item[name] = value?.DeepClone();
        return item;
    }

    public static string? IdOf(JsonObject item) => item.TextOf(nameof(ContentItem.ContentItemId)) is { Length: > 0 } id ? id : null;

    /// <summary>An entry of an array that names its content type: Orchard keeps items nowhere else.</summary>
    public static bool IsItem(JsonNode? entry) => entry is JsonObject json && json[nameof(ContentItem.ContentType)] is JsonValue;

    private static JsonObject? Create(FormReader form, string id, ContentSchema schema, Func<string, bool> allows)
    {
        if (form.Text(nameof(ContentItem.ContentType)) is not { } type || !ContentIds.IsValid(id))
            return null;
        if (schema.Definitions.Type(type) is not null && allows(type))
            return Create(type, schema, id);
        form.Refuse($"“{schema.Definitions.Type(type)?.DisplayName ?? type}” cannot be added here.");
        return null;
    }

    private static void BindItem(FormReader form, JsonObject item, ContentSchema schema)
    {
        var type = item.TextOf(nameof(ContentItem.ContentType)) ?? "";
        schema.Bind(form, type, item);
        item.PutLine(nameof(ContentItem.DisplayText), form.Text(nameof(ContentItem.DisplayText)));
        if (schema.DisplayText(type, ContentJson.ToElement(item)) is { } text)
            item.PutText(nameof(ContentItem.DisplayText), text);
    }
}
