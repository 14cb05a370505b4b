using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;

namespace Cms.Content.Recipes;

/// <summary>Writes the items of an export: down the page tree in the order that visitors see, in batches, so that memory stays small.</summary>
internal sealed class ItemExport(ExportContext export)
{
    private const int BatchSize = 200;

    public async Task WriteAsync(string stepName)
    {
        var rows = (await export.QueryAsync<ItemRow>(ItemRow.Select)).ToDictionary(row => row.ItemId, StringComparer.Ordinal);
        var plans = (await export.QueryAsync<ScheduleRow>($"{ScheduleRow.Select} WHERE state = 'pending'")).Select(row => row.ToChange()).OrderBy(plan => plan.DueUtc).ToLookup(plan => plan.ItemId);
        var ordered = ItemRow.InTreeOrder(rows).Where(row => export.Options.Selection is not { } selection || selection.TakesItem(row.ContentType, row.ItemId) && !(selection.IsLiveOnly && row.LiveVersion is null)).ToList();
        if (ordered.Count == 0)
            return;
        var isLiveOnly = export.Options.Selection?.IsLiveOnly == true;
        var writer = export.Writer;
        writer.WriteStartObject();
        writer.WriteString("name", stepName);
        writer.WriteStartArray("data");
        foreach (var chunk in ordered.Chunk(BatchSize))
        {
            var versions = await VersionsAsync([.. chunk.SelectMany(row => VersionIds(row, plans[row.ItemId], isLiveOnly)).Distinct()]);
            foreach (var row in chunk)
                foreach (var id in VersionIds(row, plans[row.ItemId], isLiveOnly))
                    ExpressionText.WriteEscaped(writer, ExportedItem.ToJson(versions[id], Border(row, id, plans[row.ItemId]), row.ParentId is { } parent && rows.TryGetValue(parent, out var above) ? above.ContentType : null, row.ParentId is { } parentId && rows.TryGetValue(parentId, out var holder) ? holder.Path : null));
            await writer.FlushAsync(export.Cancel);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private async Task<Dictionary<string, ContentItem>> VersionsAsync(string[] ids) =>
        (await ContentStore.QueryAsync(export.Connection, export.Transaction, ContentStore.In(export.Connection, "v.version_id", "ids"), new { ids = ContentStore.Ids(ids) }))
            .ToDictionary(version => version.ContentItemVersionId!, StringComparer.Ordinal);

    // Planned versions that are neither live nor the newest, then the live one, then the draft.
    private static IEnumerable<string> VersionIds(ItemRow row, IEnumerable<ScheduledChange> plans, bool isLiveOnly) => isLiveOnly ? [row.LiveVersion!]
        : plans.Where(plan => plan.Kind is ScheduleKind.Publish).Select(plan => plan.VersionId).OfType<string>().Where(id => id != row.LiveVersion && id != row.LatestVersion).Order(StringComparer.Ordinal)
            .Concat(row.LiveVersion is null ? [] : [row.LiveVersion]).Append(row.LatestVersion).Distinct();

    private static ItemBorder Border(ItemRow row, string versionId, IEnumerable<ScheduledChange> plans) => new()
    {
        ParentId = row.ParentId,
        Order = row.SortOrder,
        Culture = row.Culture,
        TranslationSet = row.TranslationSet,
        PublishUtc = plans.FirstOrDefault(plan => plan.Kind is ScheduleKind.Publish && plan.VersionId == versionId)?.DueUtc,
        ArchiveUtc = versionId == (row.LiveVersion ?? row.LatestVersion) ? plans.FirstOrDefault(plan => plan.Kind is ScheduleKind.Unpublish)?.DueUtc : null,
    };
}

/// <summary>An item without its versions' data: what the order of an export needs.</summary>
internal sealed class ItemRow
{
    public required string ItemId { get; init; }
    public required string ContentType { get; init; }
    public required string Culture { get; init; }
    public string? TranslationSet { get; init; }
    public string? ParentId { get; init; }
    public int SortOrder { get; init; }
    public string? Path { get; init; }
    public required string LatestVersion { get; init; }
    public string? LiveVersion { get; init; }
    public string? Text { get; init; }

    public const string Select =
        """
        SELECT i.item_id AS ItemId, i.content_type AS ContentType, i.culture AS Culture, i.translation_set AS TranslationSet, i.parent_id AS ParentId, i.sort_order AS SortOrder,
               i.path AS Path, i.latest_version AS LatestVersion, i.published_version AS LiveVersion, v.display_text AS Text
        FROM content_items i JOIN content_versions v ON v.version_id = i.latest_version WHERE i.deleted_utc IS NULL
        """;

    /// <summary>Parents before children, siblings in their order; an item whose parent is gone stands at the top.</summary>
    public static IEnumerable<ItemRow> InTreeOrder(IReadOnlyDictionary<string, ItemRow> rows)
    {
        var children = rows.Values.ToLookup(row => row.ParentId is { } parent && rows.ContainsKey(parent) ? parent : "");
        var open = new Stack<ItemRow>(Siblings(children[""]).Reverse());
        while (open.TryPop(out var row))
        {
            yield return row;
            foreach (var child in Siblings(children[row.ItemId]).Reverse())
                open.Push(child);
        }
    }

    public static IEnumerable<ItemRow> Siblings(IEnumerable<ItemRow> rows) =>
        rows.OrderBy(row => row.SortOrder).ThenBy(row => row.Text, StringComparer.Ordinal).ThenBy(row => row.ItemId, StringComparer.Ordinal);
}
