using Cms.Content.Model;

namespace Cms.Content.Storage;

/// <summary>
/// Writes the live history: at the end of a transaction, for the items it named (<see cref="WriteSession.LiveMayChange"/>), what visitors will see is compared
/// with what they saw. So no action has to know what the history holds, and many steps of one transaction make one change.
/// </summary>
internal static class LiveHistory
{
    private const string Same = "i.deleted_utc IS NULL AND i.published_version = h.version_id AND i.culture = h.culture AND i.sort_order = h.sort_order AND i.path IS NOT DISTINCT FROM h.path AND i.parent_id IS NOT DISTINCT FROM h.parent_id";

    public static async Task WriteAsync(WriteSession session, IReadOnlyCollection<string> itemIds)
    {
        if (itemIds.Count == 0)
            return;
        var now = UtcText.Format(await session.NowAsync());
        foreach (var ids in itemIds.Chunk(500))
        {
            var (changed, parameters) = (ContentStore.In(session.Connection, "item_id", "ids"), new { now, ids });
            await session.ExecuteAsync(
                $"UPDATE live_history AS h SET until_utc = @now WHERE h.until_utc IS NULL AND {changed} AND NOT EXISTS (SELECT 1 FROM content_items i WHERE i.item_id = h.item_id AND {Same})", parameters);
            // What was live for no time at all was never seen; so it is too when a clock was put back.
            await session.ExecuteAsync($"DELETE FROM live_history WHERE until_utc <= from_utc AND {changed}", parameters);
            await session.ExecuteAsync(
                $"""
                INSERT INTO live_history (item_id, version_id, culture, path, parent_id, sort_order, from_utc, until_utc)
                SELECT i.item_id, i.published_version, i.culture, i.path, i.parent_id, i.sort_order, @now, NULL FROM content_items i
                WHERE i.published_version IS NOT NULL AND i.deleted_utc IS NULL AND {ContentStore.In(session.Connection, "i.item_id", "ids")}
                  AND NOT EXISTS (SELECT 1 FROM live_history h WHERE h.item_id = i.item_id AND h.until_utc IS NULL)
                """, parameters);
        }
    }
}
