using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;
using Cms.Web.Admin.States;

namespace Cms.Web.Admin.Scheduling;

/// <summary>Puts the screen for choosing a time together: what can be planned, what would stand in the way, and what would be missing then.</summary>
public sealed class ScheduleReader(ContentStore store, PageStates states, Rehearsal rehearsal, LiveThen liveThen, QuickTimes quickTimes, Plans plans, WorkingCopies copies, SiteClock clock)
{
    // Far enough away that only the page itself can be what is refused.
    private static readonly TimeSpan AnyTime = TimeSpan.FromDays(365);

    public async Task<SchedulePage> ReadAsync(ContentItem item, ScheduleForm form, Actor actor)
    {
        var zone = await clock.ZoneAsync();
        var state = await states.OfAsync(item.ContentItemId, actor);
        var change = form.Plan is { Length: > 0 } id && await plans.FindAsync(id) is { State: Schedule.Pending } plan && plan.ItemId == item.ContentItemId ? plan : null;
        var kind = change?.Kind ?? Kind(form.Kind, state);
        var quick = await quickTimes.OfAsync(zone);
        var time = form.HasTime ? PlannedTime.Read(form.Day, form.Time, form.Which, zone)
            : change is not null ? PlannedTime.Of(change.DueUtc, zone) : PlannedTime.Read(quick[0].ToString("s"), null, zone);
        var goesLive = kind is ScheduleKind.Publish;
        var version = change?.VersionId is { } planned ? await store.VersionAsync(planned) ?? item : item;
        return new SchedulePage(item, kind, time, zone)
        {
            State = state,
            Version = version.VersionNumber,
            HasTyped = change is null && await copies.FindAsync(item.ContentItemId, actor.UserId) is not null,
            Quick = quick,
            End = form.HasEnd && goesLive && change is null ? PlannedTime.Read(form.EndDay, form.EndTime, form.EndWhich, zone) : null,
            Change = change,
            Form = form,
            Missing = goesLive && time.Utc is { } at ? await liveThen.MissingAsync(version, at, actor) : [],
            Also = (form.Also ?? []).ToHashSet(StringComparer.Ordinal),
            Obstacles = change is null ? await ObstaclesAsync(actor, item, goesLive, zone) : [],
        };
    }

    // Where all that was saved is live already, only an end is left to plan.
    private static ScheduleKind Kind(string? asked, PageState? state) =>
        asked == "unpublish" || asked != "publish" && state?.Standing is { IsLive: true, HasDraft: false } ? ScheduleKind.Unpublish : ScheduleKind.Publish;

    private async Task<IReadOnlyList<ContentError>> ObstaclesAsync(Actor actor, ContentItem item, bool goesLive, SiteZone zone)
    {
        if (!goesLive)
            return [];
        var refusal = (await rehearsal.ScheduleAsync(actor, [item.ContentItemId], zone.NowUtc + AnyTime, zone.Id))[0].Refusal;
        return refusal switch
        {
            null => [],
            InvalidContentException invalid => invalid.Errors,
            _ => [new ContentError("", refusal.Message)],
        };
    }
}
