using Cms.Content.Model;
using Cms.Content.Parts;

namespace Cms.Web.Display;

public static class PlacedTitle
{
    /// <summary>The title of a widget that stands by itself and shall show it; null for any other item.</summary>
    public static string? TitleInPlace(this ContentItem item) => item.As<LayerMetadata>() is { RenderTitle: true } && !string.IsNullOrWhiteSpace(item.DisplayText) ? item.DisplayText : null;
}
