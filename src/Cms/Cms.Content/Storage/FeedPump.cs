using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Cms.Content.Storage;

/// <summary>
/// Moves the readers of this node forward: at once when this process commits, by polling when another one does.
/// A row that fails five times is set aside and raised, and the reader goes on.
/// Who the readers are is asked each time: one that is not among them any more rests where it stands, and catches up when it is back.
/// </summary>
public sealed class FeedPump(Database database, ChangeFeed feed, IEnumerable<IFeedReader> readers, TimeProvider clock, ILogger<FeedPump> log) : IAsyncDisposable
{
    private const int Attempts = 5;
    private readonly Dictionary<IFeedReader, FeedFollower> followers = [];
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> loops = [];
    private bool started;
    private bool disposed;

    /// <summary>Brings every reader to the head of the feed, then follows it until disposed.</summary>
    public async Task StartAsync()
    {
        database.Committed += Signal;
        foreach (var follower in Following())
            await CatchUpAsync(follower);
        lock (followers)
        {
            started = true;
            loops.AddRange(followers.Values.Select(Begin));
            loops.Add(Task.Run(WatchAsync));
        }
    }

    /// <summary>Looks again who is to follow, and whether there is anything to take. Called when readers come or go; a commit does the same.</summary>
    public void Wake()
    {
        lock (followers)
        {
            var following = Following();
            foreach (var follower in followers.Values.Except(following))
                follower.Rest();
            foreach (var follower in following)
                follower.Wake();
        }
    }

    /// <summary>Whether a reader is as good as up to date. False for one that rests, or that came back and is still catching up: do not answer from what it holds.</summary>
    public bool IsFollowing(string reader)
    {
        lock (followers)
            return Following().Any(follower => follower.Reader.Name == reader && follower.IsThere);
    }

    /// <summary>
    /// Waits until this node's readers have seen a position, at most <paramref name="limit"/>. Returns what each of them has done:
    /// its name, and how long after the call it was there, or null when it is still behind.
    /// </summary>
    public async Task<IReadOnlyList<(string Reader, TimeSpan? After)>> WaitAsync(long position, TimeSpan limit)
    {
        var begun = Stopwatch.GetTimestamp();
        var late = Task.Delay(limit);
        var waited = new Dictionary<FeedFollower, TimeSpan?>();
        // What is waited for may itself bring a reader back.
        while (Following().Where(follower => !waited.ContainsKey(follower)).ToList() is { Count: > 0 } more)
        {
            foreach (var (follower, after) in await Task.WhenAll(more.Select(ArriveAsync)))
                waited[follower] = after;
        }
        return [.. Following().Select(follower => (follower.Reader.Name, waited.GetValueOrDefault(follower)))];

        async Task<(FeedFollower, TimeSpan?)> ArriveAsync(FeedFollower follower)
        {
            var arrived = follower.Arrival(position);
            if (!arrived.IsCompleted)
                await Task.WhenAny(arrived, late);
            return (follower, arrived.IsCompleted ? Stopwatch.GetElapsedTime(begun) : null);
        }
    }

    /// <summary>Waits for one reader alone.</summary>
    public async Task WaitForAsync(string reader, long position, TimeSpan limit)
    {
        if (Following().Find(follower => follower.Reader.Name == reader)?.Arrival(position) is { IsCompleted: false } arrived)
            await Task.WhenAny(arrived, Task.Delay(limit));
    }

    public async ValueTask DisposeAsync()
    {
        // The worker stops it before the container lets go of it.
        if (Interlocked.Exchange(ref disposed, true))
            return;
        database.Committed -= Signal;
        await stop.CancelAsync();
        Task[] running;
        lock (followers)
        {
            foreach (var follower in followers.Values)
                follower.Wake();
            running = [.. loops];
        }
        await Task.WhenAll(running);
        stop.Dispose();
    }

    private void Signal(long position) => Wake();

    private List<FeedFollower> Following()
    {
        lock (followers)
        {
            var following = new List<FeedFollower>();
            foreach (var reader in readers)
            {
                if (!followers.TryGetValue(reader, out var follower))
                {
                    followers[reader] = follower = new FeedFollower(reader);
                    if (started && !stop.IsCancellationRequested)
                        loops.Add(Begin(follower));
                }
                following.Add(follower);
            }
            return following;
        }
    }

    private Task Begin(FeedFollower follower) => Task.Run(() => FollowAsync(follower));

    private async Task FollowAsync(FeedFollower follower)
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

    private async Task CatchUpAsync(FeedFollower follower)
    {
        var reader = follower.Reader;
        while (!stop.IsCancellationRequested && readers.Contains(reader))
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
                IsThere(follower);
                return;
            }
            await ApplyAsync(reader, rows, head.Epoch);
            follower.Arrived(rows[^1].Sequence);
        }
    }

    // Together with Wake: a reader that was switched off meanwhile is not taken for one that is up to date.
    private void IsThere(FeedFollower follower)
    {
        lock (followers)
            follower.IsThere = readers.Contains(follower.Reader);
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
}
