using System.Data.Common;
using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Dapper;

namespace Cms.Content.Recipes;

/// <summary>
/// Decides what becomes of each item of a recipe: level by level down the page tree, because a page's step follows from its parent's address.
/// Reads the site in batches and writes nothing.
/// </summary>
internal sealed class ItemResolver(PlanBuilder plan, DbConnection connection, PublishGate? gate, ImportGuard? guard)
{
    private readonly Dictionary<string, PlannedItem> items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IncomingVersion> versions = new(StringComparer.Ordinal);
    private readonly ContentSchema schema = new(plan.Definitions.Snapshot, plan.Kinds);
    private SiteAddresses addresses = new();
    private Dictionary<string, ExistingItem> existing = [];

    public async Task<ItemPlan> ResolveAsync()
    {
        addresses = await SiteAddresses.LoadAsync(connection);
        var incoming = plan.Incoming;
        incoming.AddRange(await new HomeRoute(plan, connection, addresses).ChangesAsync());
        foreach (var version in incoming)
            Collect(version);
        var ordered = items.Count == 0 ? [] : await OrderAsync(incoming);
        SitemapPaths.Check(plan, addresses, items);
        foreach (var item in ordered)
            item.Report.Add(item.Action, item.ToString());
        return new ItemPlan(ordered, existing);
    }

    private async Task<IReadOnlyList<PlannedItem>> OrderAsync(IReadOnlyCollection<IncomingVersion> incoming)
    {
        existing = await ExistingItem.LoadAsync(connection, null, incoming.Select(version => version.ItemId).Concat(incoming.Select(ItemTree.ParentOf).OfType<string>()));
        var tree = new ItemTree(items, existing);
        foreach (var item in items.Values)
            Start(item, tree);
        var levels = await tree.LevelsAsync(connection);
        var ordered = new List<PlannedItem>(items.Count);
        foreach (var level in levels)
        {
            await ResolveLevelAsync(level);
            ordered.AddRange(level);
        }
        new AddressCheck(items, addresses).Check(ordered);
        return ordered;
    }

    private void Collect(IncomingVersion version)
    {
        if (schema.Definitions.Type(version.ContentType) is null)
        {
            version.Problem("ContentType", $"The content type '{version.ContentType}' is removed later in this recipe.", "Take the items or the removal out.");
            return;
        }
        if (!items.TryGetValue(version.ItemId, out var item))
            items[version.ItemId] = item = new PlannedItem(version.ItemId, version.ContentType);
        if (item.ContentType != version.ContentType)
            version.Problem("ContentType", $"The item '{item.ItemId}' is of type '{item.ContentType}' elsewhere in this recipe.", "Give this item an id of its own, or correct the type.");
        if (version.VersionId is { } id && !versions.TryAdd(id, version) && versions[id].ItemId != version.ItemId)
            version.Problem("ContentItemVersionId", $"The version '{id}' is already one of the item '{versions[id].ItemId}' in this recipe.", "Leave the version id out, or give it another one.");
        foreach (var other in item.Incoming)
        {
            var same = version.VersionId is not null && version.VersionId == other.VersionId || version.Published && other.Published || version.Latest && other.Latest;
            if (!same)
                continue;
            if (JsonElement.DeepEquals(version.Json, other.Json))
                return;
            version.Problem("", $"The item '{item.ItemId}' stands in this recipe twice with different content (also at {other.Step.Step.Path}.{other.Path}).", "Remove one of them, or give it another id; an item may have one Published and one Latest version.");
            return;
        }
        item.Incoming.Add(version);
    }

    private void Start(PlannedItem item, ItemTree tree)
    {
        item.Existing = existing.GetValueOrDefault(item.ItemId);
        if (item.Existing is { } row && row.ContentType != item.ContentType)
            item.Incoming[0].Problem("ContentType", $"The item '{item.ItemId}' is of type '{row.ContentType}' on this site.", "Give this item an id of its own, or correct the type.");
        tree.Place(item, addresses);
        foreach (var version in item.Incoming)
        {
            if (ContentJson.TryGet(version.Json, "AutoroutePart", out var route) && ContentJson.GetString(route, "Path")?.Trim('/') is { Length: > 0 } path)
                addresses.Name(item.Culture, path);
        }
    }

    private async Task ResolveLevelAsync(IReadOnlyList<PlannedItem> level)
    {
        var parents = new PlannedParents(items, existing);
        var reader = new VersionReader(plan, schema, new ItemPatterns(addresses), parents, guard);
        var identity = new VersionIdentity(parents);
        var check = new ItemCheck(schema, gate);
        foreach (var item in level)
            foreach (var version in item.Incoming)
                item.Versions.Add(await reader.ReadAsync(item, version));
        var ids = level.SelectMany(item => item.Versions).SelectMany(version => (string?[])[version.VersionId, version.DerivedId]).OfType<string>();
        var known = await KnownVersion.LoadAsync(connection, ids);
        await LoadSchedulesAsync([.. level.Where(item => item.Existing is not null)]);
        foreach (var item in level)
        {
            for (var i = 0; i < item.Versions.Count; i++)
                item.Versions[i] = await HoldAsync(item, identity.Identify(item, item.Versions[i], known));
            new ItemDecision(plan.Options.OnConflict, parents.PathAbove(item)).Decide(item);
        }
        var found = new IReadOnlyList<CheckedVersion>[level.Count];
        Parallel.For(0, level.Count, i => found[i] = check.Look(level[i]));
        foreach (var (item, result) in level.Zip(found))
            ItemCheck.Tell(item, result);
    }

    private async Task<PlannedVersion> HoldAsync(PlannedItem item, PlannedVersion version) => guard is null ? version : await guard.JudgeAsync(item, version);

    private async Task LoadSchedulesAsync(IReadOnlyCollection<PlannedItem> scheduled)
    {
        foreach (var chunk in scheduled.Chunk(500))
        {
            var rows = await connection.QueryAsync<ScheduleRow>($"{ScheduleRow.Select} WHERE state = 'pending' AND {ContentStore.In(connection, "item_id", "ids")}",
                new { ids = ContentStore.Ids([.. chunk.Select(item => item.ItemId)]) });
            foreach (var plans in rows.Select(row => row.ToChange()).GroupBy(change => change.ItemId))
                items[plans.Key].Pending = [.. plans.Select(change => new PlannedSchedule(change.Kind, change.VersionId, change.DueUtc))];
        }
    }
}
