using System.Globalization;
using Cms.Media.Files;
using Cms.Media.Sizes;
using Cms.Web.Display;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Media.Pictures;

/// <summary>
/// <c>&lt;picture-media path="..." alt="..." width="800" height="600"/&gt;</c>: a picture of the library under its versioned address.
/// Other attributes go to the <c>img</c>; it is loaded late unless <c>loading</c> says otherwise. A picture that is not there leaves nothing.
/// </summary>
[HtmlTargetElement("picture-media", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PictureMediaTagHelper(ContentView view) : TagHelper
{
    public required string? Path { get; set; }

    /// <summary>What the picture shows; empty for decoration.</summary>
    public string? Alt { get; set; }

    /// <summary>The size to fetch it in; null fetches it as it is.</summary>
    public PictureSize? Size { get; set; }

    /// <summary>In pixels: they keep its place while it loads.</summary>
    public int? Width { get; set; }
    public int? Height { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Path) || await (Size is { } size ? MediaUrls.UrlAsync(view, Path, size) : MediaUrls.UrlAsync(view, Path)) is not { } url)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "img";
        output.TagMode = TagMode.StartTagOnly;
        output.Attributes.SetAttribute("src", url);
        output.Attributes.SetAttribute("alt", Alt ?? "");
        if (Width is { } width)
            output.Attributes.SetAttribute("width", width.ToString(CultureInfo.InvariantCulture));
        if (Height is { } height)
            output.Attributes.SetAttribute("height", height.ToString(CultureInfo.InvariantCulture));
        if (!output.Attributes.ContainsName("loading"))
            output.Attributes.SetAttribute("loading", "lazy");
        output.Attributes.SetAttribute("decoding", "async");
    }
}
