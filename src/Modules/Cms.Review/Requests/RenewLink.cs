using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Review.Releases;

namespace Cms.Review.Requests;

/// <summary>
/// Makes a new link for an open request, because the old one cannot be read back from its hash: to remind the reviewer by mail, to copy it at the desk,
/// or because the reviewer holds one that has run out.
/// </summary>
public sealed class RenewLink(Database database, ReviewMails mails)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>Mails a reminder with a new link; returns the address.</summary>
    public async Task<string> RemindAsync(Actor actor, string requestId)
    {
        var (address, _) = await database.WriteAsync(async session =>
        {
            var (request, item) = await ReviewAccess.OpenAsync(session, actor, requestId);
            if (!mails.CanSend || request.ReviewerEmail is null)
                throw new InvalidContentException([new ContentError("", mails.CanSend ? $"No mail address of {request.ReviewerName} is known. Copy the link instead." : "This site has no mail server. Copy the link instead.")]);
            var site = await ReviewSite.LoadAsync(session);
            await mails.AskAsync(session, site, request, item.DisplayText ?? "", await ReviewLinks.RenewAsync(session, site, request, shown: false), again: true);
            await session.AuditAsync(actor, "remind reviewer", request.ItemId, request.VersionId, request.ReviewerName, site.NowUtc);
            ReviewAccess.Tell(session, request.ItemId);
            return request.ReviewerEmail;
        });
        return address;
    }

    /// <summary>A new link to copy. From now on a signature by link needs a second person.</summary>
    public async Task<string> ShowAsync(Actor actor, string requestId)
    {
        var (link, _) = await database.WriteAsync(async session =>
        {
            var (request, _) = await ReviewAccess.OpenAsync(session, actor, requestId);
            var site = await ReviewSite.LoadAsync(session);
            var token = await ReviewLinks.RenewAsync(session, site, request, shown: true);
            await session.AuditAsync(actor, "show review link", request.ItemId, request.VersionId, request.ReviewerName, site.NowUtc);
            return ReviewLinks.Url(request.Origin, token);
        });
        return link;
    }

    /// <summary>
    /// Somebody holds a link that does not work. Where it can be, a new one is mailed to the reviewer's own address, at most once in ten minutes;
    /// otherwise the desk is told. The answer is the same for everybody, so it tells nothing to who found an old link.
    /// </summary>
    public Task AskAgainAsync(string token) => database.WriteAsync(async session =>
    {
        if (await ReviewLinks.FindAsync(session, token) is not { } found || await session.LatestAsync(found.Request.ItemId) is not { } item)
            return;
        var (request, site) = (found.Request, await ReviewSite.LoadAsync(session));
        if (UtcText.Parse(request.RemindedUtc ?? request.AskedUtc) is { } last && site.NowUtc - last < Pause && request.IsOpen && !request.IsExpired(site.NowUtc))
            return;
        if (request.IsOpen && mails.CanSend && request.ReviewerEmail is not null)
            await mails.AskAsync(session, site, request, item.DisplayText ?? "", await ReviewLinks.RenewAsync(session, site, request, shown: false), again: true);
        else if (request.WantsLinkUtc is null)
            await session.ExecuteAsync("UPDATE review_requests SET wants_link_utc = @now WHERE request_id = @RequestId", new { now = UtcText.Format(site.NowUtc), request.RequestId });
        ReviewAccess.Tell(session, request.ItemId);
    });
}
