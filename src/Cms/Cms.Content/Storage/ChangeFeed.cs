using Cms.Content.Model;
using Dapper;

namespace Cms.Content.Storage;

/// <summary>A place in the feed of one store: its epoch is new after every restore, and a reader with another epoch starts over.</summary>
public sealed record FeedPosition(string Epoch, long Sequence)
{
    public static readonly FeedPosition Nowhere = new("", 0);
}

/// <summary>Rows of the feed that a reader failed on and went past: how many, since when, and one of the errors.</summary>
public sealed record RowsSetAside(string Reader, int Count, DateTime SinceUtc, string Error);

/// <summary>The ordered log of changes, read from anywhere.</summary>
public sealed class ChangeFeed(Database database)
{
    /// <summary>Where the feed stands now, and up to where old rows were dropped.</summary>
    public async Task<(FeedPosition Position, long PrunedTo)> HeadAsync()
    {
        await using var connection = await database.OpenAsync();
        var (epoch, sequence, pruned) = await connection.QuerySingleAsync<(string, long, long)>("SELECT epoch, sequence, pruned_to FROM feed_counter WHERE id = 1");
        return (new FeedPosition(epoch, sequence), pruned);
    }

    /// <summary>The next rows after a sequence, in order, at most <paramref name="take"/>.</summary>
    public async Task<IReadOnlyList<FeedRow>> AfterAsync(long sequence, int take = 500)
    {
        await using var connection = await database.OpenAsync();
        var rows = await connection.QueryAsync<Row>(
            """
            SELECT sequence AS Sequence, kind AS Kind, item_id AS ItemId, version_id AS VersionId, content_type AS ContentType, culture AS Culture,
                   facets AS Facets, old_path AS OldPath, new_path AS NewPath, places AS Places, actor AS Actor, at_utc AS AtUtc
            FROM feed WHERE sequence > @sequence ORDER BY sequence LIMIT @take
            """, new { sequence, take });
        return rows.Select(row => row.ToFeedRow()).ToList();
    }

    /// <summary>Drops rows older than a time, but never those that are younger than a day: a reader behind the tail rebuilds.</summary>
    public Task PruneAsync(DateTime olderThan) => database.WriteAsync(async session =>
    {
        var last = await session.QueryValueAsync<long?>("SELECT max(sequence) FROM feed WHERE at_utc < @at", new { at = UtcText.Format(olderThan) });
        if (last is not { } sequence)
            return;
        await session.ExecuteAsync("DELETE FROM feed WHERE sequence <= @sequence", new { sequence });
        await session.ExecuteAsync("UPDATE feed_counter SET pruned_to = @sequence WHERE id = 1", new { sequence });
    });

    public Task SetAsideAsync(string reader, long sequence, string error, DateTime at) => database.WriteAsync(session => session.ExecuteAsync(
        "INSERT INTO feed_set_aside (reader, sequence, error, at_utc) VALUES (@reader, @sequence, @error, @at) ON CONFLICT (reader, sequence) DO NOTHING",
        new { reader, sequence, error, at = UtcText.Format(at) }));

    /// <summary>What readers could not take and went past, by reader; nothing once each of them has started over.</summary>
    public async Task<IReadOnlyList<RowsSetAside>> SetAsideAsync()
    {
        await using var connection = await database.OpenAsync();
        return (await connection.QueryAsync<(string Reader, long Count, string Since, string Error)>(
            "SELECT reader, count(*), min(at_utc), max(error) FROM feed_set_aside GROUP BY reader ORDER BY reader"))
            .Select(row => new RowsSetAside(row.Reader, (int)row.Count, UtcText.Parse(row.Since) ?? default, row.Error)).ToList();
    }

    /// <summary>A reader that started over holds everything up to a sequence, whatever it failed on before.</summary>
    public async Task ForgetSetAsideAsync(string reader, long upTo)
    {
        // A start makes most readers anew: nothing is written to find out that nothing was set aside.
        if ((await SetAsideAsync()).Any(rows => rows.Reader == reader))
            await database.WriteAsync(session => session.ExecuteAsync("DELETE FROM feed_set_aside WHERE reader = @reader AND sequence <= @upTo", new { reader, upTo }));
    }

    private sealed class Row
    {
        public long Sequence { get; init; }
        public required string Kind { get; init; }
        public string? ItemId { get; init; }
        public string? VersionId { get; init; }
        public string? ContentType { get; init; }
        public string? Culture { get; init; }
        public int Facets { get; init; }
        public string? OldPath { get; init; }
        public string? NewPath { get; init; }
        public required string Places { get; init; }
        public string? Actor { get; init; }
        public required string AtUtc { get; init; }

        public FeedRow ToFeedRow() => new(Kind)
        {
            Sequence = Sequence,
            ItemId = ItemId,
            VersionId = VersionId,
            ContentType = ContentType,
            Culture = Culture,
            Facets = (FeedFacets)Facets,
            OldPath = OldPath,
            NewPath = NewPath,
            Places = Places.Length == 0 ? [] : Places.Split('\n'),
            Actor = Actor,
            AtUtc = UtcText.Parse(AtUtc) ?? default,
        };
    }
}
