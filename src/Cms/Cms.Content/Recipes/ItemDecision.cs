using Cms.Content.Publishing;
using Cms.Content.Routing;

namespace Cms.Content.Recipes;

/// <summary>
/// What becomes of one item, by Orchard's rules of import: a Published version becomes the live one, a Latest one a draft beside it, any other goes to the history.
/// An item that was edited here is treated as <paramref name="mode"/> says.
/// </summary>
internal sealed class ItemDecision(OnConflict mode, string? parentPath)
{
    public void Decide(PlannedItem item)
    {
        var newest = item.Latest ?? item.Live ?? item.Versions[^1];
        if (item.Existing is not { } row)
        {
            item.LiveVersion = item.IsHeldBack ? null : item.Live?.VersionId;
            item.LatestVersion = newest.VersionId;
            item.Alias = newest.Alias;
            item.Path = Addresses.Compute((item.Live ?? newest).Slug, parentPath);
            item.NewSchedules = Schedules(item);
            return;
        }
        if (row.ArchivedUtc is not null && mode is OnConflict.Skip)
        {
            Keep(item, row, ReportKind.Skipped);
            item.Report.Note($"{item} is archived here and stays so.");
            return;
        }
        var asDraft = item.IsHeldBack;
        if (IsEditedHere(item, row))
        {
            switch (mode)
            {
                case OnConflict.Fail:
                    Refuse(item, row);
                    break;
                case OnConflict.Skip:
                    Keep(item, row, ReportKind.Skipped);
                    item.Report.Note($"{item} was {(row.DeletedUtc is null ? $"edited here by {row.LatestAuthor ?? "someone"}" : "put in the trash here")} and stays so.");
                    return;
                case OnConflict.Draft:
                    asDraft = true;
                    break;
            }
        }
        if (asDraft)
            (item.ParentId, item.SortOrder, item.Culture, item.TranslationSet, item.Owner) = (row.ParentId, row.SortOrder, row.Culture, row.TranslationSet, row.Owner);
        var live = asDraft ? null : item.Live;
        var latest = item.Latest ?? item.Live;
        item.LiveVersion = live?.VersionId ?? row.PublishedVersion;
        item.LatestVersion = latest?.VersionId ?? row.LatestVersion;
        item.Alias = latest is null ? row.Alias : latest.Alias;
        item.Path = asDraft && item.LiveVersion is not null ? row.Path
            : Addresses.Compute(item.LiveVersion is null ? latest is null ? row.LatestSlug : latest.Slug : live is null ? row.LiveSlug : live.Slug, parentPath);
        item.NewSchedules = Schedules(item);
        item.Action = IsUnchanged(item, row) ? ReportKind.Unchanged : ReportKind.Updated;
        // Kept for the record: nothing changes it by any way in.
        if (row.ArchivedUtc is not null && item.Action is ReportKind.Updated)
            item.Incoming[0].Problem("", $"{row.ContentType} “{row.LatestText}” ({row.ItemId}) is archived here.", "Take it out of the archive first, or leave such items as they are: --on-conflict skip.");
        NoteOlderPlans(item, row);
    }

    // An import asks nobody, so a plan made at the desk stays. Unless the recipe plans the page itself, whoever imports should know.
    private static void NoteOlderPlans(PlannedItem item, ExistingItem row)
    {
        if (item.LiveVersion == row.PublishedVersion || item.NewSchedules.Any(plan => plan.Kind is ScheduleKind.Publish))
            return;
        foreach (var plan in item.Pending.Where(plan => plan.Kind is ScheduleKind.Publish && item.Versions.All(version => version.VersionId != plan.VersionId)))
            item.Report.Note($"{item}: a plan made here for {plan.DueUtc:u} stays and will put another text live then. Cancel it at the desk if it should not.");
    }

    private static void Keep(PlannedItem item, ExistingItem row, ReportKind action)
    {
        item.Action = action;
        (item.ParentId, item.SortOrder, item.Culture, item.TranslationSet) = (row.ParentId, row.SortOrder, row.Culture, row.TranslationSet);
        (item.LatestVersion, item.LiveVersion, item.Alias, item.Owner) = (row.LatestVersion, row.PublishedVersion, row.Alias, row.Owner);
        item.Path = row.Path;
    }

    // The newest version here is none that the recipe brings and none that an import wrote: a person's.
    private static bool IsEditedHere(PlannedItem item, ExistingItem row) => !item.Incoming[0].IsSiteChange
        && (row.DeletedUtc is not null || !row.IsLatestImported && item.Versions.All(version => version.VersionId != row.LatestVersion));

    private static bool IsUnchanged(PlannedItem item, ExistingItem row) => row.DeletedUtc is null
        && item.Versions.All(version => version.IsKnown)
        && item.LatestVersion == row.LatestVersion && item.LiveVersion == row.PublishedVersion
        && item.ParentId == row.ParentId && item.SortOrder == row.SortOrder && item.Culture == row.Culture && item.TranslationSet == row.TranslationSet
        && item.Alias == row.Alias && item.Owner == row.Owner && item.Path == row.Path
        && item.NewSchedules.Count == 0;

    // A version that is live already needs no publication; a plan that is made here already is not made twice.
    private static List<PlannedSchedule> Schedules(PlannedItem item)
    {
        var wanted = new List<PlannedSchedule>();
        foreach (var version in item.Versions)
        {
            if (version.Border.PublishUtc is { } publish && version.VersionId != item.LiveVersion && version.HeldBackBy.Count == 0)
                wanted.Add(new PlannedSchedule(ScheduleKind.Publish, version.VersionId, publish));
            if (version.Border.ArchiveUtc is { } end && !wanted.Exists(plan => plan.Kind is ScheduleKind.Unpublish))
                wanted.Add(new PlannedSchedule(ScheduleKind.Unpublish, null, end));
        }
        return [.. wanted.Except(item.Pending)];
    }

    private static void Refuse(PlannedItem item, ExistingItem row) => item.Incoming[0].Problem("",
        $"{row.ContentType} “{row.LatestText}” ({row.ItemId}) {(row.DeletedUtc is null ? $"was edited here by {row.LatestAuthor ?? "someone"} since it was imported" : "is in the trash here")}.",
        "Choose what to do with such items: --on-conflict skip, draft or replace.");
}
