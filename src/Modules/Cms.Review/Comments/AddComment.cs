using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Review.Requests;

namespace Cms.Review.Comments;

/// <summary>Somebody at the desk says something about a page.</summary>
public sealed class AddComment(Database database)
{
    public async Task<PageComment> RunAsync(Actor actor, string itemId, NewComment comment)
    {
        var (made, _) = await database.WriteAsync(async session =>
        {
            var item = await session.LatestAsync(itemId) ?? throw new NotFoundException("This page");
            if (!ReviewAccess.May(actor, Permissions.View, item))
                throw new NotAllowedException(Permissions.View, item.ContentType);
            Check(comment);
            var added = await PageComment.InsertAsync(session, itemId, comment, actor.UserName, actor.UserId, null);
            await session.AuditAsync(actor, "comment", itemId, item.ContentItemVersionId, comment.PlaceText, await session.NowAsync());
            ReviewAccess.Tell(session, itemId);
            return added;
        });
        return made;
    }

    internal static void Check(NewComment comment)
    {
        if (string.IsNullOrWhiteSpace(comment.Text))
            throw new InvalidContentException([new ContentError("text", "Write the comment first.")]);
        if (comment.Text.Length > PageComment.Longest)
            throw new InvalidContentException([new ContentError("text", $"This comment has {comment.Text.Length} characters and may have {PageComment.Longest}. Shorten it, or make two of it.")]);
    }
}
