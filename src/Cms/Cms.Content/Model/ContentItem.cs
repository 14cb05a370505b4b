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
    private static readonly object Nothing = ContentJson.EmptyObject;

    // Made when a part is first read: most items of an import or a list never are.
    private ConcurrentDictionary<Projection, object?>? projections;
    private readonly JsonElement? whole;
    private object? content = Nothing;

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
    public JsonElement Content
    {
        get => (JsonElement)(content ??= ContentItemConverter.ContentOf(whole!.Value));
        init => content = value;
    }

    /// <summary>The item's whole JSON instead of its content: a block is mostly asked for single parts, so its content is only copied out of it for who wants all.</summary>
    internal JsonElement Whole { init => (whole, content) = (value, null); }

    /// <summary>Facts of the item, not of a version: language, place in the page tree, address.</summary>
    public ItemPlace Place { get; init; } = ItemPlace.None;

    /// <summary>The number of this version within its item, from 1; 0 for a contained item.</summary>
    public int VersionNumber { get; init; }

    /// <summary>A part by its name on the type (a named bag's own name), or null when the item does not carry it.</summary>
    public T? As<T>(string? name = null) where T : ContentPart => (T?)Projected(new Projection(typeof(T), name ?? typeof(T).Name));

    public JsonElement? Part(string name)
    {
        if (content is JsonElement { ValueKind: JsonValueKind.Object } own)
            return own.TryGetProperty(name, out var part) ? part : null;
        return whole is { } json && json.TryGetProperty(name, out var inner) && ContentItemConverter.IsContent(name, inner) ? inner : null;
    }

    /// <summary>A field's JSON, or null: <c>Field("Article", "Summary")</c>.</summary>
    public JsonElement? Field(string part, string field) =>
        Part(part) is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(field, out var value) ? value : null;

    /// <summary>A field as a typed record, or null when the item does not carry it.</summary>
    public T? FieldAs<T>(string part, string field) where T : ContentField => (T?)Projected(new Projection(typeof(T), part, field));

    /// <summary>One member of a field as text, such as <c>Text</c> or <c>Html</c>, whatever the field's kind; null when there is none.</summary>
    public string? FieldText(string part, string field, string member) => (string?)Projected(new Projection(typeof(string), part, field, member));

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

    // Read once for as long as the item is in memory: everybody gets the same record, and the same texts in it.
    private object? Projected(Projection asked) =>
        LazyInitializer.EnsureInitialized(ref projections, static () => new(concurrencyLevel: 1, capacity: 5)).GetOrAdd(asked, static (asked, item) => item.Read(asked), this);

    private object? Read(Projection asked)
    {
        if ((asked.Field is null ? Part(asked.Part) : Field(asked.Part, asked.Field)) is not { ValueKind: JsonValueKind.Object } json)
            return null;
        return asked.Member is null ? json.Deserialize(asked.Type, ContentJson.Options) : ContentJson.GetString(json, asked.Member);
    }

    private readonly record struct Projection(Type Type, string Part, string? Field = null, string? Member = null);

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
