using System.Diagnostics;
using Cms.Content.Storage;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cms.Content.Tests.Storage;

/// <summary>
/// What another process commits is noticed by the engine's own signal. The slow poll, which is 5 seconds in a site, is an hour here: it cannot be what noticed.
/// </summary>
public sealed class FeedSignalContract
{
    private const string Listeners = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN cms_feed'";
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(4);

    [Theory, ClassData(typeof(Engines))]
    public async Task A_commit_of_another_process_is_noticed_long_before_the_slow_poll(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        await using var other = store.OpenBeside();
        var reader = new Recorder();
        await using var pump = Pump(store, reader, Never);
        await pump.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            var position = await WriteAsync(other);
            Assert.True(await reader.ReachesAsync(position, Soon), $"Commit {i} of the other process was not noticed.");
            // This process's own commits move the reader as well, in between.
            Assert.True(await reader.ReachesAsync(await WriteAsync(store.Database), Soon));
        }
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_a_rolled_back_transaction_would_have_told_nobody_hears(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        await using var other = store.OpenBeside();
        await using var pump = Pump(store, new Recorder(), Never);
        var noticed = 0;
        pump.Noticed += () => Interlocked.Increment(ref noticed);
        await pump.StartAsync();
        // The look at the beginning, once somebody listens.
        Assert.True(await UntilAsync(() => noticed == 1, Soon));
        await Assert.ThrowsAsync<InvalidOperationException>(() => other.WriteAsync(async session =>
        {
            session.Tell(new FeedRow(FeedRow.Document) { ItemId = "settings/test" });
            session.OnPosition(_ => throw new InvalidOperationException("visibly a test"));
            await Task.CompletedTask;
        }));
        await Task.Delay(1000);
        Assert.Equal(1, noticed);
        await WriteAsync(other);
        Assert.True(await UntilAsync(() => noticed == 2, Soon));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_row_that_fails_five_times_is_set_aside_and_told_of_until_the_reader_starts_over(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var reader = new Recorder();
        await using var pump = Pump(store, reader, Never);
        await pump.StartAsync();
        var before = await WriteAsync(store.Database);
        Assert.True(await reader.ReachesAsync(before, Soon));
        reader.FailsOn = before + 1;
        var bad = await WriteAsync(store.Database);
        var after = await WriteAsync(store.Database);
        Assert.True(await reader.ReachesAsync(after, Soon), "The reader stopped at the row it cannot take.");
        // Once with what came with it, then five times alone.
        Assert.InRange(reader.Attempts[bad], 5, 6);
        var told = Assert.Single(await store.Feed.SetAsideAsync());
        Assert.Equal(("test", 1, "visibly a test cannot take this"), (told.Reader, told.Count, told.Error));

        Assert.False(await pump.StartOverAsync("nobody", Soon));
        Assert.True(await pump.StartOverAsync("test", Soon));
        Assert.Empty(await store.Feed.SetAsideAsync());
        Assert.True(await reader.ReachesAsync(await WriteAsync(store.Database), Soon));
    }

    [PostgresFact]
    public async Task A_listener_whose_connection_was_killed_connects_again_and_hears_what_it_missed()
    {
        await using var store = await Store.CreateAsync(DatabaseEngine.PostgreSql);
        await using var other = store.OpenBeside();
        var reader = new Recorder();
        await using var pump = Pump(store, reader, Never);
        await pump.StartAsync();
        var killed = await ListenerAsync(other, not: 0);

        await using (var connection = await other.OpenAsync())
            Assert.True(await connection.ExecuteScalarAsync<bool>("SELECT pg_terminate_backend(@killed)", new { killed }));
        Assert.True(await reader.ReachesAsync(await WriteAsync(other), Soon), "What was committed while nobody listened was not noticed.");
        await ListenerAsync(other, not: killed);
        Assert.True(await reader.ReachesAsync(await WriteAsync(other), Soon), "The new connection does not listen.");
    }

    [PostgresFact]
    public async Task What_no_signal_tells_the_slow_poll_finds()
    {
        await using var store = await Store.CreateAsync(DatabaseEngine.PostgreSql);
        var reader = new Recorder();
        await using var pump = Pump(store, reader, TimeSpan.FromMilliseconds(300));
        await pump.StartAsync();
        await Task.Delay(700);
        await using var connection = await store.Database.OpenAsync();
        var position = await connection.ExecuteScalarAsync<long>("UPDATE feed_counter SET sequence = sequence + 1 RETURNING sequence");
        await connection.ExecuteAsync("INSERT INTO feed (sequence, kind, facets, places, at_utc) VALUES (@position, 'document', 0, '', '2026-11-23T00:00:00Z')", new { position });
        Assert.True(await reader.ReachesAsync(position, Soon));
    }

    private static FeedPump Pump(Store store, IFeedReader reader, TimeSpan slowPoll) =>
        new(store.Database, store.Feed, [reader], TimeProvider.System, NullLogger<FeedPump>.Instance) { SlowPoll = slowPoll };

    private static async Task<long> WriteAsync(Database database)
    {
        var (_, position) = await database.WriteAsync(session => session.SetDocumentAsync("settings", "test", new System.Text.Json.Nodes.JsonObject { ["is"] = Guid.NewGuid().ToString() }));
        return position;
    }

    private static async Task<int> ListenerAsync(Database database, int not)
    {
        for (var i = 0; i < 50; i++)
        {
            await using var connection = await database.OpenAsync();
            if (await connection.QuerySingleOrDefaultAsync<int?>(Listeners) is { } pid && pid != not)
                return pid;
            await Task.Delay(100);
        }
        throw new InvalidOperationException("Nobody listens.");
    }

    private static async Task<bool> UntilAsync(Func<bool> holds, TimeSpan limit)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < limit; await Task.Delay(5))
        {
            if (holds())
                return true;
        }
        return false;
    }

    private sealed class Recorder : IFeedReader
    {
        private FeedPosition position = FeedPosition.Nowhere;

        public string Name => "test";
        public long FailsOn { get; set; }
        public Dictionary<long, int> Attempts { get; } = [];

        public Task<FeedPosition> PositionAsync() => Task.FromResult(position);

        public Task ApplyAsync(IReadOnlyList<FeedRow> rows, FeedPosition at)
        {
            foreach (var row in rows)
            {
                Attempts[row.Sequence] = Attempts.GetValueOrDefault(row.Sequence) + 1;
                if (row.Sequence == FailsOn)
                    throw new InvalidOperationException("visibly a test cannot take this");
            }
            position = at;
            return Task.CompletedTask;
        }

        public Task RebuildAsync(FeedPosition at)
        {
            position = at;
            return Task.CompletedTask;
        }

        public Task<bool> ReachesAsync(long wanted, TimeSpan limit) => UntilAsync(() => position.Sequence >= wanted, limit);
    }
}
