using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Routing;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>What putting back did. <paramref name="OldSlug"/> is set when another page has taken the address meanwhile; the item's own place names the new one.</summary>
public sealed record PutBack(ContentItem Item, string? OldSlug, bool LostAlias);

/// <summary>
/// Takes an item out of the trash: as a draft, where it stood, with all its versions. Nothing goes live. When a sibling has its address by now,
/// it gets the next free one, in a version of its own.
/// </summary>
public sealed class UndeleteItem(Database database, DefinitionStore definitions)
{
    public async Task<PutBack> RunAsync(Actor actor, string itemId)
    {
        var (back, _) = await database.WriteAsync(session => InSessionAsync(session, definitions.Stored, actor, itemId));
        return back;
    }

    private static async Task<PutBack> InSessionAsync(WriteSession session, ContentSchema schema, Actor actor, string itemId)
    {
        if (await StoredItem.FindAsync(session, itemId) is not { DeletedUtc: not null } item)
            throw new NotFoundException("This page");
        item.Require(actor, Permissions.Delete);
        await RequireParentAsync(session, item);
        var now = await session.NowAsync();
        var hasAlias = await session.QueryValueAsync<string?>("SELECT o.item_id FROM content_items i JOIN content_items o ON o.alias = i.alias AND o.culture = i.culture AND o.deleted_utc IS NULL WHERE i.item_id = @itemId", new { itemId }) is null;
        await session.ExecuteAsync($"UPDATE content_items SET deleted_utc = NULL{(hasAlias ? "" : ", alias = NULL")} WHERE item_id = @itemId", new { itemId });
        // What someone typed on it meanwhile may become a version again.
        await session.ExecuteAsync("UPDATE working_copies SET held_because = NULL WHERE item_id = @itemId", new { itemId });
        var version = (await StoredItem.VersionAsync(session, item.LatestVersion))!;
        var (slug, free) = await SlugsAsync(session, item, version);
        if (slug != free || !hasAlias)
            version = await MendAsync(session, schema, actor, item, version, slug == free ? null : free, hasAlias, now);
        else
            await ReferenceWriter.ReplaceAsync(session, schema, item, version, live: false);
        await TreeWriter.RecomputeAsync(session, itemId, actor);
        LiveWriter.Tell(session, item, version.ContentItemVersionId, FeedFacets.Draft, null, null, [], actor);
        await session.AuditAsync(actor, "put back", itemId, version.ContentItemVersionId, slug == free ? null : $"{slug} → {free}", now);
        return new PutBack((await StoredItem.VersionAsync(session, version.ContentItemVersionId))!, slug == free ? null : slug, !hasAlias);
    }

    private static async Task RequireParentAsync(WriteSession session, StoredItem item)
    {
        if (item.ParentId is not { } parentId || await StoredItem.FindAsync(session, parentId) is { DeletedUtc: null })
            return;
        var title = await session.QueryValueAsync<string?>("SELECT v.display_text FROM content_items i JOIN content_versions v ON v.version_id = i.latest_version WHERE i.item_id = @parentId", new { parentId });
        throw new InvalidContentException([new ContentError("parent", $"This page stood under “{title}”, which is in the trash too. Put that page back first.")]);
    }

    // The home page and a whole address fit no number: they are asked about when the page is published.
    private static async Task<(string? Slug, string? Free)> SlugsAsync(WriteSession session, StoredItem item, ContentItem version) =>
        Addresses.SlugOf(version.Content) is { Length: > 0 } slug && slug[0] != '/' ? (slug, await DraftSlug.FreeAsync(session, item, slug)) : (null, null);

    private static async Task<ContentItem> MendAsync(WriteSession session, ContentSchema schema, Actor actor, StoredItem item, ContentItem version, string? slug, bool hasAlias, DateTime now)
    {
        var content = version.ToContentObject();
        if (slug is not null)
            Addresses.SetSlug(content, slug);
        if (!hasAlias)
            (content["AliasPart"] as JsonObject)?.Put("Alias", null);
        return await VersionWriter.AddAsync(session, schema, item, new NewVersion(content, actor.UserName, now) { Reason = "Put back from the trash: another page has its address or short name now" });
    }
}
