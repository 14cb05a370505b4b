using Cms.Content.Storage;
using Cms.Review.Releases;
using Cms.Web.Security;

namespace Cms.Review.Requests;

/// <summary>Gives an open request to another reviewer; the link of the one before ends.</summary>
public sealed class HandOver(Database database, IPeople people, ReviewMails mails)
{
    public async Task<AskedReview> RunAsync(Actor actor, string requestId, ReviewerInput input)
    {
        var (asked, _) = await database.WriteAsync(async session =>
        {
            var (request, item) = await ReviewAccess.OpenAsync(session, actor, requestId);
            var reviewer = await Reviewer.CheckAsync(session, people, input);
            await AskForReview.RefuseAuthorAsync(session, people, item, reviewer);
            var site = await ReviewSite.LoadAsync(session);
            var mailed = mails.CanSend && reviewer.Email is not null;
            await session.ExecuteAsync(
                """
                UPDATE review_requests SET reviewer_name = @Name, reviewer_email = @Email, reviewer_user_id = @UserId, reviewer_profile_id = @ProfileId, link_shown = @shown, opened_utc = NULL
                WHERE request_id = @requestId
                """, new { reviewer.Name, reviewer.Email, reviewer.UserId, reviewer.ProfileId, shown = mailed && reviewer.IsKnown ? 0 : 1, requestId });
            var token = await ReviewLinks.RenewAsync(session, site, request, shown: false);
            if (mailed)
                await mails.AskAsync(session, site, (await ReviewRequest.FindAsync(session, requestId))!, item.DisplayText ?? "", token, again: false);
            await session.AuditAsync(actor, "hand review over", request.ItemId, request.VersionId, $"{request.ReviewerName} → {reviewer.Name}", site.NowUtc);
            ReviewAccess.Tell(session, request.ItemId);
            return new AskedReview(requestId, reviewer.Name, mailed ? null : ReviewLinks.Url(request.Origin, token), mailed ? reviewer.Email : null);
        });
        return asked;
    }
}
