using System.Text.Json;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Plans;

/// <summary>Definitions of some types (null: of all there are) with the parts they carry, and of parts beside them.</summary>
public sealed record DefinitionSelection(IReadOnlySet<string>? Types)
{
    public static readonly DefinitionSelection All = new((IReadOnlySet<string>?)null);

    public IReadOnlySet<string> Parts { get; init; } = new HashSet<string>();
}

/// <summary>What of the site an export holds. A list that is null takes all of its kind; the order is always that of an export, so that what needs something comes after it.</summary>
public sealed record ExportSelection
{
    private static readonly IReadOnlySet<string> None = new HashSet<string>();

    /// <summary>Names of the recipe steps that are written.</summary>
    public required IReadOnlySet<string> Steps { get; init; }

    /// <summary>Items of these types, beside those of <see cref="ContentItems"/>.</summary>
    public IReadOnlySet<string>? ContentTypes { get; init; }
    public IReadOnlySet<string> ContentItems { get; init; } = None;

    /// <summary>Only what visitors see: no drafts, no plans.</summary>
    public bool IsLiveOnly { get; init; }

    /// <summary>Definitions that are added to those of whoever imports them.</summary>
    public DefinitionSelection Definitions { get; init; } = DefinitionSelection.All;

    /// <summary>Definitions that take the place of those of the same name where they are imported.</summary>
    public DefinitionSelection? Replaced { get; init; }

    /// <summary>Members of the site's settings, and bags beside them.</summary>
    public IReadOnlySet<string>? Settings { get; init; }

    /// <summary>Names of the documents of a kind (<see cref="SiteDocuments"/>); of a kind that is not here, all.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Documents { get; init; } = new Dictionary<string, IReadOnlySet<string>>();

    /// <summary>Paths of media, or of their folders, which end with <c>/</c>.</summary>
    public IReadOnlyList<string>? Media { get; init; }

    /// <summary>Steps that are written as they stand, last.</summary>
    public IReadOnlyList<JsonElement> More { get; init; } = [];

    /// <summary>Some types: their definitions and items, drafts included.</summary>
    public static ExportSelection OfTypes(IReadOnlySet<string> types) => new() { Steps = new HashSet<string>(["ContentDefinition", "content"], StringComparer.OrdinalIgnoreCase), ContentTypes = types, Definitions = new DefinitionSelection(types) };

    public bool TakesItem(string contentType, string itemId) => ContentTypes is null || ContentTypes.Contains(contentType) || ContentItems.Contains(itemId);

    public bool TakesDocument(string kind, string name) => !Documents.TryGetValue(kind, out var names) || names.Contains(name);

    public bool TakesMedia(string path) => Media is null || Media.Any(named => named.EndsWith('/') ? path.StartsWith(named, StringComparison.Ordinal) : path == named);
}
