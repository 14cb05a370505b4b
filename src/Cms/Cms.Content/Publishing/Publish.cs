using Cms.Content.Model;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>What a publication did: the version that is live, where the feed stands with it, and which addresses changed.</summary>
public sealed record Publication(string ItemId, string VersionId, long Position, IReadOnlyList<Routing.AddressChange> Moved, IReadOnlyList<ContentError> Warnings);

/// <summary>Makes a version the live one: the newest when none is named.</summary>
public sealed class Publish(Database database, DefinitionStore definitions, PublishGate gate, CloseSitting sittings, ReleaseRules? rules = null)
{
    private readonly ReleaseRules rules = rules ?? ReleaseRules.None;

    /// <param name="plans">What becomes of pending plans of older versions; while one of them is not answered for, nothing is published (<see cref="PlansPendingException"/>).</param>
    public async Task<Publication> RunAsync(Actor actor, string itemId, string? versionId = null, PlanAnswer? plans = null, ReleaseRoute route = ReleaseRoute.Publish)
    {
        // "What stands there now" includes what the person typed and no version has yet. A version it is then, also when publishing is refused or asks first.
        if (versionId is null)
            await sittings.RunAsync(actor, itemId);
        var (result, position) = await database.WriteAsync(session => AskingInSessionAsync(session, actor, itemId, versionId, plans, route));
        return result with { Position = position };
    }

    internal async Task<Publication> AskingInSessionAsync(WriteSession session, Actor actor, string itemId, string? versionId, PlanAnswer? plans, ReleaseRoute route)
    {
        var done = await InSessionAsync(session, actor, itemId, versionId, null, route);
        await OlderPlans.SettleAsync(session, actor, itemId, done.VersionId, plans);
        return done;
    }

    /// <summary>
    /// The same within a transaction that does more, with the time that the publication was meant for. Nobody is asked about other plans:
    /// when a plan falls due, whoever made the later one saw it.
    /// </summary>
    internal async Task<Publication> InSessionAsync(WriteSession session, Actor actor, string itemId, string? versionId, DateTime? intendedUtc, ReleaseRoute route)
    {
        var item = await StoredItem.GetAsync(session, itemId);
        item.Require(actor, Permissions.Publish);
        if (definitions.Schema.Definitions.Type(item.ContentType) is null)
            throw new NotFoundException($"The page type {item.ContentType}");
        var version = await StoredItem.VersionAsync(session, versionId ?? item.LatestVersion);
        if (version is null || version.ContentItemId != itemId)
            throw new NotFoundException("This version");
        var found = gate.Check(version, definitions.Schema);
        if (found.Blocks.Count > 0)
            throw new InvalidContentException(found.Blocks);
        var attempt = new ReleaseAttempt(actor, version, item.PublishedVersion, route);
        await rules.RequireAsync(session, definitions.Stored, attempt);
        var now = await session.NowAsync();
        var moved = await LiveWriter.PutLiveAsync(session, definitions.Stored, item, version, intendedUtc ?? now, actor);
        await rules.ReleasedAsync(session, definitions.Stored, attempt);
        await session.AuditAsync(actor, "publish", itemId, version.ContentItemVersionId, null, now);
        return new Publication(itemId, version.ContentItemVersionId!, 0, moved, found.Warnings);
    }
}
