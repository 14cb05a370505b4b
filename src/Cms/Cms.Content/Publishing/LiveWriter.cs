using Cms.Content.Model;
using Cms.Content.Routing;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>
/// Makes a version the live one, or takes an item off the site: pointer, references, addresses and feed row move together, in the caller's transaction.
/// Publishing, scheduled publication, import and restore all come through here.
/// </summary>
internal static class LiveWriter
{
    public static async Task<IReadOnlyList<AddressChange>> PutLiveAsync(WriteSession session, ContentSchema schema, StoredItem item, ContentItem version, DateTime publishedUtc, Actor actor)
    {
        session.LiveMayChange(item.ItemId);
        var before = await StoredItem.VersionAsync(session, item.PublishedVersion);
        var places = await ReferenceWriter.ReplaceAsync(session, schema, item, version, live: true);
        await session.ExecuteAsync("UPDATE content_items SET published_version = @version WHERE item_id = @id", new { version = version.ContentItemVersionId, id = item.ItemId });
        await Schedule.SettleFailedAsync(session, item.ItemId, ScheduleKind.Publish);
        await session.ExecuteAsync("UPDATE content_versions SET published_utc = @at WHERE version_id = @version AND published_utc IS NULL",
            new { at = UtcText.Format(publishedUtc), version = version.ContentItemVersionId });
        var moved = await TreeWriter.RecomputeAsync(session, item.ItemId, actor);
        var own = moved.FirstOrDefault(change => change.ItemId == item.ItemId);
        var facets = FeedFacets.Content;
        if (before is null || before.DisplayText != version.DisplayText || own is not null)
            facets |= FeedFacets.Link | FeedFacets.Membership;
        var aliases = Aliases(before, version);
        if (places.Changed || aliases.Count > 1)
            facets |= FeedFacets.Membership;
        Tell(session, item, version.ContentItemVersionId, facets, own?.OldPath, own is null ? null : own.NewPath, [.. places.All, .. aliases], actor);
        return moved;
    }

    public static async Task TakeOffAsync(WriteSession session, StoredItem item, Actor actor)
    {
        if (item.PublishedVersion is null)
            return;
        session.LiveMayChange(item.ItemId);
        IReadOnlyList<string> places = [.. await ReferenceWriter.RemoveLiveAsync(session, item), .. Aliases(await StoredItem.VersionAsync(session, item.PublishedVersion))];
        await session.ExecuteAsync("UPDATE content_items SET published_version = NULL WHERE item_id = @ItemId", new { item.ItemId });
        await Schedule.SettleFailedAsync(session, item.ItemId, ScheduleKind.Unpublish);
        await session.ExecuteAsync("DELETE FROM routes WHERE item_id = @ItemId", new { item.ItemId });
        Tell(session, item, item.PublishedVersion, FeedFacets.Content | FeedFacets.Link | FeedFacets.Membership, item.Path, null, places, actor);
    }

    private static IReadOnlyList<string> Aliases(params IEnumerable<ContentItem?> versions) =>
        [.. versions.OfType<ContentItem>().Select(version => VersionWriter.AliasOf(version.Content)).OfType<string>().Distinct().Select(alias => $"alias={alias}")];

    public static void Tell(WriteSession session, StoredItem item, string? versionId, FeedFacets facets, string? oldPath, string? newPath, IEnumerable<string> places, Actor actor) =>
        session.Tell(new FeedRow(FeedRow.Item)
        {
            ItemId = item.ItemId,
            VersionId = versionId,
            ContentType = item.ContentType,
            Culture = item.Culture,
            Facets = facets,
            OldPath = oldPath,
            NewPath = newPath,
            Places = [.. places.Append($"parent={item.ParentId}").Append($"set={item.TranslationSet ?? item.ItemId}").Distinct()],
            Actor = actor.UserName,
        });
}
