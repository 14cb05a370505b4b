using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Storage;

namespace Cms.Content.Recipes;

/// <summary>
/// The release rules while an import of a person is planned: what its items say about their own approval is taken out, and a version that may not go out
/// is held back as a draft. The set-up and commands of the operator are trusted and have no guard.
/// </summary>
internal sealed class ImportGuard(Database database, ReleaseRules rules, ContentSchema schema, Actor actor)
{
    public static ImportGuard? For(Database database, ReleaseRules? rules, ContentSchema schema, Actor actor) =>
        actor.IsSite || rules is null or { IsEmpty: true } ? null : new ImportGuard(database, rules, schema, actor);

    public Task PrepareAsync(PlannedItem item, JsonObject content) => database.AskAsync(async session =>
    {
        var before = item.Existing is null ? null : await session.LatestAsync(item.ItemId);
        await rules.PrepareAsync(session, schema, new DraftAttempt(actor, item.ItemId, item.ContentType, before, content));
        return true;
    });

    /// <summary>The version with what keeps it in, if the recipe wants it live, or live later.</summary>
    public async Task<PlannedVersion> JudgeAsync(PlannedItem item, PlannedVersion version)
    {
        if (version.VersionId == item.Existing?.PublishedVersion || !version.Incoming.Published && version.Border.PublishUtc is null)
            return version;
        var route = version.Incoming.Published ? ReleaseRoute.Import : ReleaseRoute.Schedule;
        return version with { HeldBackBy = await database.AskAsync(session => rules.RefusalsAsync(session, schema, new ReleaseAttempt(actor, item.ToItem(version, live: false), item.Existing?.PublishedVersion, route))) };
    }
}
