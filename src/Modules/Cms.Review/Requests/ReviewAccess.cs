using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;

namespace Cms.Review.Requests;

/// <summary>Who may do what with a page's reviews at the desk: whoever may edit the page.</summary>
internal static class ReviewAccess
{
    public static bool May(Actor actor, string verb, ContentItem item) =>
        Permissions.Allows(actor.Granted, verb, item.ContentType, own: item.Owner is { Length: > 0 } owner && owner == actor.UserId);

    public static void RequireEdit(Actor actor, ContentItem item)
    {
        if (!May(actor, Permissions.Edit, item))
            throw new NotAllowedException(Permissions.Edit, item.ContentType);
    }

    /// <summary>An open request and its page, for somebody who may edit the page.</summary>
    public static async Task<(ReviewRequest Request, ContentItem Item)> OpenAsync(WriteSession session, Actor actor, string requestId)
    {
        var request = await ReviewRequest.FindAsync(session, requestId);
        if (request is not { IsOpen: true } || await session.LatestAsync(request.ItemId) is not { } item)
            throw new NotFoundException("This request");
        RequireEdit(actor, item);
        return (request, item);
    }

    /// <summary>Tells whoever follows the feed that a page's review moved on; the outbox looks for mail then.</summary>
    public static void Tell(WriteSession session, string itemId) => session.Tell(new FeedRow(FeedRow.Document) { ItemId = $"reviews/{itemId}" });
}
