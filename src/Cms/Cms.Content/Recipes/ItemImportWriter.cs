using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Routing;
using Cms.Content.Storage;

namespace Cms.Content.Recipes;

/// <summary>
/// Writes the planned items in one transaction, in batches: rows, versions and pointers, references, addresses, plans, feed and audit.
/// New items come with their addresses; the branches of items that were here are computed again by <see cref="TreeWriter"/>.
/// </summary>
internal sealed class ItemImportWriter(WriteSession session, Actor actor, string zone, IProgress<RecipeProgress>? progress, ImportRelease release)
{
    /// <summary>Returns the live pages whose address became another one.</summary>
    public async Task<IReadOnlyList<AddressMove>> WriteAsync(ItemPlan plan)
    {
        var items = plan.Items.Where(item => item.Applies).ToList();
        if (items.Count == 0)
            return [];
        var created = items.Where(item => item.Existing is null).ToList();
        var updated = items.Where(item => item.Existing is not null).ToList();
        var now = await session.NowAsync();
        Say("items", 0, items.Count);
        await release.CheckAsync(items);
        items.ForEach(item => session.LiveMayChange(item.ItemId));
        await FreeAliasesAsync(updated);
        await InsertItemsAsync(created);
        await InsertVersionsAsync(items);
        await UpdateItemsAsync(updated);
        Say("references", items.Count / 2, items.Count);
        var before = await ReferenceWriter.LivePlacesAsync(session, updated.Where(item => item.Existing!.PublishedVersion is not null).Select(item => item.ItemId));
        await ReferenceWriter.ReplaceManyAsync(session, References(items));
        var moved = await TreeWriter.RecomputeAsync(session, [.. updated.Where(AddressMayChange).Select(item => item.ItemId)], actor);
        await InsertRoutesAsync(created);
        await WriteSchedulesAsync(items, now);
        await release.NoteAsync(items);
        Tell(items, before, moved);
        await AuditAsync(items, now);
        Say("items", items.Count, items.Count);
        return [.. moved.Where(change => change is { OldPath: not null, NewPath: not null }).Select(change => new AddressMove(change.ItemId, change.OldPath!, change.NewPath!))];
    }

    // A name may pass from one item to another within one recipe.
    private Task FreeAliasesAsync(IReadOnlyCollection<PlannedItem> updated) => session.ExecuteManyAsync(
        "UPDATE content_items SET alias = NULL WHERE item_id = @id", ["id"],
        [.. updated.Where(item => item.Existing!.Alias is not null && (item.Existing.Alias != item.Alias || item.Existing.Culture != item.Culture))], item => [item.ItemId]);

    private Task InsertItemsAsync(IReadOnlyCollection<PlannedItem> created) => session.ExecuteManyAsync(
        """
        INSERT INTO content_items (item_id, content_type, culture, translation_set, parent_id, sort_order, path, alias, owner, created_utc, latest_version, published_version, deleted_utc)
        VALUES (@id, @type, @culture, @set, @parent, @order, @path, @alias, @owner, @created, @latest, @live, NULL)
        """,
        ["id", "type", "culture", "set", "parent", "order", "path", "alias", "owner", "created", "latest", "live"], created,
        item => [item.ItemId, item.ContentType, item.Culture, item.TranslationSet, item.ParentId, item.SortOrder, item.Path, item.Alias, item.Owner, UtcText.Format(item.CreatedUtc), item.LatestVersion, item.LiveVersion]);

    private async Task InsertVersionsAsync(IReadOnlyCollection<PlannedItem> items)
    {
        var rows = new List<(PlannedItem Item, PlannedVersion Version, int Number)>();
        foreach (var item in items)
        {
            var number = item.Existing?.LastNumber ?? 0;
            foreach (var version in item.NewVersions)
                rows.Add((item, version, ++number));
        }
        await session.ExecuteManyAsync(VersionWriter.InsertSql, VersionWriter.InsertNames, rows, row =>
        [
            row.Version.VersionId, row.Item.ItemId, row.Number, row.Version.DisplayText, row.Version.Slug, row.Version.Author, UtcText.Format(row.Version.ModifiedUtc),
            UtcText.Format(row.Version.PublishedUtc), ExistingItem.ReasonOf(row.Version.Content), 0, row.Version.DataText,
        ]);
        await session.ExecuteManyAsync("UPDATE content_versions SET published_utc = @at WHERE version_id = @version AND published_utc IS NULL", ["version", "at"],
            [.. items.SelectMany(item => item.Versions.Where(version => version.IsKnown && version.VersionId == item.LiveVersion))],
            version => [version.VersionId, UtcText.Format(version.PublishedUtc)]);
    }

    private async Task UpdateItemsAsync(IReadOnlyCollection<PlannedItem> updated)
    {
        await session.ExecuteManyAsync(
            """
            UPDATE content_items SET culture = @culture, translation_set = @set, parent_id = @parent, sort_order = @order, alias = @alias, owner = @owner,
                latest_version = @latest, published_version = @live, deleted_utc = NULL WHERE item_id = @id
            """,
            ["id", "culture", "set", "parent", "order", "alias", "owner", "latest", "live"], updated,
            item => [item.ItemId, item.Culture, item.TranslationSet, item.ParentId, item.SortOrder, item.Alias, item.Owner, item.LatestVersion, item.LiveVersion]);
        // An address belongs to a language: with another one it is given anew.
        await session.ExecuteManyAsync("DELETE FROM routes WHERE item_id = @id", ["id"], [.. updated.Where(item => item.Culture != item.Existing!.Culture)], item => [item.ItemId]);
    }

