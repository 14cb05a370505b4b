using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Review.Releases;

namespace Cms.Review.Requests;

/// <summary>
/// By what somebody comes to a letter: the token of a link, or the account that was asked. <paramref name="SignedIn"/> is who is signed in in the same browser, if anybody.
/// </summary>
public sealed record Signer(string? Token, string? RequestId, Actor? SignedIn);

/// <summary>Why a letter is closed.</summary>
public enum LetterClosed { Unknown, Replaced, Expired, Signed, Changes, Withdrawn, PageGone, OwnWork }

/// <summary>The letter cannot be answered (any more).</summary>
public sealed class LetterClosedException(LetterClosed why, ReviewRequest? request) : ActionRefusedException("This request is closed.")
{
    public LetterClosed Why => why;
    public ReviewRequest? Request => request;
}

/// <summary>An open letter: the request, the page as it is now, and whether it was opened by an account rather than by a link.</summary>
internal sealed record OpenLetter(ReviewRequest Request, ContentItem Version, bool ByAccount)
{
    /// <exception cref="LetterClosedException">It is not open to this signer.</exception>
    public static async Task<OpenLetter> FindAsync(WriteSession session, ReviewSite site, Signer signer)
    {
        var (request, byAccount) = await CheckAsync(session, site, signer);
        var version = await session.LatestAsync(request.ItemId) ?? throw new LetterClosedException(LetterClosed.PageGone, request);
        if (signer.SignedIn is { } actor && (await MayAct.AuthorsAsync(session, version)).Keys.Any(author => ReviewedVersion.IsBy(author, actor)))
            throw new LetterClosedException(LetterClosed.OwnWork, request);
        return new OpenLetter(request, version, byAccount);
    }

    private static async Task<(ReviewRequest Request, bool ByAccount)> CheckAsync(WriteSession session, ReviewSite site, Signer signer)
    {
        if (signer.Token is null)
        {
            var own = signer.RequestId is null ? null : await ReviewRequest.FindAsync(session, signer.RequestId);
            if (own is null || signer.SignedIn is not { } actor || own.ReviewerUserId != actor.UserId || !actor.Granted.Contains(ReviewPermissions.SignOff))
                throw new LetterClosedException(LetterClosed.Unknown, null);
            return own.IsOpen ? (own, true) : throw new LetterClosedException(WhyDone(own), own);
        }
        if (await ReviewLinks.FindAsync(session, signer.Token) is not { } found)
            throw new LetterClosedException(LetterClosed.Unknown, null);
        var request = found.Request;
        if (!request.IsOpen)
            throw new LetterClosedException(WhyDone(request), request);
        if (!found.IsCurrent)
            throw new LetterClosedException(LetterClosed.Replaced, request);
        return request.IsExpired(site.NowUtc) ? throw new LetterClosedException(LetterClosed.Expired, request) : (request, false);
    }

    private static LetterClosed WhyDone(ReviewRequest request) => request.State switch
    {
        ReviewRequest.Signed => LetterClosed.Signed,
        ReviewRequest.Changes => LetterClosed.Changes,
        _ => LetterClosed.Withdrawn,
    };
}
