using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>Brings an older version back as a new draft; the history stays as it was.</summary>
public sealed class RestoreVersion(Database database, SaveDraft save)
{
    public async Task<Model.ContentItem> RunAsync(Actor actor, string itemId, string versionId, string? baseVersion)
    {
        var old = await new ContentStore(database).VersionAsync(versionId);
        if (old is null || old.ContentItemId != itemId)
            throw new NotFoundException("This version");
        return await save.RunAsync(actor, new DraftInput(itemId, old.ContentType, old.ToContentObject(), baseVersion) { Reason = $"Restored version {old.VersionNumber}" });
    }
}
