using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Web.Display;
using Cms.Web.Security;
using Cms.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewEngines;

namespace Cms.Web.Admin.Preview;

/// <summary>Shows an item in its theme as visitors would see it, over whatever view of the site is asked for. Nothing of it is kept, and no search engine takes it.</summary>
public sealed class ItemPreview(ContentViews views, RequestView request, ShownPage shown, ICompositeViewEngine engine)
{
    /// <summary>Prepares a draft of an item over the live site; null when it is not shown at all.</summary>
    public async Task<(ContentItem Item, string View)?> DraftAsync(ContentItem draft, Controller controller)
    {
        request.Content = views.Draft(draft.Place.Culture, draft);
        if (await request.Content.ItemAsync(draft.ContentItemId) is not { } seen)
            return null;
        // Where its type says that such items are seen on another page, that page is shown with the draft in it.
        if (PreviewPartKind.PathOf(request.Content.Schema.Definitions.Type(seen.ContentType), seen) is { } path
            && (await request.Content.ResolveAsync(path)).ItemId is { } on && await request.Content.ItemAsync(on) is { } page)
            seen = page;
        return (seen, await PrepareAsync(seen, controller));
    }

    /// <summary>The page at an address at another time; null when nothing stands there then.</summary>
    public async Task<(ContentItem Item, string View)?> AsOfAsync(DateTimeOffset time, string? path, Controller controller)
    {
        request.Content = await views.AsOfAsync(ItemPlace.DefaultCulture, time);
        var answer = await request.Content.ResolveAsync((path ?? "").Trim('/'));
        return answer.ItemId is not null && await request.Content.ItemAsync(answer.ItemId) is { } item ? (item, await PrepareAsync(item, controller)) : null;
    }

    private async Task<string> PrepareAsync(ContentItem item, Controller controller)
    {
        await shown.ShowAsync(item, request.Content);
        shown.NoIndex = true;
        SecurityHeaders.AllowOwnFrame(controller.Response);
        controller.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        return engine.FindView(controller.ControllerContext, item.ContentType, isMainPage: true).Success ? item.ContentType : "Generic";
    }
}
