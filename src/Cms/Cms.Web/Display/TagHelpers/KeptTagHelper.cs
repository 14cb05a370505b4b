using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Web.Display.TagHelpers;

/// <summary>
/// <c>&lt;kept name="footer"&gt;...&lt;/kept&gt;</c>: HTML that many pages share, kept until something changes that was asked for inside. What stands inside reads
/// everything it shows by itself (a model from outside would be kept for ever), and shows nothing of the page but what <see cref="By"/> tells apart.
/// </summary>
[HtmlTargetElement("kept")]
public sealed class KeptTagHelper(ContentView view) : TagHelper
{
    public required string Name { get; set; }

    /// <summary>What of the page decides how this looks, such as the entry of a menu that it stands under.</summary>
    public string? By { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var html = await view.FragmentAsync($"{Name} {By} {ViewContext.HttpContext.Request.PathBase}", async () => (await output.GetChildContentAsync()).GetContent());
        output.Content.SetHtmlContent(html);
    }
}
