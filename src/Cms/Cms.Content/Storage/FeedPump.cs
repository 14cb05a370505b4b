using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Cms.Content.Storage;

/// <summary>
/// A follower of the feed on this node (item cache, page cache, search index). It keeps its own position beside its data,
/// and all it holds can be thrown away and rebuilt from the state.
/// </summary>
public interface IFeedReader
{
    string Name { get; }

    /// <summary>Where this reader stands; <see cref="FeedPosition.Nowhere"/> asks for a rebuild.</summary>
    Task<FeedPosition> PositionAsync();

    /// <summary>Takes the rows in order and notes the position together with what it did.</summary>
    Task ApplyAsync(IReadOnlyList<FeedRow> rows, FeedPosition position);

    /// <summary>Starts over from the store as it is; everything up to <paramref name="position"/> is then in it.</summary>
    Task RebuildAsync(FeedPosition position);
}

/// <summary>
/// Moves the readers of this node forward: at once when this process commits, by polling when another one does.
/// A row that fails five times is set aside and raised, and the reader goes on.
/// </summary>
public sealed class FeedPump(Database database, ChangeFeed feed, IEnumerable<IFeedReader> readers, TimeProvider clock, ILogger<FeedPump> log) : IAsyncDisposable
{
    private const int Attempts = 5;
    private readonly List<Follower> followers = [.. readers.Select(reader => new Follower(reader))];
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> loops = [];
    private bool disposed;

    public IReadOnlyList<string> Readers => [.. followers.Select(follower => follower.Reader.Name)];

    /// <summary>Brings every reader to the head of the feed, then follows it until disposed.</summary>
    public async Task StartAsync()
    {
        database.Committed += Signal;
        foreach (var follower in followers)
            await CatchUpAsync(follower);
        loops.AddRange(followers.Select(follower => Task.Run(() => FollowAsync(follower))));
        loops.Add(Task.Run(WatchAsync));
    }

    /// <summary>
    /// Waits until this node's readers have seen a position, at most <paramref name="limit"/>. Returns what each of them has done:
    /// its name, and how long after the call it was there, or null when it is still behind.
    /// </summary>
    public async Task<IReadOnlyList<(string Reader, TimeSpan? After)>> WaitAsync(long position, TimeSpan limit)
    {
        var started = Stopwatch.GetTimestamp();
        return await Task.WhenAll(followers.Select(async follower =>
        {
            var arrived = follower.Arrival(position);
            if (!arrived.IsCompleted)
                await Task.WhenAny(arrived, Task.Delay(limit));
            return (follower.Reader.Name, arrived.IsCompleted ? Stopwatch.GetElapsedTime(started) : (TimeSpan?)null);
        }));
    }

    public async ValueTask DisposeAsync()
    {
        // The worker stops it before the container lets go of it.
        if (Interlocked.Exchange(ref disposed, true))
            return;
        database.Committed -= Signal;
        await stop.CancelAsync();
        foreach (var follower in followers)
            follower.Wake();
        await Task.WhenAll(loops);
        stop.Dispose();
    }

    private void Signal(long position)
    {
        foreach (var follower in followers)
            follower.Wake();
    }

    private async Task FollowAsync(Follower follower)
    {
        while (!stop.IsCancellationRequested)
        {
            await follower.SleepAsync(stop.Token);
            if (stop.IsCancellationRequested)
                return;
            try
            {
                await CatchUpAsync(follower);
            }
            catch (Exception problem)
            {
                log.LogError(problem, "Reader {Reader} cannot follow the change feed; it tries again.", follower.Reader.Name);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, CancellationToken.None);
                follower.Wake();
            }
        }
    }

    // Other processes on the same database (an import from the command line, another node) are noticed here.
    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        var seen = -1L;
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                try
                {
                    var (head, _) = await feed.HeadAsync();
                    if (head.Sequence == seen)
                        continue;
                    seen = head.Sequence;
                    Signal(seen);
                }
                catch (System.Data.Common.DbException problem)
                {
                    log.LogWarning(problem, "The change feed cannot be read just now.");
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task CatchUpAsync(Follower follower)
    {
        var reader = follower.Reader;
        while (!stop.IsCancellationRequested)
        {
            var (head, pruned) = await feed.HeadAsync();
            var at = await reader.PositionAsync();
            if (at.Epoch != head.Epoch || at.Sequence < pruned || at.Sequence > head.Sequence)
            {
                await reader.RebuildAsync(head);
                follower.Arrived(head.Sequence);
                continue;
            }
            var rows = at.Sequence < head.Sequence ? await feed.AfterAsync(at.Sequence) : [];
            if (rows.Count == 0)
            {
                follower.Arrived(at.Sequence);
                return;
            }
            await ApplyAsync(reader, rows, head.Epoch);
            follower.Arrived(rows[^1].Sequence);
        }
    }

    private async Task ApplyAsync(IFeedReader reader, IReadOnlyList<FeedRow> rows, string epoch)
    {
        try
        {
            await reader.ApplyAsync(rows, new FeedPosition(epoch, rows[^1].Sequence));
        }
        catch (Exception problem)
        {
            log.LogWarning(problem, "Reader {Reader} failed on rows {First} to {Last}; they are tried one by one.", reader.Name, rows[0].Sequence, rows[^1].Sequence);
            foreach (var row in rows)
                await ApplyOneAsync(reader, row, new FeedPosition(epoch, row.Sequence));
        }
    }

    private async Task ApplyOneAsync(IFeedReader reader, FeedRow row, FeedPosition position)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await reader.ApplyAsync([row], position);
                return;
            }
            catch (Exception problem) when (attempt >= Attempts)
            {
                log.LogError(problem, "Reader {Reader} sets feed row {Sequence} aside after {Attempts} attempts.", reader.Name, row.Sequence, attempt);
                await feed.SetAsideAsync(reader.Name, row.Sequence, problem.Message, clock.GetUtcNow().UtcDateTime);
                await reader.ApplyAsync([], position);
                return;
            }
            catch (Exception problem)
            {
                log.LogWarning(problem, "Reader {Reader} failed on feed row {Sequence}, attempt {Attempt}.", reader.Name, row.Sequence, attempt);
                await Task.Delay(TimeSpan.FromMilliseconds(50 * attempt), clock);
            }
        }
    }

    private sealed class Follower(IFeedReader reader)
    {
        private readonly SemaphoreSlim wake = new(0, 1);
        private readonly List<(long Position, TaskCompletionSource Done)> waiting = [];
        private long position;

        public IFeedReader Reader => reader;

        public void Wake()
        {
            try
            {
                wake.Release();
            }
            catch (SemaphoreFullException)
            {
                // It is awake, or about to be.
            }
        }

        public async Task SleepAsync(CancellationToken cancel)
        {
            try
            {
                await wake.WaitAsync(cancel);
            }
            catch (OperationCanceledException)
            {
            }
        }

        public Task Arrival(long wanted)
        {
            lock (waiting)
            {
                if (position >= wanted)
                    return Task.CompletedTask;
                var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                waiting.Add((wanted, done));
                return done.Task;
            }
        }

        public void Arrived(long at)
        {
            lock (waiting)
            {
                position = Math.Max(position, at);
                foreach (var (_, done) in waiting.Where(entry => entry.Position <= position))
                    done.TrySetResult();
                waiting.RemoveAll(entry => entry.Position <= position);
            }
        }
    }
}
