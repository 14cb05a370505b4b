using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;

namespace Cms.Content.Routing;

/// <summary>An item whose address changed; a null path is no address.</summary>
public sealed record AddressChange(string ItemId, string? OldPath, string? NewPath);

/// <summary>
/// Addresses follow from the page tree: a page's own last step under its parent's address. When a page moves or changes its step,
/// its whole branch is computed again here, with a 301 from every live old address, in the transaction of the change.
/// </summary>
internal static class TreeWriter
{
    /// <summary>Computes the branch under an item again and returns every address that changed. Pages other than the first tell the feed themselves.</summary>
    public static Task<IReadOnlyList<AddressChange>> RecomputeAsync(WriteSession session, string itemId, Actor actor) => RecomputeAsync(session, [itemId], actor);

    /// <summary>The same for several items of one change, parents before children: they may pass addresses on to each other.</summary>
    public static async Task<IReadOnlyList<AddressChange>> RecomputeAsync(WriteSession session, IReadOnlyList<string> itemIds, Actor actor)
    {
        var changes = new List<(Node Node, string? NewPath)>();
        var paths = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var itemId in itemIds)
        {
            if (paths.ContainsKey(itemId) || await NodeAsync(session, itemId) is not { } first)
                continue;
            string? parentPath = null;
            if (first.ParentId is not null && !paths.TryGetValue(first.ParentId, out parentPath))
                parentPath = await session.QueryValueAsync<string?>("SELECT path FROM content_items WHERE item_id = @ParentId", new { first.ParentId });
            var found = changes.Count;
            await CollectAsync(session, first, Addresses.Compute(first.Slug, parentPath), changes, 0);
            foreach (var (node, newPath) in changes.Skip(found))
                paths[node.ItemId] = newPath;
        }
        if (changes.Count == 0)
            return [];
        var firsts = itemIds.ToHashSet(StringComparer.Ordinal);

        // Old routes go first, so that pages may swap addresses within one change.
        foreach (var (node, _) in changes)
            await session.ExecuteAsync("DELETE FROM routes WHERE item_id = @ItemId", new { node.ItemId });
        foreach (var (node, newPath) in changes)
            await MoveAsync(session, node, newPath, tell: !firsts.Contains(node.ItemId), actor);
        return [.. changes.Where(change => change.Node.Path != change.NewPath || change.Node.Routed != (change.NewPath is not null && change.Node.IsLive))
            .Select(change => new AddressChange(change.Node.ItemId, change.Node.Routed ? change.Node.Path : null, change.NewPath))];
    }

    private static async Task CollectAsync(WriteSession session, Node node, string? newPath, List<(Node, string?)> changes, int depth)
    {
        if (depth > 50)
            throw new InvalidContentException([new ContentError("parent", "The page tree is more than 50 levels deep here, or a page stands under itself.")]);
        var same = node.Path == newPath;
        if (same && node.Routed == (node.IsLive && newPath is not null))
            return;
        changes.Add((node, newPath));
        if (same)
            return;
        foreach (var child in await session.QueryAsync<Node>(Node.Select("i.parent_id = @ItemId"), new { node.ItemId }))
            await CollectAsync(session, child, Addresses.Compute(child.Slug, newPath), changes, depth + 1);
    }

    private static async Task MoveAsync(WriteSession session, Node node, string? newPath, bool tell, Actor actor)
    {
        await session.ExecuteAsync("UPDATE content_items SET path = @newPath WHERE item_id = @ItemId", new { newPath, node.ItemId });
        if (!node.IsLive)
            return;
        session.LiveMayChange(node.ItemId);
        if (newPath is not null)
        {
            var holder = await session.QueryValueAsync<string?>(
                "SELECT v.display_text FROM routes r JOIN content_items i ON i.item_id = r.item_id JOIN content_versions v ON v.version_id = i.published_version WHERE r.culture = @Culture AND r.path = @newPath",
                new { node.Culture, newPath });
            if (holder is not null)
                throw new AddressTakenException(newPath, holder);
            await session.ExecuteAsync("INSERT INTO routes (culture, path, item_id) VALUES (@Culture, @newPath, @ItemId)", new { node.Culture, newPath, node.ItemId });
            await session.ExecuteAsync("DELETE FROM redirects WHERE culture = @Culture AND path = @newPath", new { node.Culture, newPath });
        }
        if (node.Routed && node.Path is not null && node.Path != newPath)
        {
            await session.ExecuteAsync(
                "INSERT INTO redirects (culture, path, item_id, created_utc) VALUES (@Culture, @Path, @ItemId, @at) ON CONFLICT (culture, path) DO UPDATE SET item_id = excluded.item_id, created_utc = excluded.created_utc",
                new { node.Culture, node.Path, node.ItemId, at = UtcText.Format(await session.NowAsync()) });
        }
        if (tell)
        {
            session.Tell(new FeedRow(FeedRow.Item)
            {
                ItemId = node.ItemId,
                VersionId = node.PublishedVersion,
                ContentType = node.ContentType,
                Culture = node.Culture,
                Facets = FeedFacets.Link | FeedFacets.Content,
                OldPath = node.Path,
                NewPath = newPath,
                Places = [$"parent={node.ParentId}"],
                Actor = actor.UserName,
            });
        }
    }

    private static Task<Node?> NodeAsync(WriteSession session, string itemId) => session.QueryOneAsync<Node>(Node.Select("i.item_id = @itemId"), new { itemId });

    private sealed class Node
    {
        public required string ItemId { get; init; }
        public required string ContentType { get; init; }
        public required string Culture { get; init; }
        public string? ParentId { get; init; }
        public string? Path { get; init; }
        public string? PublishedVersion { get; init; }
        public string? Slug { get; init; }
        public string? RoutedId { get; init; }
        public bool IsLive => PublishedVersion is not null;
        public bool Routed => RoutedId is not null;

        // A live page's address follows its live version, another's its newest one.
        public static string Select(string where) =>
            $"""
            SELECT i.item_id AS ItemId, i.content_type AS ContentType, i.culture AS Culture, i.parent_id AS ParentId, i.path AS Path,
                   i.published_version AS PublishedVersion, v.slug AS Slug, r.item_id AS RoutedId
            FROM content_items i
            JOIN content_versions v ON v.version_id = COALESCE(i.published_version, i.latest_version)
            LEFT JOIN routes r ON r.item_id = i.item_id
            WHERE i.deleted_utc IS NULL AND {where}
            """;
    }
}
