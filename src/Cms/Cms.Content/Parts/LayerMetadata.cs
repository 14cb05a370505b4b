using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Parts;

/// <summary>
/// Where a widget of a layer stands. It is on the item, not in its type's definition, as Orchard has it: <c>item.As&lt;LayerMetadata&gt;()</c>.
/// </summary>
public sealed record LayerMetadata : ContentPart
{
    public bool RenderTitle { get; init; }
    public double Position { get; init; }
    public string? Zone { get; init; }
    public string? Layer { get; init; }
}

/// <summary>On a widget's type: the zones it is made for, the first one proposed, and the layer proposed. None named: every zone. Not Orchard's.</summary>
public sealed record WidgetPlaceSettings
{
    public IReadOnlyList<string> Zones { get; init => field = value ?? []; } = [];
    public string? Layer { get; init; }

    /// <summary>No two of this type are shown in one zone of one layer at the same time.</summary>
    public bool OneAtATime { get; init; }
}

/// <summary>A widget that stands by itself must stand somewhere before it goes live. A block inside a page has no place of this kind.</summary>
public sealed class LayerMetadataKind : PartKind<LayerMetadata>
{
    public const string Stereotype = "Widget";
    private const int LongestName = 100;

    /// <summary>The part as every widget that stands by itself has it, whatever its type's definition says.</summary>
    public static readonly ContentTypePart OnItem = new(nameof(LayerMetadata), nameof(LayerMetadata), SettingsBag.Empty);

    public override void Bind(FormReader form, JsonObject part, PartContext context)
    {
        part.PutLine(nameof(LayerMetadata.Zone), form.Text(nameof(LayerMetadata.Zone)));
        part.PutLine(nameof(LayerMetadata.Layer), form.Text(nameof(LayerMetadata.Layer)));
        part.PutFlag(nameof(LayerMetadata.RenderTitle), form.Flag(nameof(LayerMetadata.RenderTitle)));
        if (form.Text(nameof(LayerMetadata.Position))?.Trim() is not { Length: > 0 } typed)
            return;
        if (!double.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var position))
            form.Refuse($"“{typed}” is no place among others. Write a number: what has the smaller one comes first.");
        else if (part.TextOf(nameof(LayerMetadata.Position)) is not { } before || !double.TryParse(before, CultureInfo.InvariantCulture, out var old) || old != position)
            part.Put(nameof(LayerMetadata.Position), JsonValue.Create(position));
    }

    protected override IEnumerable<ContentError> Invalid(LayerMetadata value, PartContext context)
    {
        if (value.Zone?.Length > LongestName || value.Layer?.Length > LongestName)
            yield return new(context.Path, $"The name of a place has at most {LongestName} characters. Choose one of the list.");
    }

    protected override IEnumerable<ContentError> Missing(LayerMetadata value, PartContext context)
    {
        if (string.IsNullOrEmpty(value.Zone) || string.IsNullOrEmpty(value.Layer))
            yield return new(context.Path, "Choose where it stands and on which pages.");
    }
}
