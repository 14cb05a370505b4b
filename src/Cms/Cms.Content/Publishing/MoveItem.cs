using Cms.Content.Routing;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>
/// Puts a page under another parent or at another place among its siblings. Takes effect at once, drafts and live pages alike,
/// because parent and order belong to the item; every address that changes leaves a 301.
/// </summary>
public sealed class MoveItem(Database database)
{
    /// <param name="position">The place among the new siblings, from 0; null is the end.</param>
    public async Task<(IReadOnlyList<AddressChange> Moved, long Position)> RunAsync(Actor actor, string itemId, string? parentId, int? position = null) =>
        await database.WriteAsync(session => InSessionAsync(session, actor, itemId, parentId, position));

    internal static async Task<IReadOnlyList<AddressChange>> InSessionAsync(WriteSession session, Actor actor, string itemId, string? parentId, int? position)
    {
        var item = await StoredItem.GetAsync(session, itemId);
        item.Require(actor, item.PublishedVersion is null ? Permissions.Edit : Permissions.Publish);
        if (parentId is not null)
            await StoredItem.GetAsync(session, parentId);
        await RefuseOwnBranchAsync(session, itemId, parentId);

        var siblings = (await session.QueryAsync<string>(
            "SELECT item_id FROM content_items WHERE COALESCE(parent_id, '') = @parent AND item_id <> @itemId AND deleted_utc IS NULL ORDER BY sort_order, item_id", new { parent = parentId ?? "", itemId })).ToList();
        siblings.Insert(Math.Clamp(position ?? siblings.Count, 0, siblings.Count), itemId);
        siblings.ForEach(session.LiveMayChange);
        for (var order = 0; order < siblings.Count; order++)
            await session.ExecuteAsync("UPDATE content_items SET sort_order = @order WHERE item_id = @id", new { order, id = siblings[order] });
        await session.ExecuteAsync("UPDATE content_items SET parent_id = @parentId WHERE item_id = @itemId", new { parentId, itemId });

        var moved = await TreeWriter.RecomputeAsync(session, itemId, actor);
        var own = moved.FirstOrDefault(change => change.ItemId == itemId);
        // A draft's place is nobody's business but the desk's.
        var facets = item.PublishedVersion is null ? FeedFacets.Draft : FeedFacets.Membership | (own is null ? 0 : FeedFacets.Link | FeedFacets.Content);
        LiveWriter.Tell(session, item, item.PublishedVersion, facets, own?.OldPath, own?.NewPath, [$"parent={parentId}"], actor);
        await session.AuditAsync(actor, "move", itemId, null, own is null ? null : $"/{own.OldPath} → /{own.NewPath}", await session.NowAsync());
        return moved;
    }

    private static async Task RefuseOwnBranchAsync(WriteSession session, string itemId, string? parentId)
    {
        for (var above = parentId; above is not null; above = await session.QueryValueAsync<string?>("SELECT parent_id FROM content_items WHERE item_id = @above", new { above }))
        {
            if (above == itemId)
                throw new InvalidContentException([new ContentError("parent", "A page cannot stand under itself or under one of its own pages. Choose another parent.")]);
        }
    }
}
