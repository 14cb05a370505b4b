using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.Joining;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;
using Cms.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Writing;

/// <summary>What an editor's script sends while someone types: the form is kept as that person's working copy, and who else is here is told.</summary>
[Route("/admin/pages/{id}/copy"), AnswersInJson]
[RequestFormLimits(ValueCountLimit = 50_000, ValueLengthLimit = 10 * 1024 * 1024, KeyLengthLimit = 8_192)]
[RequestSizeLimit(32 * 1024 * 1024)]
public sealed class CopyController(ICurrentActor actors, EditorForms forms, KeepWorkingCopy keep, DiscardWorkingCopy discard, WorkingCopies copies, Presence presence, ContentStore store, DefinitionStore definitions, SiteClock clock)
    : AdminController(actors)
{
    /// <summary>Keeps the form, whatever is missing or wrong in it.</summary>
    [HttpPost]
    public Task<IActionResult> Keep(string id) => AnswerAsync(async () =>
    {
        if (await forms.ReadAsync(id, Actor, Request.Form) is not { } form)
            throw new NotFoundException("This page");
        var kept = await keep.RunAsync(Actor, form.ToCopy());
        await presence.SeeAsync(Actor, id, Words(form.Type.Name, form.Content, form.Place));
        var answer = new CopyAnswer(kept.Outcome is CopyOutcome.Kept, kept.SavedUtc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), (await clock.ZoneAsync()).Time(kept.SavedUtc), kept.Revision, await OthersAsync(id),
            kept.Joined?.Others.Count ?? 0, kept.Joined?.Conflicts.Count > 0)
        {
            Waits = kept.Waits,
            Message = kept switch
            {
                { Outcome: CopyOutcome.OtherWindow } => "You typed on this page in another window after you opened it here. These words are only in this window: load the page again to go on with the others, or copy them first.",
                { IsTrashed: true } => "Someone moved this page to the trash. Your words are kept; put the page back to save them.",
                _ => null,
            },
        };
        return Json(answer) is var json && kept.Outcome is CopyOutcome.OtherWindow ? Status(json, StatusCodes.Status409Conflict) : json;
    });

    /// <summary>A sign of life while nothing is typed.</summary>
    [HttpPost("here")]
    public Task<IActionResult> Here(string id, [FromForm(Name = "_place")] string? place) => AnswerAsync(async () =>
    {
        var (stored, own) = (await store.LatestAsync(id), await copies.FindAsync(id, Actor.UserId));
        if (stored is null && own is null)
            throw new NotFoundException("This page");
        if (stored is not null && !May(Permissions.Edit, stored))
            throw new NotAllowedException(Permissions.Edit, stored.ContentType);
        await presence.SeeAsync(Actor, id, Words(stored?.ContentType ?? own!.Head.ContentType, ContentJson.ToObject(own?.Content ?? stored!.Content), place));
        return Json(new { others = await OthersAsync(id) });
    });

    [HttpPost("leave")]
    public Task<IActionResult> Leave(string id) => AnswerAsync(async () =>
    {
        await presence.LeaveAsync(Actor, id);
        return NoContent();
    });

    /// <summary>Throws the person's own words away. A form without script is led back to the page.</summary>
    [HttpPost("discard")]
    public Task<IActionResult> Discard(string id) => AnswerAsync(async () =>
    {
        var discarded = await discard.RunAsync(Actor, id);
        if (Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
            return Json(new { discarded });
        Say(discarded ? "Your unsaved words were thrown away." : "There were no unsaved words.", discarded);
        return Redirect(await store.LatestAsync(id) is null ? "/admin" : $"/admin/pages/{id}");
    });

    private async Task<IReadOnlyList<CopyOther>> OthersAsync(string id) =>
        [.. (await presence.OthersAsync(id, Actor.UserId)).Select(person => new CopyOther(person.UserName, person.Place))];

    private string? Words(string type, JsonObject content, string? place) => place is null ? null
        : PagePlaces.WordsOf(definitions.Schema, new ContentItem { ContentItemId = "", ContentType = type, Content = ContentJson.ToElement(content) }, place);

    private async Task<IActionResult> AnswerAsync(Func<Task<IActionResult>> action)
    {
        try
        {
            return await action();
        }
        catch (ActionRefusedException problem)
        {
            return Status(Json(new { message = problem.Message }), problem switch
            {
                NotAllowedException => StatusCodes.Status403Forbidden,
                NotFoundException => StatusCodes.Status404NotFound,
                _ => StatusCodes.Status422UnprocessableEntity,
            });
        }
    }

    private static JsonResult Status(JsonResult json, int status)
    {
        json.StatusCode = status;
        return json;
    }
}

/// <summary>The answer to a kept form.</summary>
/// <param name="Kept">False: this window had sent something newer, or another one did.</param>
/// <param name="Saved">The instant of the last kept words, UTC.</param>
/// <param name="Time">The same at the site, "14:20".</param>
/// <param name="Revision">What the window counts on from: its next request has a higher one, and <c>_seen</c> is this.</param>
/// <param name="Joined">How many changes others saved meanwhile that a save would join.</param>
/// <param name="Conflict">Someone changed the same words: saving will ask.</param>
public sealed record CopyAnswer(bool Kept, string Saved, string Time, long Revision, IReadOnlyList<CopyOther> Others, int Joined, bool Conflict)
{
    /// <summary>There are words that are in no version.</summary>
    public bool Waits { get; init; }
    public string? Message { get; init; }
}

public sealed record CopyOther(string Name, string? Place);
