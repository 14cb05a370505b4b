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
        var after = schema.References(live ? HiddenBlocks.Without(version) : version).ToList();
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

    /// <summary>The same for many items at once, in batches.</summary>
    public static async Task ReplaceManyAsync(WriteSession session, IReadOnlyCollection<ReferenceSet> sets)
    {
        await session.ExecuteManyAsync("DELETE FROM content_references WHERE item_id = @id AND is_live = @flag", ["id", "flag"], [.. sets.Where(set => !set.IsNew)], set => [set.ItemId, set.Live ? 1 : 0]);
        await session.ExecuteManyAsync("INSERT INTO content_references (item_id, is_live, from_place, target_id) VALUES (@id, @flag, @place, @target) ON CONFLICT DO NOTHING",
            ["id", "flag", "place", "target"], [.. sets.SelectMany(set => set.References.Select(reference => (set, reference)))],
            row => [row.set.ItemId, row.set.Live ? 1 : 0, row.reference.From, row.reference.TargetId]);
    }

    /// <summary>The places of live items, by item.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> LivePlacesAsync(WriteSession session, IEnumerable<string> itemIds)
    {
        var places = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var chunk in itemIds.Chunk(500))
        {
            var rows = await session.QueryAsync<(string Id, string From, string Target)>(
                $"SELECT item_id, from_place, target_id FROM content_references WHERE is_live = 1 AND {ContentStore.In(session.Connection, "item_id", "ids")}", new { ids = ContentStore.Ids(chunk) });
            foreach (var item in rows.GroupBy(row => row.Id))
                places[item.Key] = [.. item.Select(row => Place(new ContentReference(row.Target, row.From)))];
        }
        return places;
    }

    private static async Task<IReadOnlyList<string>> PlacesAsync(WriteSession session, string itemId, int flag) =>
        [.. (await session.QueryAsync<ReferenceRow>("SELECT target_id AS TargetId, from_place AS FromPlace FROM content_references WHERE item_id = @itemId AND is_live = @flag", new { itemId, flag }))
            .Select(row => Place(new ContentReference(row.TargetId, row.FromPlace)))];

    public static string Place(ContentReference reference) => $"{reference.From}={reference.TargetId}";

    private sealed record ReferenceRow(string TargetId, string FromPlace);
}

/// <summary>What one version of an item points at; a new item has no older references to take away.</summary>
internal sealed record ReferenceSet(string ItemId, bool Live, IReadOnlyList<ContentReference> References, bool IsNew);
