using Cms.Content.Model;
using Cms.Content.Recipes;

namespace Cms.Content.Parts;

public sealed record PreviewPartSettings
{
    /// <summary>The address of the page that shows such items, as a pattern: <c>/news/{{ ContentItem.DisplayText | slugify }}</c>. Empty: the item's own.</summary>
    public string? Pattern { get; init; }
}

/// <summary>On a type whose items are seen on another page than their own: its settings say on which. The part itself holds nothing.</summary>
public sealed class PreviewPartKind : PartKind
{
    private const string PartName = "PreviewPart";

    public override string Name => PartName;

    /// <summary>The path (no slash before it) of the page to show instead of the item; null where the item is shown itself, also for a pattern that is not known here.</summary>
    public static string? PathOf(ContentTypeDefinition? type, ContentItem item) =>
        type?.Parts.FirstOrDefault(part => part.PartName == PartName)?.Settings.Get<PreviewPartSettings>().Pattern is { Length: > 0 } pattern
            && LiquidPattern.Evaluate(pattern, new PatternItem(item, item.DisplayText)).Text?.Trim() is { Length: > 0 } address
            ? address.TrimStart('~').Trim('/') : null;
}
