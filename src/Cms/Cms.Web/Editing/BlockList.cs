using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Parts;

namespace Cms.Web.Editing;

/// <summary>
/// A list of blocks, menu entries or terms: the model of <c>_Blocks.cshtml</c>. <paramref name="Path"/> names the list for its order and its buttons,
/// <paramref name="ItemsPath"/> stands before the id of each block.
/// </summary>
public sealed record BlockList(ItemEditor Editor, string Path, string ItemsPath, string Label, IReadOnlyList<ContentItem> Items, IReadOnlyList<ContentTypeDefinition> Choices)
{
    public string? Hint { get; init; }

    /// <summary>Blocks of a flow have a width and a side.</summary>
    public bool HasWidths { get; init; }

    /// <summary>How many there may be, where there is a limit.</summary>
    public int? Most { get; init; }

    public string Id => ControlId.Of(Path);
    public IReadOnlyList<string> Errors => Editor.ErrorsAt(Path);

    public static BlockList Of(PartEditor part)
    {
        var kind = (ItemListKind)part.Editor.Schema!.Kinds.Part(part.Definition.PartName)!;
        return new BlockList(part.Editor, part.Path, part.Path, part.Label, [.. kind.Contained(part.Json)], [.. kind.Choices(part.Context, part.Json)])
        {
            Hint = part.Hint,
            HasWidths = kind is FlowPartKind,
            Most = part.Settings<BagPartSettings>().MaxItems is > 0 and var most ? most : null,
        };
    }

    /// <summary>The zones of a widgets list, those of the definition first.</summary>
    public static IEnumerable<BlockList> Zones(PartEditor part)
    {
        var zones = part.Member(nameof(WidgetsListPart.Widgets));
        var names = part.Settings<WidgetsListPartSettings>().Zones.Concat(zones.ValueKind == JsonValueKind.Object ? zones.EnumerateObject().Select(zone => zone.Name) : []).Distinct();
        var choices = part.Editor.Schema!.Definitions.Types.Values.Where(type => type.Options.Stereotype == "Widget" && part.Editor.Schema.IsEdited(type)).OrderBy(type => type.DisplayName).ToList();
        return names.Select(zone => new BlockList(part.Editor, $"{part.Path}.{zone}", part.Path, Words.Of(zone), [.. ContainedItems.In(zones, zone)], choices));
    }

    /// <summary>The child terms of a term.</summary>
    public static BlockList Beside(PartEditor part, string member, string label)
    {
        var path = part.Editor.At(member);
        var item = part.Editor.Item;
        var type = part.Editor.Schema!.Definitions.Type(item.ContentType);
        return new BlockList(part.Editor, path, path, label, [.. ContainedItems.In(item.Content, member)], type is null ? [] : [type]);
    }

    /// <summary>The editor of one of the blocks.</summary>
    public ItemEditor EditorOf(ContentItem item) => Editor with { Item = item, Path = $"{ItemsPath}[{item.ContentItemId}]" };

    /// <summary>Open when it is new, when a button just moved it, or when something in it is wrong; a list of one is always open.</summary>
    public bool IsOpen(ItemEditor block) =>
        Editor.Focus is { } focus && (focus == block.Path || focus.StartsWith($"{block.Path}.", StringComparison.Ordinal)) || Editor.IsWrong(block.Path);
}
