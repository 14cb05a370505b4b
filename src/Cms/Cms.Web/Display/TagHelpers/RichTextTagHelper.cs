using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Web.Display.TagHelpers;

/// <summary><c>&lt;rich-text html="..."/&gt;</c>: sanitised rich text with its internal links resolved.</summary>
[HtmlTargetElement("rich-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RichTextTagHelper(ContentView view) : TagHelper
{
    /// <summary>The text, a string. As an object it reaches this place as it is: Razor would write one that is asked for as a string anew, and what is kept about a text is kept with the text.</summary>
    public object? Html { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Html is string { Length: > 0 } html)
            output.Content.SetHtmlContent(await RichText.ShowAsync(html, view));
    }
}
