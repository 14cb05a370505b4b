using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Content.Model;

/// <summary>
/// One version of one content item, read-only and safe to share between requests. Its JSON (<see cref="Content"/>) is the truth;
/// <see cref="As{T}"/> is a typed projection for reading. To change an item, patch <see cref="ToContentObject"/> and save it:
/// members that this program does not know survive.
/// </summary>
public sealed class ContentItem
{
    private readonly ConcurrentDictionary<(Type Type, string Name), object?> projections = new();

    public required string ContentItemId { get; init; }
    public required string ContentType { get; init; }

    /// <summary>Null for a contained item (a block, a menu item, a term): it has no versions of its own.</summary>
    public string? ContentItemVersionId { get; init; }
    public string? DisplayText { get; init; }
    public bool Latest { get; init; }
    public bool Published { get; init; }
    public DateTime? ModifiedUtc { get; init; }
    public DateTime? PublishedUtc { get; init; }
    public DateTime? CreatedUtc { get; init; }

    /// <summary>The owner's user id; <see cref="Author"/> is a user name. Orchard has it so.</summary>
    public string? Owner { get; init; }
    public string? Author { get; init; }

    /// <summary>Every member that is not a system property: parts by name, and arrays such as a term's <c>Terms</c>.</summary>
    public JsonElement Content { get; init; } = ContentJson.EmptyObject;

    /// <summary>Facts of the item, not of a version: language, place in the page tree, address.</summary>
    public ItemPlace Place { get; init; } = ItemPlace.None;

    /// <summary>The number of this version within its item, from 1; 0 for a contained item.</summary>
    public int VersionNumber { get; init; }

    /// <summary>A part by its name on the type (a named bag's own name), or null when the item does not carry it.</summary>
    public T? As<T>(string? name = null) where T : ContentPart =>
        (T?)projections.GetOrAdd((typeof(T), name ?? typeof(T).Name), static (key, content) =>
            content.ValueKind == JsonValueKind.Object && content.TryGetProperty(key.Name, out var part) && part.ValueKind == JsonValueKind.Object
                ? part.Deserialize(key.Type, ContentJson.Options)
                : null, Content);

    public JsonElement? Part(string name) =>
        Content.TryGetProperty(name, out var part) ? part : null;

    /// <summary>A field's JSON, or null: <c>Field("Article", "Summary")</c>.</summary>
    public JsonElement? Field(string part, string field) =>
        Part(part) is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(field, out var value) ? value : null;

    public JsonObject ToContentObject() => ContentJson.ToObject(Content);

    public ContentItem With(JsonObject content, string? displayText = null) => With(ContentJson.ToElement(content), displayText);

    public ContentItem With(JsonElement content, string? displayText = null) => new()
    {
        ContentItemId = ContentItemId,
        ContentItemVersionId = ContentItemVersionId,
        ContentType = ContentType,
        DisplayText = displayText ?? DisplayText,
        Latest = Latest,
        Published = Published,
        ModifiedUtc = ModifiedUtc,
        PublishedUtc = PublishedUtc,
        CreatedUtc = CreatedUtc,
        Owner = Owner,
        Author = Author,
        Content = content,
        Place = Place,
        VersionNumber = VersionNumber,
    };

    public override string ToString() => $"{ContentType} '{DisplayText}' ({ContentItemId})";
}

/// <summary>
/// Where an item stands. <paramref name="Slug"/> is the version's own last step of the address (a leading slash: the whole address);
/// <paramref name="Path"/> is the address as computed from the tree, without a leading slash, empty for the home page, null for an item without an address.
/// </summary>
public sealed record ItemPlace(string Culture, string? ParentId, int Order, string? Slug, string? Path)
{
    public const string DefaultCulture = "en";
    public static readonly ItemPlace None = new(DefaultCulture, null, 0, null, null);
}

/// <summary>A typed record on top of a part's JSON, for views and rules that the compiler checks.</summary>
public abstract record ContentPart;

/// <summary>A typed record on top of a field's JSON.</summary>
public abstract record ContentField;
