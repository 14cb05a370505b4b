using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Review.Requests;

namespace Cms.Review.Comments;

/// <summary>Says that a comment is dealt with, or opens it again. It stays readable either way.</summary>
public sealed class ResolveComment(Database database)
{
    public Task RunAsync(Actor actor, string commentId, bool resolved = true) => database.WriteAsync(async session =>
    {
        var comment = await PageComment.FindAsync(session, commentId) ?? throw new NotFoundException("This comment");
        var item = await session.LatestAsync(comment.ItemId) ?? throw new NotFoundException("This page");
        ReviewAccess.RequireEdit(actor, item);
        var now = await session.NowAsync();
        await session.ExecuteAsync("UPDATE page_comments SET resolved_utc = @at, resolved_by = @by WHERE comment_id = @commentId",
            new { at = resolved ? UtcText.Format(now) : null, by = resolved ? actor.UserName : null, commentId });
        await session.AuditAsync(actor, resolved ? "resolve comment" : "reopen comment", comment.ItemId, item.ContentItemVersionId, comment.PlaceText, now);
        ReviewAccess.Tell(session, comment.ItemId);
    });
}
