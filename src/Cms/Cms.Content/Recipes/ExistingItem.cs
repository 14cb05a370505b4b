using System.Data.Common;
using System.Text.Json;
using Cms.Content.Parts;
using Cms.Content.Storage;
using Dapper;

namespace Cms.Content.Recipes;

/// <summary>
/// An item's row as a plan found it, with what a plan needs of its newest and its live version. Two reads of an item that did not move are equal.
/// </summary>
internal sealed record ExistingItem
{
    private const string ImportReason = "Import";

    /// <summary>The reason that versions carry which an import wrote, with what the item itself says of its version.</summary>
    public static string ReasonOf(JsonElement content) => AuditTrailPartKind.Of(content) is { } comment ? $"{ImportReason}: {comment}" : ImportReason;

    /// <summary>An import wrote the newest version: it was not edited here.</summary>
    public bool IsLatestImported => LatestReason == ImportReason || LatestReason?.StartsWith($"{ImportReason}: ", StringComparison.Ordinal) == true;

    public required string ItemId { get; init; }
    public required string ContentType { get; init; }
    public required string Culture { get; init; }
    public string? TranslationSet { get; init; }
    public string? ParentId { get; init; }
    public int SortOrder { get; init; }
    public string? Path { get; init; }
    public string? Alias { get; init; }
    public string? Owner { get; init; }
    public string? CreatedUtc { get; init; }
    public required string LatestVersion { get; init; }
    public string? PublishedVersion { get; init; }
    public string? DeletedUtc { get; init; }
    public string? ArchivedUtc { get; init; }
    public int LastNumber { get; init; }
    public string? LatestSlug { get; init; }
    public string? LatestText { get; init; }
    public string? LatestReason { get; init; }
    public string? LatestAuthor { get; init; }
    public string? LiveSlug { get; init; }
    public string? LiveText { get; init; }

    /// <summary>Items by id, in batches; in a transaction on PostgreSQL their rows are locked.</summary>
    public static async Task<Dictionary<string, ExistingItem>> LoadAsync(DbConnection connection, DbTransaction? transaction, IEnumerable<string> ids)
    {
        var found = new Dictionary<string, ExistingItem>(StringComparer.Ordinal);
        foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(500))
        {
            var rows = await connection.QueryAsync<ExistingItem>(
                $"""
                SELECT i.item_id AS ItemId, i.content_type AS ContentType, i.culture AS Culture, i.translation_set AS TranslationSet, i.parent_id AS ParentId,
                       i.sort_order AS SortOrder, i.path AS Path, i.alias AS Alias, i.owner AS Owner, i.created_utc AS CreatedUtc,
                       i.latest_version AS LatestVersion, i.published_version AS PublishedVersion, i.deleted_utc AS DeletedUtc, i.archived_utc AS ArchivedUtc,
                       (SELECT max(n.number) FROM content_versions n WHERE n.item_id = i.item_id) AS LastNumber,
                       l.slug AS LatestSlug, l.display_text AS LatestText, l.reason AS LatestReason, l.author AS LatestAuthor, p.slug AS LiveSlug, p.display_text AS LiveText
                FROM content_items i
                LEFT JOIN content_versions l ON l.version_id = i.latest_version
                LEFT JOIN content_versions p ON p.version_id = i.published_version
                WHERE {ContentStore.In(connection, "i.item_id", "ids")} {(transaction is Npgsql.NpgsqlTransaction ? "FOR UPDATE OF i" : "")}
                """, new { ids = ContentStore.Ids(chunk) }, transaction);
            foreach (var row in rows)
                found[row.ItemId] = row;
        }
        return found;
    }
}

/// <summary>A stored version as a plan compares it.</summary>
internal sealed record KnownVersion(string VersionId, string ItemId, string? DisplayText, string Data)
{
    public static async Task<Dictionary<string, KnownVersion>> LoadAsync(DbConnection connection, IEnumerable<string> ids)
    {
        var found = new Dictionary<string, KnownVersion>(StringComparer.Ordinal);
        foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(500))
        {
            var rows = await connection.QueryAsync<KnownVersion>(
                $"SELECT version_id AS VersionId, item_id AS ItemId, display_text AS DisplayText, data AS Data FROM content_versions WHERE {ContentStore.In(connection, "version_id", "ids")}",
                new { ids = ContentStore.Ids(chunk) });
            foreach (var row in rows)
                found[row.VersionId] = row;
        }
        return found;
    }
}
