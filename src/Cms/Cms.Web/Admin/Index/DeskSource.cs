using System.Data.Common;
using System.Globalization;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Modules;
using Dapper;

namespace Cms.Web.Admin.Index;

/// <summary>
/// Items as the desk's index keeps them, read from the content store. Like every follower of the feed it reads the definitions itself,
/// because another follower may be ahead or behind.
/// </summary>
public sealed class DeskSource(ContentStore store, DefinitionStore definitions, Standings standings, DeskText text, Enabled<IReviewDate> reviewDates)
{
    private const int Batch = 200;
    private ContentSchema? schema;

    public void ForgetDefinitions() => schema = null;

    /// <summary>Every item that is not in the trash, in no particular order.</summary>
    public async IAsyncEnumerable<DeskPage> AllAsync()
    {
        await using var connection = await store.Database.OpenAsync();
        var ids = (await connection.QueryAsync<string>("SELECT item_id FROM content_items WHERE deleted_utc IS NULL ORDER BY item_id")).AsList();
        var above = new PagesAbove(connection);
        foreach (var batch in ids.Chunk(Batch))
        {
            foreach (var page in await ReadAsync(batch, above))
                yield return page;
        }
    }

    /// <summary>Those of the items that are there; the others are missing from the answer.</summary>
    public async Task<IReadOnlyList<DeskPage>> PagesAsync(IReadOnlyCollection<string> itemIds)
    {
        if (itemIds.Count == 0)
            return [];
        await using var connection = await store.Database.OpenAsync();
        var above = new PagesAbove(connection);
        var pages = new List<DeskPage>();
        foreach (var batch in itemIds.Chunk(Batch))
            pages.AddRange(await ReadAsync(batch, above));
        return pages;
    }

    private async Task<IReadOnlyList<DeskPage>> ReadAsync(IReadOnlyCollection<string> itemIds, PagesAbove above)
    {
        var current = schema ??= await definitions.ReadAsync();
        var states = await standings.OfAsync(itemIds);
        var pages = new List<DeskPage>();
        foreach (var item in await store.LatestAsync(itemIds))
        {
            if (states.TryGetValue(item.ContentItemId, out var standing))
                pages.Add(text.Fill(Page(item, standing, await above.OfAsync(item.Place.ParentId)), item, current));
        }
        return pages;
    }

    private DeskPage Page(ContentItem item, Standing standing, IReadOnlyList<(string Id, string Title)> above) =>
        new(item.ContentItemId, item.ContentType, item.Owner, item.Author, item.Place.ParentId, above.Count > 0 ? above[0].Id : item.ContentItemId,
            string.Join('\n', above.Select(parent => parent.Title)), DeskText.Tidy(item.DisplayText ?? ""), item.Place.Path)
        {
            HasPage = item.Place.Slug is not null || item.Place.Path is not null,
            IsLive = standing.IsLive,
            IsArchived = standing.ArchivedUtc is not null,
            HasDraft = standing is { HasDraft: true, ArchivedUtc: null },
            GoesLive = Due(standing, ScheduleKind.Publish),
            GoesOffline = Due(standing, ScheduleKind.Unpublish),
            HasFailed = standing.Failed.Count > 0,
            ReviewBy = reviewDates.Select(date => date.ReviewBy(item)).FirstOrDefault(date => date is not null)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Modified = UtcText.Format(item.ModifiedUtc),
        };

    private static string? Due(Standing standing, ScheduleKind kind) =>
        standing.Pending.FirstOrDefault(plan => plan.Kind == kind) is { } plan ? UtcText.Format(plan.DueUtc) : null;

    /// <summary>The items above an item, from the top, live or not: each asked once.</summary>
    private sealed class PagesAbove(DbConnection connection)
    {
        private const int Deepest = 50;
        private readonly Dictionary<string, (string Title, string? ParentId)?> known = new(StringComparer.Ordinal);

        public async Task<IReadOnlyList<(string Id, string Title)>> OfAsync(string? parentId)
        {
            var above = new List<(string, string)>();
            while (parentId is not null && above.Count < Deepest && await FindAsync(parentId) is { } page)
            {
                above.Insert(0, (parentId, page.Title));
                parentId = page.ParentId;
            }
            return above;
        }

        private async Task<(string Title, string? ParentId)?> FindAsync(string itemId)
        {
            if (known.TryGetValue(itemId, out var page))
                return page;
            var rows = await connection.QueryAsync<(string?, string?)>(
                "SELECT v.display_text, i.parent_id FROM content_items i JOIN content_versions v ON v.version_id = i.latest_version WHERE i.item_id = @itemId AND i.deleted_utc IS NULL", new { itemId });
            return known[itemId] = rows.Select(row => ((string, string?)?)(DeskText.Tidy(row.Item1 ?? ""), row.Item2)).FirstOrDefault();
        }
    }
}
