using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ObGyn.Theme.TagHelpers;

/// <summary><c>&lt;icon name="phone"/&gt;</c>: a symbol of <c>art/icons.svg</c> as decoration; the words beside it say what it means.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(IFileVersionProvider files, IHttpContextAccessor http) : TagHelper
{
    private const string Sprite = "/_content/ObGyn.Theme/art/icons.svg";

    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var path = http.HttpContext!.Request.PathBase;
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ic");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent($"<use href=\"{files.AddFileVersionToPath(path, path + Sprite)}#{Name}\"></use>");
    }
}
