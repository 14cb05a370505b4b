using System.Text.Json;

namespace Cms.Content.Model;

/// <summary>Settings of a type, part or field as stored: named bags of JSON. Unknown ones are kept.</summary>
public sealed class SettingsBag(JsonElement json)
{
    public static readonly SettingsBag Empty = new(ContentJson.EmptyObject);
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Type, object> projections = new();

    public JsonElement Json { get; } = json.ValueKind == JsonValueKind.Object ? json : ContentJson.EmptyObject;

    /// <summary>The bag named as the type is (<c>TextFieldSettings</c>), or its defaults. Do not change the result: it is shared.</summary>
    public T Get<T>() where T : class, new() => (T)projections.GetOrAdd(typeof(T), static (type, json) =>
        ContentJson.TryGet(json, type.Name, out var bag) && bag.ValueKind == JsonValueKind.Object
            ? bag.Deserialize<T>(ContentJson.Options) ?? new T()
            : new T(), Json);
}

public sealed record ContentTypeDefinition(string Name, string DisplayName, SettingsBag Settings, IReadOnlyList<ContentTypePart> Parts)
{
    public ContentTypeSettings Options => Settings.Get<ContentTypeSettings>();
    public bool Has(string partName) => Parts.Any(part => part.PartName == partName);
    public ContentTypePart? Part(string name) => Parts.FirstOrDefault(part => part.Name == name);
}

/// <summary>A part attached to a type. Its JSON key is <paramref name="Name"/>: a second bag has a name of its own.</summary>
public sealed record ContentTypePart(string PartName, string Name, SettingsBag Settings)
{
    public ContentTypePartSettings Options => Settings.Get<ContentTypePartSettings>();
}

public sealed record ContentPartDefinition(string Name, SettingsBag Settings, IReadOnlyList<ContentPartField> Fields)
{
    public ContentPartSettings Options => Settings.Get<ContentPartSettings>();
}

public sealed record ContentPartField(string FieldName, string Name, SettingsBag Settings)
{
    public ContentPartFieldSettings Options => Settings.Get<ContentPartFieldSettings>();
    public string Label => string.IsNullOrEmpty(Options.DisplayName) ? Name : Options.DisplayName;
}

public sealed record ContentTypeSettings
{
    public bool Creatable { get; init; }
    public bool Listable { get; init; }
    public bool Draftable { get; init; }
    public bool Versionable { get; init; }
    public bool Securable { get; init; }
    public string? Stereotype { get; init; }
    public string? Description { get; init; }
}

public sealed record ContentTypePartSettings
{
    public string? DisplayName { get; init; }
    public string? Description { get; init; }
    public string? Position { get; init; }
    public string? Editor { get; init; }
    public string? DisplayMode { get; init; }
}

public sealed record ContentPartSettings
{
    public bool Attachable { get; init; }
    public bool Reusable { get; init; }
    public string? DisplayName { get; init; }
    public string? Description { get; init; }
}

public sealed record ContentPartFieldSettings
{
    /// <summary>The editor of a field that no form writes: its value is shown, and what a form sends for it is passed over.</summary>
    public const string ReadOnly = "ReadOnly";

    public string? DisplayName { get; init; }
    public string? Description { get; init; }
    public string? Editor { get; init; }
    public string? DisplayMode { get; init; }
    public string? Position { get; init; }
}

/// <summary>All definitions at one moment, immutable. A change makes a new snapshot and a feed row.</summary>
public sealed class DefinitionSnapshot
{
    public static readonly DefinitionSnapshot Empty = new([], []);

    public DefinitionSnapshot(IEnumerable<ContentTypeDefinition> types, IEnumerable<ContentPartDefinition> parts)
    {
        Types = types.ToDictionary(type => type.Name, StringComparer.Ordinal);
        Parts = parts.ToDictionary(part => part.Name, StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, ContentTypeDefinition> Types { get; }
    public IReadOnlyDictionary<string, ContentPartDefinition> Parts { get; }

    public ContentTypeDefinition? Type(string name) => Types.GetValueOrDefault(name);
    public ContentPartDefinition? Part(string name) => Parts.GetValueOrDefault(name);
    public IReadOnlyList<ContentPartField> FieldsOf(ContentTypePart part) => Part(part.PartName)?.Fields ?? [];

    /// <summary>The same without some types and parts, wherever they are carried.</summary>
    public DefinitionSnapshot Without(IReadOnlySet<string> names) => new(
        Types.Values.Where(type => !names.Contains(type.Name)).Select(type => type with { Parts = [.. type.Parts.Where(part => !names.Contains(part.PartName))] }),
        Parts.Values.Where(part => !names.Contains(part.Name)));
}
