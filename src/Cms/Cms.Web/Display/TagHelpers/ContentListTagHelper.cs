using Cms.Content.Model;
using Cms.Web.Display.Lists;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Web.Display.TagHelpers;

/// <summary><c>&lt;content-list item="Model"/&gt;</c>: the pages under a page whose type carries a list, one stretch at a time, through the view <c>ContentList</c>. Nothing for other types.</summary>
[HtmlTargetElement("content-list", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ContentListTagHelper(ContentView view, IHtmlHelper html) : TagHelper
{
    public required ContentItem Item { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (await ChildList.ReadAsync(view, Item, ViewContext.HttpContext.Request) is not { Total: > 0 } list)
            return;
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.Content.SetHtmlContent(await html.PartialAsync("ContentList", list));
    }
}
