using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>Keeps who-points-at-whom in step with the live version and with the newest one.</summary>
internal static class ReferenceWriter
{
    /// <summary>Replaces an item's references; returns the old and new places together, and whether they differ.</summary>
    public static async Task<(IReadOnlyList<string> All, bool Changed)> ReplaceAsync(WriteSession session, ContentSchema schema, StoredItem item, ContentItem version, bool live)
    {
        var flag = live ? 1 : 0;
        var before = await PlacesAsync(session, item.ItemId, flag);
        var after = schema.References(version).ToList();
        await session.ExecuteAsync("DELETE FROM content_references WHERE item_id = @ItemId AND is_live = @flag", new { item.ItemId, flag });
        foreach (var reference in after)
        {
            await session.ExecuteAsync("INSERT INTO content_references (item_id, is_live, from_place, target_id) VALUES (@ItemId, @flag, @From, @TargetId) ON CONFLICT DO NOTHING",
                new { item.ItemId, flag, reference.From, reference.TargetId });
        }
        var places = after.Select(Place).ToList();
        return ([.. before.Union(places)], !before.ToHashSet().SetEquals(places));
    }

    public static async Task<IReadOnlyList<string>> RemoveLiveAsync(WriteSession session, StoredItem item)
    {
        var places = await PlacesAsync(session, item.ItemId, 1);
        await session.ExecuteAsync("DELETE FROM content_references WHERE item_id = @ItemId AND is_live = 1", new { item.ItemId });
        return places;
    }

    private static async Task<IReadOnlyList<string>> PlacesAsync(WriteSession session, string itemId, int flag) =>
        [.. (await session.QueryAsync<ReferenceRow>("SELECT target_id AS TargetId, from_place AS FromPlace FROM content_references WHERE item_id = @itemId AND is_live = @flag", new { itemId, flag }))
            .Select(row => Place(new ContentReference(row.TargetId, row.FromPlace)))];

    private static string Place(ContentReference reference) => $"{reference.From}={reference.TargetId}";

    private sealed record ReferenceRow(string TargetId, string FromPlace);
}
