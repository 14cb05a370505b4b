using Cms.Content.Model;
using Cms.Content.Publishing;
using Dapper;

namespace Cms.Content.Storage;

/// <summary>Where an item stands: what is live since when, what is newer than that, and what is planned. Read for a whole list in two queries.</summary>
public sealed record Standing(string ItemId)
{
    public string? LiveVersion { get; init; }
    public int? LiveNumber { get; init; }
    public DateTime? LiveSinceUtc { get; init; }
    public required string LatestVersion { get; init; }
    public int LatestNumber { get; init; }
    public string? LatestAuthor { get; init; }
    public DateTime? LatestUtc { get; init; }
    /// <summary>Plans that have not fired, soonest first.</summary>
    public IReadOnlyList<ScheduledChange> Pending { get; init; } = [];
    /// <summary>Plans that failed for good and that nobody has dealt with.</summary>
    public IReadOnlyList<ScheduledChange> Failed { get; init; } = [];

    /// <summary>Since when it is kept for the record; null when it is not.</summary>
    public DateTime? ArchivedUtc { get; init; }

    public bool IsLive => LiveVersion is not null;
    public bool HasDraft => LatestVersion != LiveVersion;
}

public sealed class Standings(Database database)
{
    /// <summary>By item id; an item in the trash has none.</summary>
    public async Task<IReadOnlyDictionary<string, Standing>> OfAsync(IReadOnlyCollection<string> itemIds)
    {
        if (itemIds.Count == 0)
            return new Dictionary<string, Standing>();
        await using var connection = await database.OpenAsync();
        var ids = ContentStore.Ids(itemIds);
        var rows = await connection.QueryAsync<Row>(
            $"""
            SELECT i.item_id AS ItemId, l.version_id AS LiveVersion, l.number AS LiveNumber, l.published_utc AS LiveSinceUtc,
                   v.version_id AS LatestVersion, v.number AS LatestNumber, v.author AS LatestAuthor, v.modified_utc AS LatestUtc, i.archived_utc AS ArchivedUtc
            FROM content_items i
            JOIN content_versions v ON v.version_id = i.latest_version
            LEFT JOIN content_versions l ON l.version_id = i.published_version
            WHERE i.deleted_utc IS NULL AND {ContentStore.In(connection, "i.item_id", "ids")}
            """, new { ids });
        var plans = (await connection.QueryAsync<ScheduleRow>(
            $"{ScheduleRow.Select} WHERE state IN ('pending', 'failed') AND {ContentStore.In(connection, "item_id", "ids")} ORDER BY due_utc, schedule_id", new { ids }))
            .Select(row => row.ToChange()).ToLookup(change => change.ItemId);
        return rows.ToDictionary(row => row.ItemId, row => row.ToStanding(plans[row.ItemId]));
    }

    public async Task<Standing?> OfAsync(string itemId) => (await OfAsync([itemId])).GetValueOrDefault(itemId);

    private sealed class Row
    {
        public required string ItemId { get; init; }
        public string? LiveVersion { get; init; }
        public int? LiveNumber { get; init; }
        public string? LiveSinceUtc { get; init; }
        public required string LatestVersion { get; init; }
        public int LatestNumber { get; init; }
        public string? LatestAuthor { get; init; }
        public string? LatestUtc { get; init; }
        public string? ArchivedUtc { get; init; }

        public Standing ToStanding(IEnumerable<ScheduledChange> plans) => new(ItemId)
        {
            LiveVersion = LiveVersion,
            LiveNumber = LiveNumber,
            LiveSinceUtc = UtcText.Parse(LiveSinceUtc),
            LatestVersion = LatestVersion,
            LatestNumber = LatestNumber,
            LatestAuthor = LatestAuthor,
            LatestUtc = UtcText.Parse(LatestUtc),
            ArchivedUtc = UtcText.Parse(ArchivedUtc),
            Pending = [.. plans.Where(plan => plan.State == Schedule.Pending)],
            Failed = [.. plans.Where(plan => plan.State == Schedule.Failed)],
        };
    }
}
