using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Web.Admin.States;

/// <summary><c>&lt;page-mark mark="..."/&gt;</c>: a state as a pill with icon, word and color, and its detail beside it.</summary>
[HtmlTargetElement("page-mark", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PageMarkTagHelper : TagHelper
{
    public required PageMark Mark { get; set; }

    /// <summary>The class of the detail.</summary>
    public string Detail { get; set; } = "";

    /// <summary>The pill alone, without its detail.</summary>
    public bool Brief { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Mark.Class);
        output.Content.SetHtmlContent(DeskIconTagHelper.Html(Mark.Icon) + HtmlEncoder.Default.Encode(Mark.Words));
        if (Mark.Detail is { } detail && !Brief)
            output.PostElement.SetHtmlContent($" <span class=\"{HtmlEncoder.Default.Encode(Detail)}\">{HtmlEncoder.Default.Encode(detail)}</span>");
    }
}
