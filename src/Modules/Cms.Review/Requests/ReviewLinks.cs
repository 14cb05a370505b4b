using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Review.Releases;
using Cms.Web.Security;

namespace Cms.Review.Requests;

/// <summary>
/// Links to sign off: a random 256-bit token of which only the hash is kept. A request has one link that works at a time; older ones are known,
/// so that whoever holds one can be told why it does not.
/// </summary>
internal static class ReviewLinks
{
    public const string Address = "/sign-off";

    public static string Url(string origin, string token) => $"{origin}{Address}/{token}";

    /// <summary>When a link made now ends: five in the afternoon at the site, some days from now.</summary>
    public static DateTime Expiry(ReviewSite site) => site.At(site.Today.AddDays(Math.Max(1, site.Settings.LinkDays)), 17);

    public static Task NoteAsync(WriteSession session, string requestId, string token, DateTime now) => session.ExecuteAsync(
        "INSERT INTO review_links (token_hash, request_id, created_utc) VALUES (@hash, @requestId, @now)", new { hash = LinkToken.Hash(token), requestId, now = UtcText.Format(now) });

    /// <summary>The request that a link stands for, and whether this is the link that counts; null when there never was such a link.</summary>
    public static async Task<(ReviewRequest Request, bool IsCurrent)?> FindAsync(WriteSession session, string? token)
    {
        if (!LinkToken.MayBe(token))
            return null;
        var hash = LinkToken.Hash(token!);
        var id = await session.QueryValueAsync<string?>("SELECT request_id FROM review_links WHERE token_hash = @hash", new { hash });
        return id is not null && await ReviewRequest.FindAsync(session, id) is { } request ? (request, request.TokenHash == hash) : null;
    }

    /// <summary>A new link for an open request; the one before ends. <paramref name="shown"/>: it will be seen at the desk.</summary>
    public static async Task<string> RenewAsync(WriteSession session, ReviewSite site, ReviewRequest request, bool shown)
    {
        var token = LinkToken.New();
        await NoteAsync(session, request.RequestId, token, site.NowUtc);
        await session.ExecuteAsync(
            "UPDATE review_requests SET token_hash = @hash, expires_utc = @expires, link_shown = CASE WHEN @shown = 1 THEN 1 ELSE link_shown END, reminded_utc = @now, wants_link_utc = NULL WHERE request_id = @RequestId",
            new { hash = LinkToken.Hash(token), expires = UtcText.Format(Expiry(site)), shown = shown ? 1 : 0, now = UtcText.Format(site.NowUtc), request.RequestId });
        return token;
    }
}
