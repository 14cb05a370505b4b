using System.Data.Common;
using System.Text;
using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Routing;
using Cms.Content.Storage;
using Dapper;

namespace Cms.Content.Recipes;

/// <summary>
/// Decides what becomes of each item of a recipe: level by level down the page tree, because a page's step follows from its parent's address.
/// Reads the site in batches and writes nothing.
/// </summary>
internal sealed class ItemResolver(PlanBuilder plan, DbConnection connection, PublishGate? gate)
{
    private readonly Dictionary<string, PlannedItem> items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IncomingVersion> versions = new(StringComparer.Ordinal);
    private readonly ContentSchema schema = new(plan.Definitions.Snapshot, plan.Kinds);
    private SiteAddresses addresses = new();
    private Dictionary<string, ExistingItem> existing = [];
    private ItemPatterns patterns = new(new SiteAddresses());

    public async Task<ItemPlan> ResolveAsync()
    {
        addresses = await SiteAddresses.LoadAsync(connection);
        patterns = new ItemPatterns(addresses);
        var incoming = plan.Incoming;
        incoming.AddRange(await new HomeRoute(plan, connection, addresses).ChangesAsync());
        foreach (var version in incoming)
            Collect(version);
        if (items.Count == 0)
            return ItemPlan.Empty;
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
        foreach (var item in ordered)
            item.Report.Add(item.Action, item.ToString());
        return new ItemPlan(ordered, existing);
    }

    private void Collect(IncomingVersion version)
    {
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
        foreach (var item in level)
            foreach (var version in item.Incoming)
                item.Versions.Add(Prepare(item, version));
        var ids = level.SelectMany(item => item.Versions).SelectMany(version => (string?[])[version.VersionId, version.DerivedId]).OfType<string>();
        var known = await KnownVersion.LoadAsync(connection, ids);
        await LoadSchedulesAsync([.. level.Where(item => item.Existing is not null && item.Versions.Any(version => version.Border is not { PublishUtc: null, ArchiveUtc: null }))]);
        foreach (var item in level)
        {
            for (var i = 0; i < item.Versions.Count; i++)
                item.Versions[i] = Identify(item, item.Versions[i], known);
            new ItemDecision(plan.Options.OnConflict, ParentPath(item)).Decide(item);
            Check(item);
        }
    }

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

    private string? ParentPath(PlannedItem item) => item.ParentId is not { } parent ? null
        : items.TryGetValue(parent, out var planned) ? planned.Path : existing.GetValueOrDefault(parent)?.Path;

    private PlannedVersion Prepare(PlannedItem item, IncomingVersion version)
    {
        var read = ContentItemConverter.FromElement(version.Json);
        var type = schema.Definitions.Type(version.ContentType)!;
        var content = read.ToContentObject();
        var border = ItemBorder.Take(content, version.Problem);
        ContainedIds.Complete(content, item.ItemId);
        HomeRoute.Apply(plan, item, content);
        var pattern = new PatternItem(read.With(content), ContentJson.GetString(version.Json, nameof(ContentItem.DisplayText))) { Container = () => Container(item) };
        var text = patterns.DisplayText(version, type, content, pattern);
        item.DisplayText = text;
        pattern = pattern with { DisplayText = text };
        patterns.Address(item, version, type, content, pattern, ParentPath(item));
        var alias = patterns.AliasOf(item, version, type, content, pattern);

        var data = ContentJson.Write(content);
        var stored = ContentJson.Parse(data);
        var derived = ContentIds.Derive(item.ItemId, text ?? "", ContentJson.Write(ItemBorder.WithoutMarkers(content)));
        item.Owner = ContentJson.GetString(version.Json, nameof(ContentItem.Owner)) is { Length: > 0 } owner ? owner : item.Owner ?? item.Existing?.Owner;
        item.CreatedUtc = UtcText.Parse(ContentJson.GetString(version.Json, nameof(ContentItem.CreatedUtc))) ?? item.CreatedUtc ?? UtcText.Parse(item.Existing?.CreatedUtc) ?? plan.NowUtc;
        var modified = UtcText.Parse(ContentJson.GetString(version.Json, nameof(ContentItem.ModifiedUtc))) ?? plan.NowUtc;
        return new PlannedVersion(version, version.VersionId ?? derived, schema.DisplayText(version.ContentType, stored) ?? text, Addresses.SlugOf(stored), Encoding.UTF8.GetBytes(data))
        {
            DerivedId = version.VersionId is null ? null : derived,
            Alias = alias,
            Author = ContentJson.GetString(version.Json, nameof(ContentItem.Author)),
            ModifiedUtc = modified,
            PublishedUtc = UtcText.Parse(ContentJson.GetString(version.Json, nameof(ContentItem.PublishedUtc))) ?? (version.Published ? modified : null),
            Border = border,
        };
    }

