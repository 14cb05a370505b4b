using Cms.Content.Model;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Preview;

/// <summary>
/// A draft by its link, for somebody without an account: a line that says what it is, and the page below it. The page itself is the same as ever, so that what is
/// read here is what will be published.
/// </summary>
[Route(PreviewLinks.Address + "/{token}")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SharedPreviewController(PreviewLinks links, DeskContent desk, ItemPreview preview, SiteClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string token)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        if (await OpenAsync(token) is not var (link, item))
            return await DeadAsync(token);
        await links.NoteOpenedAsync(link);
        return View(Screen("Shared"), new SharedPage(item, link, await clock.ZoneAsync(), $"{PreviewLinks.Address}/{token}/page"));
    }

    [HttpGet("page")]
    public async Task<IActionResult> Page(string token)
    {
        return await OpenAsync(token) is var (_, item) && await preview.DraftAsync(item, this) is var (seen, view) ? View(view, seen) : await DeadAsync(token);
    }

    private async Task<(PreviewLink Link, ContentItem Item)?> OpenAsync(string token) =>
        await links.FindAsync(token) is { } link && link.Works((await clock.ZoneAsync()).NowUtc) && await desk.FindAsync(link.ItemId) is { Place.Slug: not null } item ? (link, item) : null;

    // Whoever holds an old link is told what became of it; whoever guesses is told nothing.
    private async Task<IActionResult> DeadAsync(string token)
    {
        var known = await links.FindAsync(token);
        Response.StatusCode = known is null ? 404 : 410;
        return View(Screen("DeadLink"), known);
    }

    private static string Screen(string name) => $"~/Areas/Cms.Web/Admin/Views/Preview/{name}.cshtml";
}

/// <summary>The frame around a shared draft. <paramref name="Page"/> is the address of the draft itself.</summary>
public sealed record SharedPage(ContentItem Item, PreviewLink Link, SiteZone Zone, string Page);
