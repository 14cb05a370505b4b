using Cms.Content.Publishing;
using Cms.Review.Comments;
using Cms.Review.Requests;
using Cms.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Review.Letter;

/// <summary>
/// The letter by which an expert reads and answers, without an account and without learning the desk. Opening it signs nothing, because mail programs open links;
/// only the form does, and only for the text it was shown with.
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[RequestSizeLimit(1024 * 1024)]
public sealed class LetterController(ICurrentActor actors, LetterReader reader, SignOff sign, AskForChanges changes, OpenedLetters opened, RenewLink renew) : Controller
{
    private const string CommentPrefix = "comment.";

    [HttpGet(ReviewLinks.Address + "/{token}")]
    public async Task<IActionResult> Show(string token, bool all) => await ShowAsync(await SignerAsync(token, null), all);

    [HttpPost(ReviewLinks.Address + "/{token}")]
    public async Task<IActionResult> Answer(string token, LetterForm form) => await AnswerAsync(await SignerAsync(token, null), form);

    /// <summary>"Send me a new one": says the same to everybody.</summary>
    [HttpPost(ReviewLinks.Address + "/{token}/again")]
    public async Task<IActionResult> Again(string token)
    {
        await renew.AskAgainAsync(token);
        return Letter("Letter/Closed", new ClosedLetter(LetterClosed.Unknown, await reader.NameOfSiteAsync()) { AskedAgain = true }, StatusCodes.Status200OK);
    }

    [HttpGet(ReviewLinks.Address + "/mine/{requestId}"), Authorize(Policy = PermissionPolicies.Prefix + ReviewPermissions.SignOff)]
    public async Task<IActionResult> ShowMine(string requestId, bool all) => await ShowAsync(await SignerAsync(null, requestId), all);

    [HttpPost(ReviewLinks.Address + "/mine/{requestId}"), Authorize(Policy = PermissionPolicies.Prefix + ReviewPermissions.SignOff)]
    public async Task<IActionResult> AnswerMine(string requestId, LetterForm form) => await AnswerAsync(await SignerAsync(null, requestId), form);

    private async Task<IActionResult> ShowAsync(Signer signer, bool all)
    {
        try
        {
            var page = await reader.ReadAsync(signer, Action(signer));
            await opened.NoteAsync(page.Request);
            return Letter("Letter/Show", page with { ShowAll = all }, StatusCodes.Status200OK);
        }
        catch (LetterClosedException closed)
        {
            return await ClosedAsync(signer, closed);
        }
    }

    private async Task<IActionResult> AnswerAsync(Signer signer, LetterForm form)
    {
        try
        {
            var page = await reader.ReadAsync(signer, Action(signer));
            var typed = Typed(page);
            try
            {
                return form.Op switch
                {
                    "sign" => await DoneAsync(page, await sign.RunAsync(signer, new Signature(form.Hash, form.Months, form.Declared, typed)), signed: true),
                    "changes" => await DoneAsync(page, await changes.RunAsync(signer, typed), signed: false),
                    _ => Letter("Letter/Show", With(page, form, typed) with { ShowAll = form.Op == "all" }, StatusCodes.Status200OK),
                };
            }
            catch (TextChangedException)
            {
                return Letter("Letter/Show", With(await reader.ReadAsync(signer, Action(signer), form.Shown ?? ""), form, typed) with { Declared = false }, StatusCodes.Status409Conflict);
            }
            catch (InvalidContentException problem)
            {
                return Letter("Letter/Show", With(page, form, typed) with { Error = problem.Errors[0].Message, ErrorAt = problem.Errors[0].Path }, StatusCodes.Status422UnprocessableEntity);
            }
        }
        catch (LetterClosedException closed)
        {
            return await ClosedAsync(signer, closed);
        }
    }

    private static LetterPage With(LetterPage page, LetterForm form, IReadOnlyList<NewComment> typed) =>
        page with { Typed = typed, Months = form.Months > 0 ? form.Months : page.Months, Declared = form.Declared, ShowAll = form.All };

    private async Task<IActionResult> DoneAsync(LetterPage page, ReviewRequest request, bool signed) =>
        Letter("Letter/Answered", new AnsweredLetter(page.Title, page.SiteName, await reader.NameAsync(request.AskedById, request.AskedBy), signed), StatusCodes.Status200OK);

    private async Task<IActionResult> ClosedAsync(Signer signer, LetterClosedException closed) => Letter("Letter/Closed",
        await reader.ClosedAsync(closed, signer.Token is null ? null : $"{Action(signer)}/again"),
        closed.Why is LetterClosed.OwnWork ? StatusCodes.Status403Forbidden : closed.Why is LetterClosed.Unknown ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone);

    private ViewResult Letter(string view, object model, int status)
    {
        // The address is a key to a page that nobody has approved: no search engine, no other site.
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        var result = View(view, model);
        result.StatusCode = status;
        return result;
    }

    private List<NewComment> Typed(LetterPage page) =>
    [
        .. Request.Form.Keys.Where(key => key.StartsWith(CommentPrefix, StringComparison.Ordinal))
            .Select(key => (Place: key[CommentPrefix.Length..], Text: Request.Form[key].ToString().ReplaceLineEndings("\n")))
            .Where(comment => !string.IsNullOrWhiteSpace(comment.Text))
            .Select(comment => page.Passages.FirstOrDefault(passage => passage.Passage.Place == comment.Place) is { } passage
                ? new NewComment(comment.Place, passage.Passage.Label, comment.Text) : new NewComment("", "The page as a whole", comment.Text)),
    ];

    private async Task<Signer> SignerAsync(string? token, string? requestId) => new(token, requestId, await actors.FindAsync(User));

    private static string Action(Signer signer) => signer.Token is { } token ? $"{ReviewLinks.Address}/{token}" : $"{ReviewLinks.Address}/mine/{signer.RequestId}";
}

/// <summary>A letter's form. The comments are read by their names, which are the places they are about.</summary>
public sealed record LetterForm
{
    public string? Op { get; init; }
    public string? Hash { get; init; }
    public string? Shown { get; init; }
    public int Months { get; init; }
    public bool Declared { get; init; }
    /// <summary>Whether the whole page was shown.</summary>
    public bool All { get; init; }
}
