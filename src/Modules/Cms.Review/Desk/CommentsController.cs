using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Review.Comments;
using Cms.Web.Admin;
using Cms.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Review.Desk;

/// <summary>What was said about a page, open ones first.</summary>
[Route("/admin/pages/{id}/comments")]
public sealed class CommentsController(ICurrentActor actors, ContentStore store, Database database, AddComment add, ResolveComment resolve, SiteClock clock) : AdminController(actors)
{
    [HttpGet]
    public Task<IActionResult> List(string id) => PageAsync(id, null, null);

    [HttpPost]
    public Task<IActionResult> Add(string id, string? text) => TryAsync(id, text, async () =>
    {
        await add.RunAsync(Actor, id, new NewComment("", "The page as a whole", text ?? ""));
        Say("Your comment is there.");
    });

    [HttpPost("{commentId}/resolve")]
    public Task<IActionResult> Resolve(string id, string commentId, bool open) => TryAsync(id, null, async () =>
    {
        await resolve.RunAsync(Actor, commentId, resolved: !open);
        Say(open ? "The comment is open again." : "Done. The comment stays readable below.");
    });

    private async Task<IActionResult> TryAsync(string id, string? typed, Func<Task> action)
    {
        try
        {
            await action();
            return Redirect(DeskAddresses.Comments(id));
        }
        catch (ActionRefusedException problem)
        {
            Response.StatusCode = problem is NotAllowedException ? StatusCodes.Status403Forbidden : problem is NotFoundException ? StatusCodes.Status404NotFound : StatusCodes.Status422UnprocessableEntity;
            return await PageAsync(id, typed, problem.Message);
        }
    }

    private async Task<IActionResult> PageAsync(string id, string? typed, string? error)
    {
        if (await store.LatestAsync(id) is not { } item)
            return NotFound();
        if (!May(Permissions.View, item))
            return Refused(Permissions.View, item);
        var comments = await database.AskAsync(session => PageComment.OfItemAsync(session, id));
        return View("Comments/Comments", new CommentsPage(item, comments, May(Permissions.Edit, item), await clock.ZoneAsync()) { Typed = typed, Error = error });
    }
}

public sealed record CommentsPage(ContentItem Item, IReadOnlyList<PageComment> Comments, bool MayEdit, SiteZone Zone)
{
    public string? Typed { get; init; }
    public string? Error { get; init; }
    public IEnumerable<PageComment> Open => Comments.Where(comment => comment.IsOpen);
    public IEnumerable<PageComment> Resolved => Comments.Where(comment => !comment.IsOpen).Reverse();
}
