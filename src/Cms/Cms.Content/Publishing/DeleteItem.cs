using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>Puts an item in the trash: off the site, out of lists, its versions kept.</summary>
public sealed class DeleteItem(Database database)
{
    public async Task<long> RunAsync(Actor actor, string itemId)
    {
        var (_, position) = await database.WriteAsync(session => InSessionAsync(session, actor, itemId));
        return position;
    }

    internal static async Task InSessionAsync(WriteSession session, Actor actor, string itemId)
    {
        var item = await StoredItem.GetAsync(session, itemId);
        item.Require(actor, Permissions.Delete);
        if (await session.QueryValueAsync<int>("SELECT count(*) FROM content_items WHERE parent_id = @itemId AND deleted_utc IS NULL", new { itemId }) is > 0 and var children)
            throw new InvalidContentException([new ContentError("", children == 1 ? "One page stands under this one. Move or delete it first." : $"{children} pages stand under this one. Move or delete them first.")]);
        var now = await session.NowAsync();
        await LiveWriter.TakeOffAsync(session, item, actor);
        await session.ExecuteAsync("UPDATE content_items SET deleted_utc = @at, path = NULL WHERE item_id = @itemId", new { at = UtcText.Format(now), itemId });
        await session.ExecuteAsync("DELETE FROM content_references WHERE item_id = @itemId", new { itemId });
        await Schedule.CancelAllAsync(session, itemId);
        LiveWriter.Tell(session, item, null, FeedFacets.Draft, null, null, [], actor);
        await session.AuditAsync(actor, "delete", itemId, null, null, now);
    }
}
