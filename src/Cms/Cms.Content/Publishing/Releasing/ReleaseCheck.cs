using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Publishing.Releasing;

/// <summary>Asks the release rules as a publication would, and writes nothing: what the desk shows before anybody presses the button.</summary>
public sealed class ReleaseCheck(Database database, DefinitionStore definitions, ReleaseRules rules)
{
    /// <param name="versionId">The version that would go out; null is the newest.</param>
    /// <returns>What would keep it in; empty also for an item that is not there.</returns>
    public async Task<IReadOnlyList<ContentError>> RefusalsAsync(Actor actor, string itemId, string? versionId = null, ReleaseRoute route = ReleaseRoute.Publish) =>
        rules.IsEmpty ? [] : await database.AskAsync(async session =>
        {
            var version = versionId is null ? await session.LatestAsync(itemId) : await session.VersionAsync(versionId);
            if (version?.ContentItemId != itemId)
                return [];
            var live = await session.QueryValueAsync<string?>("SELECT published_version FROM content_items WHERE item_id = @itemId", new { itemId });
            return await rules.RefusalsAsync(session, definitions.Stored, new ReleaseAttempt(actor, version, live, route));
        });
}
