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
