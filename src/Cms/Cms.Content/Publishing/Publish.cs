using Cms.Content.Model;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>What a publication did: the version that is live, where the feed stands with it, and which addresses changed.</summary>
public sealed record Publication(string ItemId, string VersionId, long Position, IReadOnlyList<Routing.AddressChange> Moved, IReadOnlyList<ContentError> Warnings);

/// <summary>Makes a version the live one: the newest when none is named.</summary>
public sealed class Publish(Database database, DefinitionStore definitions, PublishGate gate, ReleaseRules? rules = null)
{
    private readonly ReleaseRules rules = rules ?? ReleaseRules.None;

    public async Task<Publication> RunAsync(Actor actor, string itemId, string? versionId = null, ReleaseRoute route = ReleaseRoute.Publish)
    {
        var (result, position) = await database.WriteAsync(session => InSessionAsync(session, actor, itemId, versionId, null, route));
        return result with { Position = position };
    }

    /// <summary>The same within a transaction that does more, with the time that the publication was meant for.</summary>
    internal async Task<Publication> InSessionAsync(WriteSession session, Actor actor, string itemId, string? versionId, DateTime? intendedUtc, ReleaseRoute route)
    {
        var schema = definitions.Schema;
        var item = await StoredItem.GetAsync(session, itemId);
        item.Require(actor, Permissions.Publish);
        var version = await StoredItem.VersionAsync(session, versionId ?? item.LatestVersion);
        if (version is null || version.ContentItemId != itemId)
            throw new NotFoundException("This version");
        var found = gate.Check(version, schema);
        if (found.Blocks.Count > 0)
            throw new InvalidContentException(found.Blocks);
        var attempt = new ReleaseAttempt(actor, version, item.PublishedVersion, route);
        await rules.RequireAsync(session, schema, attempt);
        var now = await session.NowAsync();
        var moved = await LiveWriter.PutLiveAsync(session, schema, item, version, intendedUtc ?? now, actor);
        await rules.ReleasedAsync(session, schema, attempt);
        await session.AuditAsync(actor, "publish", itemId, version.ContentItemVersionId, null, now);
        return new Publication(itemId, version.ContentItemVersionId!, 0, moved, found.Warnings);
    }
}
