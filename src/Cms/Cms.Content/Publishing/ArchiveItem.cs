using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>
/// Keeps a page for the record: off the site, its plans cancelled, and from then on nothing in it changes until it is taken out again. Unlike the trash it is no
/// way to be rid of a page: it stays in the record of what visitors were told.
/// </summary>
public sealed class ArchiveItem(Database database)
{
    /// <param name="reason">Why, for the record.</param>
    /// <returns>Where the feed stands with it.</returns>
    /// <exception cref="ActionRefusedException">No such page, no right to publish it, or it is archived already.</exception>
    public async Task<long> RunAsync(Actor actor, string itemId, string? reason = null) => (await database.WriteAsync(async session =>
    {
        var item = await StoredItem.GetAsync(session, itemId);
        item.Require(actor, Permissions.Publish);
        var now = await session.NowAsync();
        await LiveWriter.TakeOffAsync(session, item, actor);
        await Schedule.CancelAllAsync(session, itemId);
        await session.ExecuteAsync("UPDATE content_items SET archived_utc = @at WHERE item_id = @itemId", new { at = UtcText.Format(now), itemId });
        LiveWriter.Tell(session, item, null, FeedFacets.Draft, null, null, [], actor);
        await session.AuditAsync(actor, "archive", itemId, item.PublishedVersion, reason, now);
        return true;
    })).Position;

    /// <summary>Takes it out again: a draft that is not live, as it was left.</summary>
    /// <exception cref="ActionRefusedException">No such page in the archive, or no right to publish it.</exception>
    public async Task<long> TakeOutAsync(Actor actor, string itemId) => (await database.WriteAsync(async session =>
    {
        var item = await StoredItem.GetAsync(session, itemId);
        if (item.ArchivedUtc is null)
            throw new NotFoundException("This page in the archive");
        if (!item.Allows(actor, Permissions.Publish))
            throw new NotAllowedException(Permissions.Publish, item.ContentType);
        await session.ExecuteAsync("UPDATE content_items SET archived_utc = NULL WHERE item_id = @itemId", new { itemId });
        LiveWriter.Tell(session, item, null, FeedFacets.Draft, null, null, [], actor);
        await session.AuditAsync(actor, "take out of the archive", itemId, null, null, await session.NowAsync());
        return true;
    })).Position;
}
