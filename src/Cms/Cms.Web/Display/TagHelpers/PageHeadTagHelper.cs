using Cms.Web.Modules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Web.Display.TagHelpers;

/// <summary>What a module adds to the head of a page: descriptions, JSON-LD, alternate languages. Writes finished, encoded HTML.</summary>
public interface IHeadWriter
{
    Task WriteAsync(TagHelperContent head, ShownPage page, ContentView view, HttpContext context);
}

/// <summary><c>&lt;page-head/&gt;</c>: what every module wants in the head.</summary>
[HtmlTargetElement("page-head", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PageHeadTagHelper(Enabled<IHeadWriter> writers, ShownPage page, ContentView view, IHttpContextAccessor context) : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext tag, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var writer in writers)
            await writer.WriteAsync(output.Content, page, view, context.HttpContext!);
    }
}
