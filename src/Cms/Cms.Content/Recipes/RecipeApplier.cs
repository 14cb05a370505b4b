using System.Data.Common;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Storage;
using NodaTime;

namespace Cms.Content.Recipes;

/// <summary>
/// Carries a plan out: media bytes are staged first, then everything else is written in one transaction. If anything fails, or if the site moved since
/// the plan was made, nothing is changed; staged bytes that no row names are swept later.
/// </summary>
public sealed class RecipeApplier(Database database, DefinitionStore definitions, ReleaseRules? rules = null)
{
    private readonly ReleaseRules rules = rules ?? ReleaseRules.None;

    /// <summary>Returns the plan's report and where the feed stands with the import. A dry run, and a plan that changes nothing, write nothing.</summary>
    public async Task<(RecipeReport Report, long Position)> ApplyAsync(RecipePlan plan, IProgress<RecipeProgress>? progress = null, CancellationToken cancel = default)
    {
        if (plan.Options.DryRun)
            return (plan.Report, 0);
        var staged = await StageAsync(plan, progress, cancel);
        long position;
        try
        {
            (_, position) = await database.WriteAsync(session => WriteAsync(session, plan, staged, progress), cancel);
        }
        catch (ActionRefusedException refused)
        {
            throw new RecipeException(Problem(refused.Message, "Nothing was imported. Correct the recipe or the page, and import again."), refused);
        }
        catch (DbException problem) when (problem.IsTransient || IsConstraint(problem))
        {
            throw new RecipeException(Problem($"The site changed while the recipe was imported ({problem.Message}).", "Nothing was imported. Import again."), problem);
        }
        if (plan.Changes.Definitions.Changes.Any() || plan.Changes.Documents.Changes.Any(document => document.Kind == SiteDocuments.Features))
            await definitions.ReloadAsync();
        return (plan.Report, position);
    }

    private static async Task<Dictionary<string, StagedMedia>> StageAsync(RecipePlan plan, IProgress<RecipeProgress>? progress, CancellationToken cancel)
    {
        var staged = new Dictionary<string, StagedMedia>(StringComparer.Ordinal);
        foreach (var file in plan.Changes.Media.Changes)
        {
            await using var stream = file.Open();
            var bytes = await plan.Changes.Media.Store!.StageAsync(stream, cancel);
            if (bytes.Sha256 != file.Sha256)
                throw new RecipeException(Problem($"The file for '{file.Path}' changed after the plan was made.", "Nothing was imported. Import again."));
            staged[file.Path] = bytes;
            progress?.Report(new RecipeProgress("media", staged.Count, plan.Changes.Media.Changes.Count));
        }
        return staged;
    }

    private async Task WriteAsync(WriteSession session, RecipePlan plan, Dictionary<string, StagedMedia> staged, IProgress<RecipeProgress>? progress)
    {
        await CheckAsync(session, plan);
        var changes = plan.Changes;
        var now = await session.NowAsync();
        foreach (var (kind, name, json) in changes.Definitions.Changes)
            await (json is null ? session.RemoveDefinitionAsync(kind, name) : session.PutDefinitionAsync(kind, name, json));
        foreach (var (kind, name, json) in changes.Documents.Changes)
            await (json is null ? session.RemoveDocumentAsync(kind, name) : session.SetDocumentAsync(kind, name, json));
        foreach (var (path, file) in staged)
            await session.PutMediaAsync(path, file, now);
        plan.Report.Addresses = await new ItemImportWriter(session, plan.Options.Actor, Zone(plan), progress, new ImportRelease(session, plan, rules)).WriteAsync(plan.Items);
        foreach (var action in changes.Actions)
            await action(session);
        if (session.FeedRows > 0)
            await session.AuditAsync(plan.Options.Actor, "import recipe", null, null, plan.Report.Steps is [var first, ..] ? first.File : null, now);
    }

    private static async Task CheckAsync(WriteSession session, RecipePlan plan)
    {
        var definitions = await DefinitionOverlay.LoadAsync(session.Connection, session.Transaction);
        if (!plan.Changes.Definitions.StartedLike(definitions))
            throw Moved("The content definitions");
        if (plan.Changes.Documents.MovedIn(await DocumentOverlay.LoadAsync(session.Connection, session.Transaction)) is { } document)
            throw Moved($"The document {document}");
        if (await plan.Changes.Media.MovedAsync(session) is { } path)
            throw Moved($"The media file {path}");
        var items = plan.Items;
        var now = await ExistingItem.LoadAsync(session.Connection, session.Transaction, items.Items.Select(item => item.ItemId).Concat(items.Existing.Keys));
        var planned = items.Items.Select(item => item.ItemId).ToHashSet(StringComparer.Ordinal);
        foreach (var item in items.Items)
        {
            if (item.Action is not ReportKind.Skipped && items.Existing.GetValueOrDefault(item.ItemId) != now.GetValueOrDefault(item.ItemId))
                throw Moved($"The item {item}");
        }
        foreach (var (id, row) in items.Existing)
        {
            if (!planned.Contains(id) && (now.GetValueOrDefault(id) is not { } parent || parent.Path != row.Path || parent.DeletedUtc != row.DeletedUtc))
                throw Moved($"The parent page {row.LatestText} ({id})");
        }
    }

    private static string Zone(RecipePlan plan) =>
        plan.Changes.Documents.Find(SiteDocuments.Settings, SiteDocuments.SiteSettings)?.TextOf("TimeZoneId") is { Length: > 0 } zone
        && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : "Etc/UTC";

    private static bool IsConstraint(DbException problem) => problem is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 19 } || problem.SqlState is "23505" or "40001";

    private static RecipeException Moved(string what) => new(Problem($"{what} changed after the plan was made.", "Nothing was imported. Make a new plan and look at it again."));

    private static RecipeProblem Problem(string what, string mend) => new("Import", 0, "", "", what, mend);
}
