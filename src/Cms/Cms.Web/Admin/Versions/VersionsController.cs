using Cms.Content.Publishing;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Versions;

/// <summary>What a page said before, what changed, and the way back.</summary>
[Route("/admin/pages/{id}")]
public sealed class VersionsController(ICurrentActor actors, DeskContent desk, VersionsReader reader, RestoreVersion restore) : AdminController(actors)
{
    /// <param name="v">The version to look at; the newest when none is named.</param>
    /// <param name="with">What it is compared with.</param>
    [HttpGet("versions")]
    public async Task<IActionResult> Show(string id, string? v, string? with)
    {
        if (await desk.FindAsync(id) is not { } item)
            return NotFound();
        if (!May(Permissions.View, item))
            return Refused(Permissions.View, item);
        return await reader.ReadAsync(item, v, with) is { } page ? View(ViewPath("Versions/Versions"), page with { MayEdit = May(Permissions.Edit, item) }) : NotFound();
    }

    /// <param name="version">The one that comes back.</param>
    /// <param name="seen">The newest one as the page showed it: what somebody saved since is not covered unseen.</param>
    [HttpPost("restore")]
    public async Task<IActionResult> Restore(string id, string version, string? seen)
    {
        if (await desk.FindAsync(id) is not { } item)
            return NotFound();
        try
        {
            await restore.RunAsync(Actor, id, version, seen);
            Say("The old version is back as a draft, and what was the draft is kept as a version. Publish it when it should go live.");
            return Redirect($"/admin/pages/{id}");
        }
        catch (ActionRefusedException problem)
        {
            Say(problem.Message, good: false);
            return Redirect($"/admin/pages/{item.ContentItemId}/versions?v={Uri.EscapeDataString(version)}");
        }
    }
}
