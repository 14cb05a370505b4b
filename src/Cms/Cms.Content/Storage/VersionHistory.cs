using Cms.Content.Model;
using Dapper;

namespace Cms.Content.Storage;

/// <summary>A version without its text: who saved it, when and why, and where it stands.</summary>
/// <param name="IsMinor">A small fix: it changed no meaning.</param>
public sealed record VersionHead(string VersionId, int Number, string? Author, DateTime? SavedUtc, string? Reason, bool IsMinor, bool IsLive, bool IsLatest);

/// <summary>The versions of an item, for lists: an hour of reading is not loaded to show who saved it.</summary>
public sealed class VersionHistory(Database database)
{
    /// <summary>Newest first; empty for an item in the trash.</summary>
    public async Task<IReadOnlyList<VersionHead>> OfAsync(string itemId)
    {
        await using var connection = await database.OpenAsync();
        var rows = await connection.QueryAsync<Row>(
            """
            SELECT v.version_id AS VersionId, v.number AS Number, v.author AS Author, v.modified_utc AS ModifiedUtc, v.reason AS Reason, v.is_minor AS IsMinor,
                   i.latest_version AS LatestVersion, i.published_version AS PublishedVersion
            FROM content_versions v JOIN content_items i ON i.item_id = v.item_id WHERE v.item_id = @itemId AND i.deleted_utc IS NULL ORDER BY v.number DESC
            """, new { itemId });
        return [.. rows.Select(row => new VersionHead(row.VersionId, row.Number, row.Author, UtcText.Parse(row.ModifiedUtc), row.Reason, row.IsMinor == 1, row.VersionId == row.PublishedVersion, row.VersionId == row.LatestVersion))];
    }

    private sealed class Row
    {
        public required string VersionId { get; init; }
        public int Number { get; init; }
        public string? Author { get; init; }
        public string? ModifiedUtc { get; init; }
        public string? Reason { get; init; }
        public int IsMinor { get; init; }
        public string? LatestVersion { get; init; }
        public string? PublishedVersion { get; init; }
    }
}
