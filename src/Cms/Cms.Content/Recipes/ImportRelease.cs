using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Storage;

namespace Cms.Content.Recipes;

/// <summary>The release rules while an import is written: asked once more in its transaction, and told what came in and what went out.</summary>
internal sealed class ImportRelease(WriteSession session, RecipePlan plan, ReleaseRules rules)
{
    private readonly ContentSchema schema = new(plan.Changes.Definitions.Snapshot, plan.Changes.Kinds);
    private readonly Actor actor = plan.Options.Actor;

    /// <exception cref="ReleaseRefusedException">The plan found a way out that is closed by now.</exception>
    public async Task CheckAsync(IReadOnlyCollection<PlannedItem> items)
    {
        if (actor.IsSite || rules.IsEmpty)
            return;
        foreach (var attempt in items.SelectMany(Attempts))
            await rules.RequireAsync(session, schema, attempt);
    }

    public async Task NoteAsync(IReadOnlyCollection<PlannedItem> items)
    {
        if (rules.IsEmpty)
            return;
        await rules.WrittenAsync(session, schema, actor, items.SelectMany(item => item.NewVersions.Select(version => item.ToItem(version, version.VersionId == item.LiveVersion))));
        foreach (var attempt in items.SelectMany(Attempts))
            await rules.ReleasedAsync(session, schema, attempt);
    }

    private IEnumerable<ReleaseAttempt> Attempts(PlannedItem item)
    {
        if (item.LiveVersion != item.Existing?.PublishedVersion && item.Versions.Find(version => version.VersionId == item.LiveVersion) is { } live)
            yield return new ReleaseAttempt(actor, item.ToItem(live, live: true), item.Existing?.PublishedVersion, ReleaseRoute.Import);
        foreach (var planned in item.NewSchedules.Where(schedule => schedule.Kind is ScheduleKind.Publish))
        {
            if (item.Versions.Find(version => version.VersionId == planned.VersionId) is { } later)
                yield return new ReleaseAttempt(actor, item.ToItem(later, live: false), item.Existing?.PublishedVersion, ReleaseRoute.Schedule);
        }
    }
}
