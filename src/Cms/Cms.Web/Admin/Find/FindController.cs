using Cms.Web.Admin.Index;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Find;

/// <summary>
/// Find anything: <c>/admin/find?q=...</c> shows what was found, <c>&amp;go=1</c> opens the first hit, as Enter in the box does. What was looked for is not logged.
/// </summary>
public sealed class FindController(ICurrentActor actors, DeskFinder finder, DeskIndexPosition position) : AdminController(actors)
{
    private const int Shown = 30;
    private const int Offered = 7;

    [HttpGet("/admin/find")]
    public async Task<IActionResult> Find(string? q, string? go)
    {
        await position.CatchUpAsync();
        var results = await finder.FindAsync(q, Actor, Shown);
        return go == "1" && results.First is { } first ? Redirect(first) : View(ViewPath("Find/Find"), results);
    }

    /// <summary>The few best hits, as the box offers them while someone types: a piece of a page.</summary>
    [HttpGet("/admin/find/hits")]
    public async Task<IActionResult> Hits(string? q)
    {
        await position.CatchUpAsync();
        return PartialView(ViewPath("Find/_Hits"), await finder.FindAsync(q, Actor, Offered));
    }
}
