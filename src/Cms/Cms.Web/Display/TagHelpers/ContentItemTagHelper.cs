using Cms.Content.Model;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Web.Display.TagHelpers;

/// <summary>
/// <c>&lt;content-item item="block"/&gt;</c> shows an item inside a page through the view named as its type;
/// with <c>display="Card"</c> through <c>Type.Card</c>, which falls back to <c>Card</c>. A type without a view is shown as <see cref="BlockViews"/> says.
/// </summary>
[HtmlTargetElement("content-item", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ContentItemTagHelper(ContentView view, ICompositeViewEngine views, IHtmlHelper html) : TagHelper
{
    public required ContentItem Item { get; set; }
    public string? Display { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.Content.SetHtmlContent(await html.PartialAsync(Name(), Item));
    }

    private string Name()
    {
        bool Exists(string name) => views.FindView(ViewContext, name, isMainPage: false).Success;
        if (Display is not null && Array.Find([$"{Item.ContentType}.{Display}", Display], Exists) is { } named)
            return named;
        return Display is null ? BlockViews.NameOf(Item, view.Schema, Exists) : BlockViews.Generic;
    }
}
