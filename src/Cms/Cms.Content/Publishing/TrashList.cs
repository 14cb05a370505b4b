using Cms.Content.Model;
using Cms.Content.Storage;
using Dapper;

namespace Cms.Content.Publishing;

/// <summary>A page in the trash: what it was called, under what it stood, who put it there and when. Its versions are all there.</summary>
public sealed record TrashedPage(string ItemId, string ContentType, string Title, string? ParentTitle, bool IsParentTrashed, string? Owner, DateTime DeletedUtc, string? DeletedBy);

/// <summary>What of the trash one person sees: pages of some types, and of others their own.</summary>
public sealed record TrashSeen(IReadOnlyCollection<string> Types, IReadOnlyCollection<string> OwnTypes, string UserId);

/// <summary>Reads the trash, newest first.</summary>
public sealed class TrashList(Database database)
{
    /// <summary>Pages, at most <paramref name="take"/>; <paramref name="text"/>: words of the title, any case. <paramref name="seen"/>: only those of it.</summary>
    public async Task<IReadOnlyList<TrashedPage>> ListAsync(string? text = null, int take = 100, int skip = 0, TrashSeen? seen = null)
    {
        await using var connection = await database.OpenAsync();
        var mine = seen is null ? "" : $"AND ({ContentStore.In(connection, "i.content_type", "types")} OR ({ContentStore.In(connection, "i.content_type", "ownTypes")} AND i.owner = @owner))";
        var rows = await connection.QueryAsync<Row>(
            $"""
            SELECT i.item_id AS ItemId, i.content_type AS ContentType, v.display_text AS Title, pv.display_text AS ParentTitle, CASE WHEN p.deleted_utc IS NULL THEN 0 ELSE 1 END AS IsParentTrashed,
                   i.owner AS Owner, i.deleted_utc AS DeletedUtc,
                   (SELECT a.actor FROM audit a WHERE a.item_id = i.item_id AND a.action = 'delete' ORDER BY a.at_utc DESC LIMIT 1) AS DeletedBy
            FROM content_items i
            LEFT JOIN content_versions v ON v.version_id = i.latest_version
            LEFT JOIN content_items p ON p.item_id = i.parent_id
            LEFT JOIN content_versions pv ON pv.version_id = p.latest_version
            WHERE i.deleted_utc IS NOT NULL AND (@text IS NULL OR lower(v.display_text) LIKE @text ESCAPE '!') {mine}
            ORDER BY i.deleted_utc DESC, i.item_id LIMIT @take OFFSET @skip
            """, new { text = Within(text), take, skip, types = ContentStore.Ids(seen?.Types ?? []), ownTypes = ContentStore.Ids(seen?.OwnTypes ?? []), owner = seen?.UserId });
        return [.. rows.Select(row => new TrashedPage(row.ItemId, row.ContentType, row.Title is { Length: > 0 } title ? title : "A page without a title", row.ParentTitle, row.IsParentTrashed != 0, row.Owner, UtcText.Parse(row.DeletedUtc)!.Value, row.DeletedBy))];
    }

    public async Task<int> CountAsync(string? text = null)
    {
        await using var connection = await database.OpenAsync();
        return await connection.ExecuteScalarAsync<int>(
            "SELECT count(*) FROM content_items i LEFT JOIN content_versions v ON v.version_id = i.latest_version WHERE i.deleted_utc IS NOT NULL AND (@text IS NULL OR lower(v.display_text) LIKE @text ESCAPE '!')", new { text = Within(text) });
    }

    private static string? Within(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : $"%{text.Trim().ToLowerInvariant().Replace("!", "!!").Replace("%", "!%").Replace("_", "!_")}%";

    private sealed class Row
    {
        public required string ItemId { get; init; }
        public required string ContentType { get; init; }
        public string? Title { get; init; }
        public string? ParentTitle { get; init; }
        public int IsParentTrashed { get; init; }
        public string? Owner { get; init; }
        public required string DeletedUtc { get; init; }
        public string? DeletedBy { get; init; }
    }
}
