using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Web.Admin;

/// <summary><c>&lt;desk-icon name="home"/&gt;</c>: a decorative icon of the desk's sprite.</summary>
[HtmlTargetElement("desk-icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DeskIconTagHelper : TagHelper
{
    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "i");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"/_content/Cms.Web/desk/icons.svg#{Name}\"></use>");
    }
}
