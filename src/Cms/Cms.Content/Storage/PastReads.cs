using Cms.Content.Model;
using Dapper;

namespace Cms.Content.Storage;

/// <summary>
/// The live site as the public saw it at an instant: the versions that were live then, at their addresses and places of then. Pages that have been taken
/// offline or moved to the trash since are there; those that came later are not.
/// </summary>
public sealed class PastReads(Database database, DefinitionStore definitions, DateTime atUtc) : ILiveReads
{
    private const string Then = "h.from_utc <= @at AND (h.until_utc IS NULL OR h.until_utc > @at)";

    private const string Rows =
        $"""
        SELECT i.item_id AS ItemId, i.content_type AS ContentType, h.culture AS Culture, h.parent_id AS ParentId, h.sort_order AS SortOrder, h.path AS Path,
               i.owner AS Owner, i.created_utc AS CreatedUtc, i.latest_version AS LatestVersion, h.version_id AS PublishedVersion,
               v.version_id AS VersionId, v.number AS Number, v.display_text AS DisplayText, v.slug AS Slug, v.author AS Author,
               v.modified_utc AS ModifiedUtc, v.published_utc AS PublishedUtc, v.data AS Data
        FROM live_history h JOIN content_items i ON i.item_id = h.item_id JOIN content_versions v ON v.version_id = h.version_id
        WHERE {Then}
        """;

    private readonly string at = UtcText.Format(atUtc);

    public async Task<ContentItem?> PublishedAsync(string itemId) => (await ItemsAsync("h.item_id = @itemId", new { at, itemId })).LastOrDefault();

    public async Task<IReadOnlyList<ContentItem>> ListAsync(ContentQuery query)
    {
        var where = new List<string>();
        if (query.ContentType is not null)
            where.Add("i.content_type = @ContentType");
        if (query.Culture is not null)
            where.Add("h.culture = @Culture");
        if (query.ParentId is not null)
            where.Add("h.parent_id = @ParentId");
        if (query.Root)
            where.Add("h.parent_id IS NULL");
        if (query.HasPath)
            where.Add("h.path IS NOT NULL");
        // The references of old versions are in their data only: looked for there, then read.
        if (query.Relation is not null)
            where.Add("v.data LIKE @target ESCAPE '!'");
        var found = await ItemsAsync(where.Count == 0 ? "1 = 1" : string.Join(" AND ", where), new { at, query.ContentType, query.Culture, query.ParentId, target = Within(query.Relation?.TargetId) });
        var text = query.Text?.ToLowerInvariant();
        return [.. found
            .Where(item => query.Relation is null || definitions.Stored.References(item).Contains(query.Relation))
            .Where(item => text is null || item.DisplayText?.ToLowerInvariant().Contains(text, StringComparison.Ordinal) == true)
            .Skip(query.Skip).Take(query.Take)];
    }

    public Task<string?> RouteAsync(string culture, string path) => ValueAsync($"SELECT h.item_id FROM live_history h WHERE {Then} AND h.culture = @culture AND h.path = @path ORDER BY h.from_utc DESC LIMIT 1", new { at, culture, path });

    /// <summary>The page that stood there last and moved on while it was live: its next stretch began when this one ended.</summary>
    public Task<string?> RedirectAsync(string culture, string path) => ValueAsync(
        """
        SELECT h.item_id FROM live_history h JOIN live_history n ON n.item_id = h.item_id AND n.from_utc = h.until_utc
        WHERE h.culture = @culture AND h.path = @path AND h.until_utc <= @at AND (n.culture <> h.culture OR n.path IS DISTINCT FROM h.path)
        ORDER BY h.until_utc DESC LIMIT 1
        """, new { at, culture, path });

    public async Task<string?> AliasAsync(string culture, string alias) =>
        (await ItemsAsync("h.culture = @culture AND v.data LIKE @within ESCAPE '!'", new { at, culture, within = Within(alias) }))
            .FirstOrDefault(item => Publishing.VersionWriter.AliasOf(item.Content) == alias)?.ContentItemId;

    private async Task<IReadOnlyList<ContentItem>> ItemsAsync(string where, object parameters)
    {
        await using var connection = await database.OpenAsync();
        return [.. (await connection.QueryAsync<ContentStore.Row>($"{Rows} AND {where} ORDER BY h.sort_order, v.display_text, i.item_id", parameters)).Select(row => row.ToItem())];
    }

    private async Task<string?> ValueAsync(string sql, object parameters)
    {
        await using var connection = await database.OpenAsync();
        return await connection.ExecuteScalarAsync<string?>(sql, parameters);
    }

    private static string? Within(string? text) => text is null ? null : $"%{text.Replace("!", "!!").Replace("%", "!%").Replace("_", "!_")}%";
}
