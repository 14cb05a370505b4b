using System.Diagnostics;
using Cms.Content.Storage;
using Microsoft.Data.Sqlite;

namespace ObGyn.Bench.Desk;

/// <summary>The least that some rows of a list can cost: a prepared query for what a row shows, by the items' ids, over a connection that stays open.</summary>
internal sealed class BareRows(SqliteConnection connection)
{
    public static async Task<BareRows> OpenAsync(Database database) => new((SqliteConnection)await database.OpenAsync());

    /// <summary>Milliseconds of one query that reads the rows to the end.</summary>
    public double Time(IReadOnlyList<string> itemIds)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT i.item_id, i.content_type, i.path, i.parent_id, i.published_version, v.version_id, v.display_text, v.author, v.modified_utc
            FROM content_items i JOIN content_versions v ON v.version_id = i.latest_version WHERE i.item_id IN ({string.Join(',', itemIds.Select((_, at) => $"$id{at}"))})
            """;
        for (var at = 0; at < itemIds.Count; at++)
            command.Parameters.AddWithValue($"$id{at}", itemIds[at]);
        command.Prepare();
        var started = Stopwatch.GetTimestamp();
        using (var reader = command.ExecuteReader())
        {
            var values = new object[9];
            while (reader.Read())
                reader.GetValues(values);
        }
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
