using Cms.Content.Publishing;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin;

/// <summary>The buttons beside an item: publish, take offline, trash. Each calls one write action and comes back with what happened.</summary>
[Route("/admin/pages/{id}")]
public sealed class ActionsController(ICurrentActor actors, DeskContent desk, Publish publish, Unpublish unpublish, UndoPublication undo, ArchiveItem archive, DeleteItem delete, Receipts receipts)
    : AdminController(actors)
{
    /// <param name="plans">"cancel" or "keep": what becomes of the plans of older versions that the page showed.</param>
    /// <param name="asked">The ids of those plans.</param>
    [HttpPost("publish")]
    public Task<IActionResult> PublishNow(string id, string? version, string? plans, string[]? asked) => TryAsync(id, async () =>
    {
        var answer = plans is "cancel" or "keep" ? new PlanAnswer(plans == "cancel", asked ?? []) : null;
        var done = await publish.RunAsync(Actor, id, string.IsNullOrEmpty(version) ? null : version, answer);
        await receipts.TakeAsync(done.Position);
        return $"/admin/pages/{id}?receipt={done.Position}";
    });

    [HttpPost("unpublish")]
    public Task<IActionResult> TakeOffline(string id) => TryAsync(id, async () =>
    {
        await receipts.TakeAsync(await unpublish.RunAsync(Actor, id));
        Say("Taken offline. Its address answers “not found” until it is published again.");
        return null;
    });

    /// <summary>Takes a publication back that was just made.</summary>
    [HttpPost("undo")]
    public Task<IActionResult> Undo(string id, string? version) => TryAsync(id, async () =>
    {
        await receipts.TakeAsync(await undo.RunAsync(Actor, id, version ?? ""));
        Say("Undone. Visitors see what they saw before; your newer text is kept as the draft.");
        return null;
    });

    [HttpPost("archive")]
    public Task<IActionResult> Archive(string id, string? reason) => TryAsync(id, async () =>
    {
        await receipts.TakeAsync(await archive.RunAsync(Actor, id, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()[..Math.Min(reason.Trim().Length, 200)]));
        Say("Archived. Nobody sees it, and nothing in it changes until you take it out of the archive.");
        return null;
    });

    [HttpPost("archive/out")]
    public Task<IActionResult> TakeOut(string id) => TryAsync(id, async () =>
    {
        await receipts.TakeAsync(await archive.TakeOutAsync(Actor, id));
        Say("It is out of the archive: a draft that is not live.");
        return null;
    });

    [HttpPost("delete")]
    public Task<IActionResult> Trash(string id) => TryAsync(id, async () =>
    {
        await receipts.TakeAsync(await delete.RunAsync(Actor, id));
        Say("Moved to the trash.");
        return "/admin/pages";
    });

    private async Task<IActionResult> TryAsync(string id, Func<Task<string?>> action)
    {
        if (await desk.FindAsync(id) is null)
            return NotFound();
        try
        {
            return Redirect(await action() ?? $"/admin/pages/{id}");
        }
        catch (PlansPendingException question)
        {
            return Redirect($"/admin/pages/{id}?ask={question.VersionId}");
        }
        catch (ActionRefusedException problem)
        {
            Say(problem.Message, good: false);
            return Redirect($"/admin/pages/{id}");
        }
    }
}
