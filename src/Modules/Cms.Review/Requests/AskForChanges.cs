using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Review.Comments;
using Cms.Review.Releases;

namespace Cms.Review.Requests;

/// <summary>The reviewer sends the page back with at least one comment; the request is answered.</summary>
public sealed class AskForChanges(Database database, ReviewMails mails)
{
    public async Task<ReviewRequest> RunAsync(Signer signer, IReadOnlyList<NewComment> comments)
    {
        var (answered, _) = await database.WriteAsync(async session =>
        {
            var site = await ReviewSite.LoadAsync(session);
            var (request, version, _) = await OpenLetter.FindAsync(session, site, signer);
            if (comments.Count == 0)
                throw new InvalidContentException([new ContentError("comments", "Say what should change, beside a part of the text or below: one comment is enough.")]);
            foreach (var comment in comments)
            {
                AddComment.Check(comment);
                await PageComment.InsertAsync(session, request.ItemId, comment, request.ReviewerName, request.ReviewerUserId, request.RequestId);
            }
            await session.ExecuteAsync("UPDATE review_requests SET state = 'changes', done_utc = @now, comment = @first WHERE request_id = @RequestId",
                new { now = UtcText.Format(site.NowUtc), first = comments[0].Text.Trim(), request.RequestId });
            await session.AuditAsync(Actor.System with { UserName = request.ReviewerName }, "ask for changes", request.ItemId, version.ContentItemVersionId, comments.Count == 1 ? "1 comment" : $"{comments.Count} comments", site.NowUtc);
            await mails.TellAskerAsync(session, request, version.DisplayText ?? "", "asks for changes to");
            ReviewAccess.Tell(session, request.ItemId);
            return request;
        });
        return answered;
    }
}
