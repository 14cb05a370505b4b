using Cms.Content.Model;
using Cms.Web.Display.Terms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewEngines;

namespace Cms.Web.Display;

/// <summary>Answers every address that no other endpoint has: a content page, a 301 to where it moved, or a 404 page that helps.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
[ServiceFilter<EditBar>]
public sealed class DisplayController(ContentView view, ShownPage shown, ICompositeViewEngine views, RedirectRules rules, SiteCultures cultures) : Controller
{
    public async Task<IActionResult> Show(string? path)
    {
        path ??= "";
        // One page, one address: with a slash at its end it is the same page, and search engines should see one.
        if (path.Trim('/') is var trimmed && trimmed != path)
            return RedirectPermanent($"/{trimmed}{Request.QueryString}");
        var answer = await view.ResolveAsync(cultures.Read(path).Path);
        if (answer.MovedTo is { } moved)
            return RedirectPermanent(moved + Request.QueryString);
        if (answer.ItemId is null && await TermReader.PageAsync(view, cultures.Read(path).Path) is { } words)
        {
            HttpContext.Features.Set(new Cacheable(view));
            shown.Title = words.Term.Title;
            shown.Canonical = words.Term.Url;
            return View(nameof(TermPage), words);
        }
        if (answer.ItemId is null && await rules.FindAsync(view, Request) is { } rule)
            return new RedirectResult(rule.Target) { Permanent = rule.Permanent, PreserveMethod = rule.PreserveMethod };
        HttpContext.Features.Set(new Cacheable(view));
        if (answer.ItemId is null || await view.ItemAsync(answer.ItemId) is not { } item || view.Schema.Definitions.Type(item.ContentType) is not { } type)
            return NotFoundPage();
        await shown.ShowAsync(item, view);
        return View(ViewFor(type), item);
    }

    private ViewResult NotFoundPage()
    {
        Response.StatusCode = 404;
        shown.Title = "Page not found";
        shown.NoIndex = true;
        return View("NotFound");
    }

    private string ViewFor(ContentTypeDefinition type) =>
        views.FindView(ControllerContext, type.Name, isMainPage: true).Success ? type.Name : "Generic";
}
