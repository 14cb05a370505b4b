using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Web.Mail;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Preview;

/// <summary>
/// The newest draft of an item, with what the reader typed since, as visitors would see it: alone, at three widths side by side, and by links for people without an account.
/// </summary>
[Route("/admin/pages/{id}")]
public sealed class PreviewController(ICurrentActor actors, DeskContent desk, ItemPreview preview, WorkingCopies copies, PreviewLinks links, SiteOrigin origin, SiteClock clock) : AdminController(actors)
{
    [HttpGet("preview")]
    public async Task<IActionResult> Draft(string id)
    {
        if (await desk.FindAsync(id) is not { } item)
            return NotFound();
        if (!May(Permissions.View, item))
            return Refused(Permissions.View, item);
        // What the person typed and no version has yet is what they want to see.
        if (await copies.OpenAsync(id, Actor.UserId) is { } copy)
            item = item.With(copy.Content);
        return await preview.DraftAsync(item, this) is var (seen, view) ? View(view, seen) : NotFound();
    }

    [HttpGet("widths")]
    public async Task<IActionResult> Widths(string id)
    {
        if (await desk.FindAsync(id) is not { } item)
            return NotFound();
        if (!May(Permissions.View, item))
            return Refused(Permissions.View, item);
        return View(ViewPath("Preview/Widths"), new WidthsPage(item, May(Permissions.Edit, item) ? await links.OfAsync(id) : null, await clock.ZoneAsync())
        {
            NewLink = TempData["preview-link"] as string,
            IsTyped = await copies.FindAsync(id, Actor.UserId) is not null,
        });
    }

    [HttpPost("share")]
    public Task<IActionResult> Share(string id, int days) => ThenWidthsAsync(id, async () =>
        TempData["preview-link"] = await origin.OfAsync(Request) + await links.CreateAsync(Actor, id, days));

    [HttpPost("share/{link}/withdraw")]
    public Task<IActionResult> Withdraw(string id, string link) => ThenWidthsAsync(id, async () =>
    {
        await links.WithdrawAsync(Actor, id, link);
        Say("The link does not work any more.");
    });

    private async Task<IActionResult> ThenWidthsAsync(string id, Func<Task> act)
    {
        if (await desk.FindAsync(id) is null)
            return NotFound();
        try
        {
            await act();
        }
        catch (ActionRefusedException refusal)
        {
            Say(refusal.Message, good: false);
        }
        return Redirect($"/admin/pages/{id}/widths");
    }
}

/// <summary>A draft at three widths. <paramref name="Links"/> null: the person may not share it.</summary>
public sealed record WidthsPage(ContentItem Item, IReadOnlyList<PreviewLink>? Links, SiteZone Zone)
{
    /// <summary>The link that was just made: this page is the only one that shows it.</summary>
    public string? NewLink { get; init; }

    /// <summary>The frames show words that are in no version yet; a link shows the last saved version.</summary>
    public bool IsTyped { get; init; }
}
