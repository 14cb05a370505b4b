using Cms.Content.Layers;
using Cms.Web.Display.Zones;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Web.Display.TagHelpers;

/// <summary><c>&lt;zone name="Footer"&gt;what stands there without widgets&lt;/zone&gt;</c>: the widgets of the layers that show here, through the views of their types.</summary>
[HtmlTargetElement("zone")]
public sealed class ZoneTagHelper(ContentView view, ShownPage page, ICompositeViewEngine views, IHtmlHelper html) : TagHelper
{
    public required string Name { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var facts = new LayerFacts(ViewContext.HttpContext.Request.Path.Value ?? "/", page.IsHome, view.Culture, page.Item?.ContentType);
        var widgets = await ZoneReader.WidgetsAsync(view, Name, facts);
        if (widgets.Count == 0)
            return;
        output.Content.Clear();
        ((IViewContextAware)html).Contextualize(ViewContext);
        foreach (var widget in widgets)
        {
            var name = BlockViews.NameOf(widget, view.Schema, name => views.FindView(ViewContext, name, isMainPage: false).Success);
            output.Content.AppendHtml(await html.PartialAsync(name, widget));
        }
    }
}
