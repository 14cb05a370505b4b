using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Web.Display.TagHelpers;

/// <summary><c>&lt;rich-text html="..."/&gt;</c>: sanitised rich text with its internal links resolved.</summary>
[HtmlTargetElement("rich-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RichTextTagHelper(ContentView view) : TagHelper
{
    public string? Html { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (!string.IsNullOrEmpty(Html))
            output.Content.SetHtmlContent(await RichText.ShowAsync(Html, view));
    }
}
