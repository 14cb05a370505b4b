using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Web.Display;
using Cms.Web.Security;
using Cms.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewEngines;

namespace Cms.Web.Admin;

/// <summary>The newest draft of an item, with what the reader typed since, as visitors would see it: the same view, over the live site.</summary>
public sealed class PreviewController(ICurrentActor actors, DeskContent desk, ContentViews views, RequestView request, ShownPage shown, ICompositeViewEngine engine, WorkingCopies copies) : AdminController(actors)
{
    [HttpGet("/admin/pages/{id}/preview")]
    public async Task<IActionResult> Draft(string id)
    {
        if (await desk.FindAsync(id) is not { } item)
            return NotFound();
        if (!May(Permissions.View, item))
            return Refused(Permissions.View, item);
        // What the person typed and no version has yet is what they want to see.
        if (await copies.OpenAsync(id, Actor.UserId) is { } copy)
            item = item.With(copy.Content);
        request.Content = views.Draft(item.Place.Culture, item);
        return await request.Content.ItemAsync(id) is { } seen ? await PageAsync(seen) : NotFound();
    }

    /// <summary>The site as it will be at a time: the page at an address, with every plan until then carried out.</summary>
    [HttpGet("/admin/as-of")]
    public async Task<IActionResult> AsOf(DateTimeOffset time, string? path)
    {
        request.Content = await views.AsOfAsync(ItemPlace.DefaultCulture, time);
        var answer = await request.Content.ResolveAsync((path ?? "").Trim('/'));
        return answer.ItemId is not null && await request.Content.ItemAsync(answer.ItemId) is { } item ? await PageAsync(item) : NotFound();
    }

    private async Task<IActionResult> PageAsync(ContentItem item)
    {
        await shown.ShowAsync(item, request.Content);
        shown.NoIndex = true;
        SecurityHeaders.AllowOwnFrame(Response);
        var name = engine.FindView(ControllerContext, item.ContentType, isMainPage: true).Success ? item.ContentType : "Generic";
        return View(name, item);
    }
}