    private static List<ReferenceSet> References(IEnumerable<PlannedItem> items)
    {
        var sets = new List<ReferenceSet>();
        foreach (var item in items)
        {
            if (item.Versions.Find(version => version.VersionId == item.LatestVersion) is { } latest)
                sets.Add(new ReferenceSet(item.ItemId, false, latest.References, item.Existing is null));
            if (item.Versions.Find(version => version.VersionId == item.LiveVersion) is { } live)
                sets.Add(new ReferenceSet(item.ItemId, true, live.LiveReferences, item.Existing is null));
        }
        return sets;
    }

    private static bool AddressMayChange(PlannedItem item) =>
        item.Path != item.Existing!.Path || item.Culture != item.Existing.Culture || item.LiveVersion is not null && item.Existing.PublishedVersion is null || item.Existing.DeletedUtc is not null;

    private async Task InsertRoutesAsync(IEnumerable<PlannedItem> created)
    {
        var live = created.Where(item => item.LiveVersion is not null && item.Path is not null).ToList();
        // A new page under one that moves has its address from the tree already.
        await session.ExecuteManyAsync("INSERT INTO routes (culture, path, item_id) SELECT @culture, @path, @id WHERE NOT EXISTS (SELECT 1 FROM routes WHERE item_id = @id)",
            ["culture", "path", "id"], live, item => [item.Culture, item.Path, item.ItemId]);
        await session.ExecuteManyAsync("DELETE FROM redirects WHERE culture = @culture AND path = @path", ["culture", "path"], live, item => [item.Culture, item.Path]);
    }

    // A plan of the recipe takes the place of one of the same kind that is here.
    private async Task WriteSchedulesAsync(IEnumerable<PlannedItem> items, DateTime now)
    {
        foreach (var item in items)
        {
            foreach (var plan in item.NewSchedules)
            {
                await session.ExecuteAsync("UPDATE schedules SET state = 'cancelled' WHERE item_id = @ItemId AND kind = @kind AND state = 'pending'", new { item.ItemId, kind = plan.Kind.ToString() });
                await Schedule.InsertAsync(session, Actor.System with { UserName = actor.UserName }, item.ItemId, plan.VersionId, plan.Kind, plan.DueUtc, zone, now);
            }
        }
    }

    private void Tell(IEnumerable<PlannedItem> items, IReadOnlyDictionary<string, IReadOnlyList<string>> before, IReadOnlyList<AddressChange> moved)
    {
        var addresses = moved.ToDictionary(change => change.ItemId, StringComparer.Ordinal);
        foreach (var item in items)
        {
            var live = item.Versions.Find(version => version.VersionId == item.LiveVersion);
            var liveChanged = item.LiveVersion is not null && item.LiveVersion != item.Existing?.PublishedVersion;
            var address = item.Existing is null ? (item.LiveVersion is null ? null : new AddressChange(item.ItemId, null, item.Path)) : addresses.GetValueOrDefault(item.ItemId);
            var places = before.GetValueOrDefault(item.ItemId) ?? [];
            var after = live is null ? places : [.. live.LiveReferences.Select(ReferenceWriter.Place)];
            var facets = item.LatestVersion == item.LiveVersion && item.Existing is not null && !liveChanged ? FeedFacets.None : FeedFacets.Draft;
            if (liveChanged)
                facets |= FeedFacets.Content;
            if (liveChanged && (item.Existing?.PublishedVersion is null || live?.DisplayText != item.Existing.LiveText) || address is not null && item.LiveVersion is not null)
                facets |= FeedFacets.Content | FeedFacets.Link | FeedFacets.Membership;
            if (item.LiveVersion is not null && (item.ParentId != item.Existing?.ParentId || item.TranslationSet != item.Existing?.TranslationSet || item.SortOrder != item.Existing?.SortOrder || !places.ToHashSet().SetEquals(after)))
                facets |= FeedFacets.Membership;
            session.Tell(new FeedRow(FeedRow.Item)
            {
                ItemId = item.ItemId,
                VersionId = item.LiveVersion ?? item.LatestVersion,
                ContentType = item.ContentType,
                Culture = item.Culture,
                Facets = facets == FeedFacets.None ? FeedFacets.Draft : facets,
                OldPath = address?.OldPath,
                NewPath = address?.NewPath,
                Places =
                [
                    .. places.Union(after).Append($"parent={item.ParentId}").Append($"parent={item.Existing?.ParentId ?? item.ParentId}")
                        .Append($"set={item.TranslationSet ?? item.ItemId}").Append($"set={item.Existing?.TranslationSet ?? item.ItemId}").Distinct(),
                ],
                Actor = actor.UserName,
            });
        }
    }

    private Task AuditAsync(IReadOnlyCollection<PlannedItem> items, DateTime now) => session.ExecuteManyAsync(
        "INSERT INTO audit (audit_id, at_utc, actor, action, item_id, version_id, detail) VALUES (@audit, @at, @actor, 'import', @id, @version, NULL)",
        ["audit", "at", "actor", "id", "version"], items, item => [ContentIds.New(), UtcText.Format(now), actor.UserName, item.ItemId, item.LatestVersion]);

    private void Say(string what, int done, int total) => progress?.Report(new RecipeProgress(what, done, total));
}
