using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing.Joining;
using Cms.Content.Storage;

namespace Cms.Content.Publishing.WorkingCopies;

/// <summary>Joins a draft with the newest version when that is not the one it was made from.</summary>
internal static class DraftJoin
{
    /// <summary>Null when nobody saved meanwhile. Throws <see cref="EditConflictException"/> when a person must choose, or when the draft does not join.</summary>
    public static async Task<Joined?> RunAsync(WriteSession session, ContentSchema schema, StoredItem item, DraftInput input, JsonObject mine, TextBase? origin)
    {
        if (origin is null ? input.BaseVersion == item.LatestVersion : !origin.IsBehind(item.LatestVersion))
            return null;
        var by = (await StoredItem.VersionAsync(session, item.LatestVersion))?.Author;
        if (!input.Joins)
            throw new EditConflictException(item.LatestVersion, by);
        origin ??= await TextBase.OfVersionAsync(session.Reads, schema, item.ContentType, item.ItemId, input.BaseVersion);
        var joined = await origin.JoinAsync(session.Reads, schema, item.ContentType, item.ItemId, item.LatestVersion!, mine);
        if (input.Choices is { } chosen && chosen.TheirVersion == item.LatestVersion)
            joined = joined.Resolve(chosen.Choices);
        if (joined.Conflicts.Count > 0)
            throw new EditConflictException(item.LatestVersion, by, joined);
        // What this person had saved already is nothing that others changed.
        return origin.Version == item.LatestVersion ? joined with { Others = [] } : joined;
    }
}
