using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>
/// Brings an older version back as a new draft; the history stays as it was. What the person was typing becomes a version first, so it can be restored too.
/// </summary>
public sealed class RestoreVersion(Database database, SaveDraft save, CloseSitting sittings)
{
    /// <param name="seenVersion">The newest version as the person saw it: one that somebody saved since is not covered unseen. Null: whatever is newest is.</param>
    /// <exception cref="ActionRefusedException">No such version, no permission, or a newer one than the one that was seen.</exception>
    public async Task<Model.ContentItem> RunAsync(Actor actor, string itemId, string versionId, string? seenVersion)
    {
        var store = new ContentStore(database);
        var old = await store.VersionAsync(versionId);
        if (old is null || old.ContentItemId != itemId)
            throw new NotFoundException("This version");
        var latest = (await store.LatestAsync(itemId))?.ContentItemVersionId;
        var baseVersion = seenVersion ?? latest;
        if (await sittings.RunAsync(actor, itemId) is { } closed && baseVersion == latest)
            baseVersion = closed.Item.ContentItemVersionId;
        var draft = new DraftInput(itemId, old.ContentType, old.ToContentObject(), baseVersion) { Reason = $"Restored version {old.VersionNumber}" };
        return (await database.WriteAsync(async session =>
        {
            var restored = await save.InSessionAsync(session, actor, draft);
            await session.AuditAsync(actor, "restore", itemId, restored.ContentItemVersionId, $"version {old.VersionNumber}", await session.NowAsync());
            return restored;
        })).Result;
    }
}
