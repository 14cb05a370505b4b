using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>Takes an item off the site. Its versions stay; its address answers 404 until it is published again.</summary>
public sealed class Unpublish(Database database)
{
    public async Task<long> RunAsync(Actor actor, string itemId)
    {
        var (_, position) = await database.WriteAsync(session => InSessionAsync(session, actor, itemId));
        return position;
    }

    public static async Task InSessionAsync(WriteSession session, Actor actor, string itemId)
    {
        var item = await StoredItem.GetAsync(session, itemId);
        item.Require(actor, Permissions.Publish);
        await LiveWriter.TakeOffAsync(session, item, actor);
        await session.AuditAsync(actor, "unpublish", itemId, item.PublishedVersion, null, await session.NowAsync());
    }
}
