using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.Joining;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Writing;

/// <summary>
/// Two texts of one page: where a person and somebody else changed the same, the person chooses, place by place. Both texts are kept until then and
/// after: the person's own as the working copy, the other one as a version; what is not chosen stays among the versions.
/// </summary>
[Route("/admin/pages/{id}/join")]
public sealed class JoinController(ICurrentActor actors, DeskContent desk, WorkingCopies copies, SaveDraft save, SiteClock clock) : AdminController(actors)
{
    public static string Href(string itemId) => $"/admin/pages/{itemId}/join";

    [HttpGet]
    public async Task<IActionResult> Show(string id) => await PageAsync(id) switch
    {
        (null, { } answer) => answer,
        ({ } page, _) => Ask(page),
        _ => NotFound(),
    };

    /// <param name="id">The page.</param>
    /// <param name="theirs">The version of the others that was shown.</param>
    /// <param name="place">The paths of the places, in the order shown; <c>choice-0</c> and so on hold what was chosen for each.</param>
    /// <param name="all">"mine" or "theirs": chooses so everywhere, and shows it before anything is saved.</param>
    [HttpPost]
    public async Task<IActionResult> Choose(string id, string? theirs, string[]? place, string? all)
    {
        var (page, answer) = await PageAsync(id);
        if (page is null)
            return answer ?? NotFound();
        page = page with { Chosen = Chosen(page, place ?? [], all) };
        if (theirs != page.TheirVersion)
            return Ask(page with { Chosen = [], Problem = $"{page.By} saved again meanwhile. Nothing is lost: look at the two texts once more." }, StatusCodes.Status409Conflict);
        if (all is not null)
            return Ask(page);
        if (page.Open is > 0 and var open)
            return Ask(page with { Problem = open == 1 ? "Choose in 1 more place." : $"Choose in {open} more places." }, StatusCodes.Status422UnprocessableEntity);
        try
        {
            var window = new EditorWindow(ContentIds.New(), page.Copy.Copy.Revision + 1) { Seen = page.Copy.Copy.Revision, ContinuesCopy = page.Copy.ContinuesCopy };
            await save.JoinAsync(Actor, new DraftInput(id, page.Item.ContentType, page.Copy.Content, page.Copy.BaseVersion)
            {
                Window = window,
                Choices = new JoinChoices(page.TheirVersion, page.Chosen),
                Reason = $"Joined with what {page.By} saved",
            });
            Say("Both texts are joined, as a draft. What you did not choose is in Versions.");
            return Redirect($"/admin/pages/{id}");
        }
        catch (EditConflictException)
        {
            return Redirect(Href(id));
        }
        catch (ActionRefusedException refusal)
        {
            return Ask(page with { Problem = refusal.Message }, StatusCodes.Status422UnprocessableEntity);
        }
    }

    private async Task<(JoinPage? Page, IActionResult? Answer)> PageAsync(string id)
    {
        if (await desk.FindAsync(id) is not { } item)
            return (null, null);
        if (!May(Permissions.Edit, item))
            return (null, Refused(Permissions.Edit, item));
        return await copies.OpenAsync(id, Actor.UserId) is { Joined.Conflicts.Count: > 0 } copy
            ? (new JoinPage(item, copy, await clock.ZoneAsync()), null)
            : (null, Redirect($"/admin/pages/{id}"));
    }

    private Dictionary<string, JoinChoice> Chosen(JoinPage page, string[] places, string? all)
    {
        var chosen = new Dictionary<string, JoinChoice>(StringComparer.Ordinal);
        foreach (var conflict in page.Conflicts)
        {
            var at = Array.IndexOf(places, conflict.Path);
            var words = all ?? (at < 0 ? null : Request.Form[$"choice-{at}"].ToString());
            if (words switch { "mine" => JoinChoice.Mine, "theirs" => JoinChoice.Theirs, "both" when conflict.CanKeepBoth => JoinChoice.Both, _ => (JoinChoice?)null } is { } choice)
                chosen[conflict.Path] = choice;
        }
        return chosen;
    }

    private ViewResult Ask(JoinPage page, int status = StatusCodes.Status200OK)
    {
        Response.StatusCode = status;
        return View(ViewPath("Join"), page);
    }
}

/// <summary>The two texts, and what was chosen so far, by <see cref="JoinConflict.Path"/>. Nothing is chosen for the person.</summary>
public sealed record JoinPage(ContentItem Item, OpenedCopy Copy, SiteZone Zone)
{
    public Dictionary<string, JoinChoice> Chosen { get; init; } = [];
    public string? Problem { get; init; }

    public IReadOnlyList<JoinConflict> Conflicts => Copy.Joined!.Conflicts;
    public IReadOnlyList<JoinedChange> Others => Copy.Joined!.Others;
    public string TheirVersion => Item.ContentItemVersionId!;
    public string By => Item.Author is { Length: > 0 } name ? name == Content.Storage.Actor.System.UserName ? "The site" : name : "Someone";
    public int Open => Conflicts.Count(conflict => !Chosen.ContainsKey(conflict.Path));
    public string Places => Conflicts.Count == 1 ? "In one place" : $"In {Conflicts.Count} places";
}
