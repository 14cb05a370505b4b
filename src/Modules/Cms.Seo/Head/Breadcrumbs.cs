using System.Text.Json.Nodes;
using Cms.Web.Display;
using Cms.Web.Display.TagHelpers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Seo.Head;

/// <summary>The way to a page, as its breadcrumb shows it: schema.org's BreadcrumbList, from the home page down to the page itself.</summary>
public sealed class Breadcrumbs : IHeadWriter
{
    private const string Home = "Home";

    public async Task WriteAsync(TagHelperContent head, ShownPage page, ContentView view, HttpContext context)
    {
        if (page.Item is null || page.IsHome || page.Canonical is not { } own)
            return;
        var origin = await SiteAddress.OriginAsync(view, context);
        var steps = page.Ancestors.Where(link => link.Url is not null).Select(link => (link.Title, Url: link.Url!))
            .Prepend((Home, view.Url(""))).Append((page.Item.DisplayText ?? "", own));
        var list = JsonLd.Document("BreadcrumbList")
            .With("@id", SiteAddress.Full(origin, own) + "#breadcrumb")
            .With("itemListElement", new JsonArray([.. steps.Select((step, index) => (JsonNode)JsonLd.Thing("ListItem")
                .With("position", JsonValue.Create(index + 1)).With("name", step.Item1).With("item", SiteAddress.Full(origin, step.Item2)))]));
        JsonLd.Append(head, list);
    }
}
