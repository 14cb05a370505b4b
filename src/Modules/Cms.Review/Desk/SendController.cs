using Cms.Content.Fields;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Review.Requests;
using Cms.Web.Admin;
using Cms.Web.Editing;
using Cms.Web.Mail;
using Cms.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Review.Desk;

/// <summary>"Send for review…": why, to whom; and what can be done while a page is with its reviewer.</summary>
[Route("/admin/pages/{id}/send")]
public sealed class SendController(ICurrentActor actors, ContentStore store, DefinitionStore definitions, SendPages pages, AskForReview ask, WithdrawRequest withdraw, RenewLink renew, HandOver hand, ReviewNextStep next, Pickers pickers, SiteOrigin origin)
    : AdminController(actors)
{
    [HttpGet]
    public async Task<IActionResult> Show(string id) => await ItemAsync(id) is { } item ? await PageAsync(item) : NotFound();

    [HttpPost]
    public Task<IActionResult> Send(string id, SendForm form) => TryAsync(id, form, async _ =>
        AskedWords(await ask.RunAsync(Actor, new Question(id, form.Reason, form.Reviewer, await origin.OfAsync(Request)))));

    [HttpPost("withdraw")]
    public Task<IActionResult> Withdraw(string id, string request) => TryAsync(id, new SendForm(), async _ =>
    {
        await withdraw.RunAsync(Actor, request);
        return ("Taken back. The link does not work any more.", null);
    });

    [HttpPost("remind")]
    public Task<IActionResult> Remind(string id, string request) => TryAsync(id, new SendForm(), async _ => ($"A reminder with a new link goes to {await renew.RemindAsync(Actor, request)}.", null));

    [HttpPost("link")]
    public Task<IActionResult> Link(string id, string request) => TryAsync(id, new SendForm(), async _ => ("Here is a new link. The one before does not work any more.", await renew.ShowAsync(Actor, request)));

    [HttpPost("hand")]
    public Task<IActionResult> Hand(string id, string request, SendForm form) => TryAsync(id, form, async _ => AskedWords(await hand.RunAsync(Actor, request, form.Reviewer)));

    private static (string, string?) AskedWords(AskedReview asked) => asked.MailedTo is { } address
        ? ($"Sent to {asked.ReviewerName} ({address}).", null) : ($"Copy this link and send it to {asked.ReviewerName}. It is shown only now.", asked.Link);

    // The link is shown in the answer and nowhere else: only its hash is kept.
    private async Task<IActionResult> TryAsync(string id, SendForm form, Func<ContentItem, Task<(string Said, string? Link)>> action)
    {
        if (await ItemAsync(id) is not { } item)
            return NotFound();
        try
        {
            var (said, link) = await action(item);
            if (link is not null)
                return await PageAsync((await store.LatestAsync(id))!, said: said, link: link);
            Say(said);
            return Redirect(DeskAddresses.Send(id));
        }
        catch (InvalidContentException problem)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await PageAsync(item, form, problem.Errors[0]);
        }
        catch (ActionRefusedException problem)
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
            return await PageAsync(item, form, new ContentError("", problem.Message));
        }
    }

    private async Task<ContentItem?> ItemAsync(string id) => await store.LatestAsync(id) is { } item && May(Permissions.View, item) ? item : null;

    private async Task<IActionResult> PageAsync(ContentItem item, SendForm? typed = null, ContentError? error = null, string? said = null, string? link = null)
    {
        var page = await pages.ReadAsync(item);
        return View("Send/Send", page with
        {
            MayEdit = May(Permissions.Edit, item),
            Form = typed is { IsEmpty: false } ? typed : page.Form,
            Profiles = await ProfilesAsync(page.Form.Profile),
            Step = await next.NextStepAsync(item, Actor),
            Error = error,
            Said = said,
            Link = link,
        });
    }

    // Only where the site says which pages are profiles of reviewers.
    private async Task<IReadOnlyList<PickerChoice>> ProfilesAsync(string? chosen) =>
        definitions.Schema.Definitions.Part(nameof(ReviewPart))?.Fields.FirstOrDefault(field => field.Name == nameof(ReviewPart.Reviewers))?.Settings.Get<ContentPickerFieldSettings>().DisplayedContentTypes is { Count: > 0 } types
            ? await pickers.ChoicesAsync(new PickerQuestion(PickerOf.Pages, chosen is { Length: > 0 } ? [chosen] : []) { ContentTypes = types }) ?? [] : [];
}

/// <summary>The form, as typed. An account, a profile, or a name; a mail address where the account has none.</summary>
public sealed record SendForm
{
    public string? Reason { get; init; }
    public string? User { get; init; }
    public string? Profile { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }

    public bool IsEmpty => Reason is null && User is null && Profile is null && Name is null && Email is null;
    internal ReviewerInput Reviewer => new(User, Profile, Name, Email);
}
