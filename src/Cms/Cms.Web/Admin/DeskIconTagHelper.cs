using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Web.Admin;

/// <summary><c>&lt;desk-icon name="home"/&gt;</c>: a decorative icon of the desk's sprite.</summary>
[HtmlTargetElement("desk-icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DeskIconTagHelper : TagHelper
{
    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Html(Name));
    }

    /// <param name="name">One of the sprite's ids, which are letters, digits and hyphens; never what someone typed.</param>
    internal static string Html(string name) => $"<svg class=\"i\" aria-hidden=\"true\"><use href=\"/_content/Cms.Web/desk/icons.svg#{name}\"></use></svg>";
}
