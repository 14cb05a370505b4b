using Cms.Content.Publishing;
using Cms.Review.Requests;
using Cms.Web.Admin;
using Cms.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Review.Desk;

/// <summary>All reviews, by section.</summary>
[Route("/admin/reviews")]
public sealed class ReviewsController(ICurrentActor actors, ReviewBoard board, RenewLink renew, ReviewMails mails) : AdminController(actors)
{
    [HttpGet]
    public Task<IActionResult> List() => PageAsync(null, null, null);

    [HttpPost("{requestId}/remind")]
    public Task<IActionResult> Remind(string requestId) => TryAsync(async () => ($"A reminder with a new link goes to {await renew.RemindAsync(Actor, requestId)}.", null));

    [HttpPost("{requestId}/link")]
    public Task<IActionResult> Link(string requestId) => TryAsync(async () => ("Here is a new link. The one before does not work any more.", await renew.ShowAsync(Actor, requestId)));

    private async Task<IActionResult> TryAsync(Func<Task<(string, string?)>> action)
    {
        try
        {
            var (said, link) = await action();
            if (link is not null)
                return await PageAsync(said, link, null);
            Say(said);
            return Redirect("/admin/reviews");
        }
        catch (ActionRefusedException problem)
        {
            Response.StatusCode = problem is NotAllowedException ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity;
            return await PageAsync(null, null, problem.Message);
        }
    }

    private async Task<IActionResult> PageAsync(string? said, string? link, string? error) => View("Reviews/Reviews", new ReviewsPage(await board.ReadAsync(Actor), mails.CanSend) { Said = said, Link = link, Error = error });
}

public sealed record ReviewsPage(Board Board, bool CanMail)
{
    public string? Said { get; init; }
    public string? Link { get; init; }
    public string? Error { get; init; }
}
