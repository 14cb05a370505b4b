using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cms.Content.Storage;

/// <summary>
/// How the engine itself tells that someone committed: PostgreSQL by NOTIFY, sent in the transaction and delivered at its commit; SQLite by a counter of the file
/// that any connection can read. A signal may come twice, late or never: it only says when to look at the feed.
/// </summary>
internal static class FeedSignal
{
    /// <summary>PostgreSQL's channel; the payload is the feed's number, empty when the whole store was replaced.</summary>
    public const string Channel = "cms_feed";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Calls <paramref name="hear"/> with the feed's number, or null when only a look can tell, until it is stopped; a lost connection is made again.</summary>
    public static async Task ListenAsync(Database database, Action<long?> hear, ILogger log, CancellationToken stop)
    {
        var pause = FirstPause;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await (database.Engine is DatabaseEngine.PostgreSql
                    ? WaitForNotifyAsync(database.ConnectionString, hear, () => pause = FirstPause, stop)
                    : WatchFileAsync(database.ConnectionString, hear, stop));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                log.LogWarning(problem, "Commits of other processes are not signalled just now; the next attempt is in {Pause}.", pause);
                await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    // A connection of its own, not one of the pool: it is held as long as the site runs, and the keepalive finds out when the other side is gone.
    private static async Task WaitForNotifyAsync(string connectionString, Action<long?> hear, Action connected, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 30 }.ConnectionString);
        connection.Notification += (_, told) => hear(long.TryParse(told.Payload, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null);
        await connection.OpenAsync(stop);
        await connection.ExecuteAsync($"LISTEN {Channel}");
        connected();
        // What was committed while nobody listened.
        hear(null);
        while (true)
            await connection.WaitAsync(stop);
    }

    private static async Task WatchFileAsync(string connectionString, Action<long?> hear, CancellationToken stop)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(stop);
        var known = await VersionAsync(connection);
        hear(null);
        using var timer = new PeriodicTimer(Look);
        while (await timer.WaitForNextTickAsync(stop))
        {
            var version = await VersionAsync(connection);
            if (version == known)
                continue;
            known = version;
            hear(await connection.ExecuteScalarAsync<long>("SELECT sequence FROM feed_counter WHERE id = 1"));
        }
    }

    private static Task<long> VersionAsync(SqliteConnection connection) => connection.ExecuteScalarAsync<long>("PRAGMA data_version");
}
