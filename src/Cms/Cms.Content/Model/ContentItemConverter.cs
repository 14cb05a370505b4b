using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Cms.Content.Model;

/// <summary>
/// A content item in Orchard's JSON. Reading keeps every unknown object and array and drops unknown scalars, as Orchard does;
/// writing puts the eleven system properties first (null included) and then the rest in the order they came.
/// </summary>
public sealed class ContentItemConverter : JsonConverter<ContentItem>
{
    private static readonly HashSet<string> System = new(StringComparer.Ordinal)
    {
        nameof(ContentItem.ContentItemId), nameof(ContentItem.ContentItemVersionId), nameof(ContentItem.ContentType), nameof(ContentItem.DisplayText),
        nameof(ContentItem.Latest), nameof(ContentItem.Published), nameof(ContentItem.ModifiedUtc), nameof(ContentItem.PublishedUtc),
        nameof(ContentItem.CreatedUtc), nameof(ContentItem.Owner), nameof(ContentItem.Author),
    };

    public override ContentItem Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FromElement(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, ContentItem value, JsonSerializerOptions options) => WriteItem(writer, value);

    /// <summary>An item from its JSON. An item without an id gets an empty one; the caller knows what it may be derived from.</summary>
    public static ContentItem FromElement(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new JsonException($"A content item is a JSON object, here is a {json.ValueKind}.");
        return new ContentItem
        {
            ContentItemId = Text(json, nameof(ContentItem.ContentItemId)) ?? "",
            ContentItemVersionId = Text(json, nameof(ContentItem.ContentItemVersionId)),
            ContentType = Text(json, nameof(ContentItem.ContentType)) ?? "",
            DisplayText = Text(json, nameof(ContentItem.DisplayText)),
            Latest = ContentJson.GetBoolean(json, nameof(ContentItem.Latest)),
            Published = ContentJson.GetBoolean(json, nameof(ContentItem.Published)),
            ModifiedUtc = UtcText.Parse(Text(json, nameof(ContentItem.ModifiedUtc))),
            PublishedUtc = UtcText.Parse(Text(json, nameof(ContentItem.PublishedUtc))),
            CreatedUtc = UtcText.Parse(Text(json, nameof(ContentItem.CreatedUtc))),
            Owner = Text(json, nameof(ContentItem.Owner)),
            Author = Text(json, nameof(ContentItem.Author)),
            Whole = json.Clone(),
        };
    }

    public static void WriteItem(Utf8JsonWriter writer, ContentItem item)
    {
        writer.WriteStartObject();
        writer.WriteString(nameof(item.ContentItemId), item.ContentItemId);
        writer.WriteString(nameof(item.ContentItemVersionId), item.ContentItemVersionId);
        writer.WriteString(nameof(item.ContentType), item.ContentType);
        writer.WriteString(nameof(item.DisplayText), item.DisplayText);
        writer.WriteBoolean(nameof(item.Latest), item.Latest);
        writer.WriteBoolean(nameof(item.Published), item.Published);
        WriteDate(writer, nameof(item.ModifiedUtc), item.ModifiedUtc);
        WriteDate(writer, nameof(item.PublishedUtc), item.PublishedUtc);
        WriteDate(writer, nameof(item.CreatedUtc), item.CreatedUtc);
        writer.WriteString(nameof(item.Owner), item.Owner);
        writer.WriteString(nameof(item.Author), item.Author);
        foreach (var member in item.Content.EnumerateObject())
            member.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static void WriteDate(Utf8JsonWriter writer, string name, DateTime? value)
    {
        if (value is { } date)
            writer.WriteString(name, date);
        else
            writer.WriteNull(name);
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? ContentJson.AsText(value) : null;

    /// <summary>An item's parts and arrays alone, for patching: what <see cref="ContentItem.Content"/> would hold.</summary>
    public static JsonObject ContentObject(JsonElement json)
    {
        var content = new JsonObject(ContentJson.NodeOptions);
        foreach (var member in json.EnumerateObject())
        {
            if (IsContent(member.Name, member.Value))
                content[member.Name] = member.Value.ValueKind is JsonValueKind.Object ? ContentJson.ToObject(member.Value) : JsonArray.Create(member.Value.Clone(), ContentJson.NodeOptions);
        }
        return content;
    }

    internal static JsonElement ContentOf(JsonElement json) => ContentJson.Parse(writer =>
    {
        writer.WriteStartObject();
        foreach (var member in json.EnumerateObject())
        {
            if (IsContent(member.Name, member.Value))
                member.WriteTo(writer);
        }
        writer.WriteEndObject();
    });

    internal static bool IsContent(string name, JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && !System.Contains(name);
}