    // The version's id as given where it is free or stands for the same content here; otherwise the one that follows from the content.
    private PlannedVersion Identify(PlannedItem item, PlannedVersion version, Dictionary<string, KnownVersion> known)
    {
        if (known.TryGetValue(version.VersionId, out var found))
        {
            if (found.ItemId != item.ItemId)
            {
                version.Incoming.Problem("ContentItemVersionId", $"The version '{version.VersionId}' belongs to another item ('{found.ItemId}') on this site.", "Leave the version id out, or give it another one.");
                return version;
            }
            if (IsSame(version, found, item))
                return version with { IsKnown = true };
            if (version.DerivedId is { } derived)
                return Identify(item, version with { VersionId = derived, DerivedId = null }, known);
        }
        return version;
    }

    private bool IsSame(PlannedVersion version, KnownVersion known, PlannedItem item)
    {
        if (version.DisplayText != known.DisplayText)
            return false;
        var data = version.DataText;
        return data == known.Data || Bare(data, item) == Bare(known.Data, item);
    }

    // A step may be written absolute where it need not be; the address is the same.
    private string Bare(string data, PlannedItem item)
    {
        var content = ItemBorder.WithoutMarkers(ContentJson.ParseObject(data));
        if (content["AutoroutePart"] is System.Text.Json.Nodes.JsonObject part && part.TextOf("Path") is { Length: > 0 } step)
            part.Put("Path", Addresses.ToSlug(Addresses.Compute(step, ParentPath(item))!, ParentPath(item)));
        return ContentJson.Write(content);
    }

    private PatternItem? Container(PlannedItem item)
    {
        if (item.ParentId is not { } parent)
            return null;
        if (items.TryGetValue(parent, out var planned))
            return new PatternItem(new ContentItem { ContentItemId = parent, ContentType = planned.ContentType }, planned.DisplayText) { Container = () => Container(planned) };
        return existing.TryGetValue(parent, out var row)
            ? new PatternItem(new ContentItem { ContentItemId = parent, ContentType = row.ContentType }, row.LiveText ?? row.LatestText)
            : null;
    }

    // Rules and references, for what is new here. What the site already holds is not judged again.
    private void Check(PlannedItem item)
    {
        if (!item.Applies)
            return;
        for (var i = 0; i < item.Versions.Count; i++)
        {
            var version = item.Versions[i];
            var goesLive = version.VersionId == item.LiveVersion && version.VersionId != item.Existing?.PublishedVersion;
            var content = new ContentItem
            {
                ContentItemId = item.ItemId,
                ContentItemVersionId = version.VersionId,
                ContentType = item.ContentType,
                DisplayText = version.DisplayText,
                Latest = version.Incoming.Latest,
                Published = goesLive,
                Owner = item.Owner,
                Author = version.Author,
                CreatedUtc = item.CreatedUtc,
                ModifiedUtc = version.ModifiedUtc,
                PublishedUtc = version.PublishedUtc,
                Content = ContentJson.Parse(version.DataText),
                Place = new ItemPlace(item.Culture, item.ParentId, item.SortOrder, version.Slug, item.Path),
            };
            item.Versions[i] = version with { References = [.. schema.References(content)] };
            foreach (var error in version.IsKnown ? [] : schema.Invalid(content))
                version.Incoming.Problem(error.Path, error.Message, "Correct the value, or leave it out.");
            if (!goesLive || gate?.Check(content, schema) is not { } found)
                continue;
            foreach (var block in found.Blocks)
                item.Report.Add(ReportKind.GateBlock, item.ToString(), block.Message);
            foreach (var warning in found.Warnings)
                item.Report.Add(ReportKind.GateWarning, item.ToString(), warning.Message);
        }
    }
}
