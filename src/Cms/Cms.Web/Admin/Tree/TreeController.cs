using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Admin.Index;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Tree;

/// <summary>
/// The site tree: which pages are open stands in the address, so that it works without script. Order is changed by buttons; another place is asked about first.
/// </summary>
public sealed class TreeController(ICurrentActor actors, SiteTree tree, MovePreview preview, MoveItem move, Receipts receipts, DeskIndexPosition position, SiteDocuments documents) : AdminController(actors)
{
    [HttpGet(TreeView.Path)]
    public async Task<IActionResult> Show(string? open, string? on, string? whole)
    {
        await position.CatchUpAsync();
        return await PageAsync(TreeView.Read(open, on, whole), null);
    }

    /// <summary>The pages under one page: a piece of the tree, for a script that opens it in place.</summary>
    [HttpGet(TreeView.Path + "/under/{id}")]
    public async Task<IActionResult> Under(string id)
    {
        var view = TreeView.Read(null, null, null);
        return PartialView(ViewPath("Tree/_Branch"), (await tree.ReadAsync(view, Actor, id), view, id));
    }

    [HttpPost(TreeView.Path + "/step")]
    public async Task<IActionResult> Step(string id, string? step, string? open)
    {
        var view = TreeView.Read(open, id, null);
        if (tree.Find(id, Actor) is not { } row)
            return NotFound();
        var verb = row.IsLive ? Permissions.Publish : Permissions.Edit;
        if (!row.Allows(Actor, verb))
        {
            Say(new NotAllowedException(verb, row.ContentType).Message, good: false);
            return Redirect(view.UrlAt(id));
        }
        if (step is not ("up" or "down") || await tree.StepAsync(id, step == "up", Actor) is not { } place)
        {
            Say(step == "up" ? "It is the first one already." : "It is the last one already.", good: false);
            return Redirect(view.UrlAt(id));
        }
        return await MoveAsync(id, place.ParentId, place.Position, view, step == "up" ? "Moved up." : "Moved down.");
    }

    /// <summary>Another place under the same parent, as a drag ends: before a page, or at the end.</summary>
    [HttpPost(TreeView.Path + "/place")]
    public async Task<IActionResult> Place(string id, string? before, string? open)
    {
        if (tree.Find(id, Actor) is not { } row)
            return NotFound();
        return await MoveAsync(id, row.ParentId, await tree.BeforeAsync(id, row.ParentId, before), TreeView.Read(open, id, null), "Moved.");
    }

    [HttpGet("/admin/pages/{id}/move")]
    public async Task<IActionResult> Ask(string id, string? q, string? to)
    {
        await position.CatchUpAsync();
        if (tree.Find(id, Actor) is not { HasPage: true } row)
            return NotFound();
        return await PageAsync(new TreeView(tree.Above(id), id, null), await preview.AskAsync(row, q, to, Actor));
    }

    [HttpPost("/admin/pages/{id}/move")]
    public async Task<IActionResult> Move(string id, string? parent)
    {
        if (tree.Find(id, Actor) is null)
            return NotFound();
        return await MoveAsync(id, string.IsNullOrEmpty(parent) ? null : parent, null, null, "Moved.");
    }

    private async Task<IActionResult> MoveAsync(string id, string? parent, int? place, TreeView? view, string said)
    {
        try
        {
            var (moved, at) = await move.RunAsync(Actor, id, parent, place);
            await receipts.TakeAsync(at);
            Say(moved.Count == 0 ? said : $"{said} {(moved.Count == 1 ? "1 address" : $"{moved.Count} addresses")} changed; {(moved.All(change => change.OldPath is null) ? "nobody had the old ones" : "the old ones lead on")}.");
        }
        catch (ActionRefusedException refusal)
        {
            Say(refusal.Message, good: false);
        }
        return Redirect((view ?? new TreeView(tree.Above(id), id, null)).UrlAt(id));
    }

    private async Task<IActionResult> PageAsync(TreeView view, MovePage? moving)
    {
        var settings = await documents.FindAsync(SiteDocuments.Settings, SiteDocuments.SiteSettings);
        var name = settings is { } json ? ContentJson.GetString(json, "SiteName") : null;
        return View(ViewPath("Tree/Tree"), new TreePage(view, await tree.ReadAsync(view, Actor), name ?? "The site") { Move = moving });
    }
}
