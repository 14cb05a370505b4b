using System.Data.Common;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Cms.Content.Storage;

/// <summary>
/// Moves the readers of this node forward: at once when this process commits, within a moment when another one does (<see cref="FeedSignal"/>),
/// and when that signal is lost, with the next slow look at the feed.
/// Who the readers are is asked each time: one that is not among them any more rests where it stands, and catches up when it is back.
/// </summary>
public sealed class FeedPump(Database database, ChangeFeed feed, IEnumerable<IFeedReader> readers, TimeProvider clock, ILogger<FeedPump> log) : IAsyncDisposable
{
    private readonly Dictionary<IFeedReader, FeedFollower> followers = [];
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> loops = [];
    private long seen;
    private bool started;
    private bool disposed;

    /// <summary>How long the commit of another process can stay unseen when its signal got lost.</summary>
    public TimeSpan SlowPoll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Another process has committed, or may have.</summary>
    public event Action? Noticed;

    /// <summary>Brings every reader to the head of the feed, then follows it until disposed.</summary>
    public async Task StartAsync()
    {
        database.Committed += Committed;
        foreach (var follower in Following())
            await follower.CatchUpAsync(stop.Token);
        lock (followers)
        {
            started = true;
            loops.AddRange(followers.Values.Select(Begin));
            loops.Add(Task.Run(() => FeedSignal.ListenAsync(database, Hear, log, stop.Token)));
            loops.Add(Task.Run(PollAsync));
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

    /// <summary>Has a reader start over from the store as it is. False when no reader has the name, or it is not done within <paramref name="limit"/>; it goes on then.</summary>
    public async Task<bool> StartOverAsync(string reader, TimeSpan limit)
    {
        if (Following().Find(follower => follower.Reader.Name == reader)?.StartOver() is not { } over)
            return false;
        await Task.WhenAny(over, Task.Delay(limit));
        return over.IsCompletedSuccessfully;
    }

    /// <summary>What a reader keeps, in words; its name when it is not among the readers now.</summary>
    public string Keeps(string reader) => Following().Find(follower => follower.Reader.Name == reader)?.Reader.Keeps ?? reader;

    public async ValueTask DisposeAsync()
    {
        // The worker stops it before the container lets go of it.
        if (Interlocked.Exchange(ref disposed, true))
            return;
        database.Committed -= Committed;
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

    private void Committed(long position)
    {
        Interlocked.Exchange(ref seen, position);
        Wake();
    }

    // A signal comes for this process's own commits too; their number is known. After a restore numbers begin anew, so an unnumbered signal forgets it.
    private void Hear(long? position)
    {
        if (position <= Interlocked.Read(ref seen))
            return;
        Interlocked.Exchange(ref seen, position ?? 0);
        Wake();
        Noticed?.Invoke();
    }

    private List<FeedFollower> Following()
    {
        lock (followers)
        {
            var following = new List<FeedFollower>();
            foreach (var reader in readers)
            {
                if (!followers.TryGetValue(reader, out var follower))
                {
                    followers[reader] = follower = new FeedFollower(reader, () => readers.Contains(reader), feed, clock, log);
                    if (started && !stop.IsCancellationRequested)
                        loops.Add(Begin(follower));
                }
                following.Add(follower);
            }
            return following;
        }
    }

    private Task Begin(FeedFollower follower) => Task.Run(() => follower.FollowAsync(stop.Token));

    private async Task PollAsync()
    {
        using var timer = new PeriodicTimer(SlowPoll, clock);
        var last = FeedPosition.Nowhere;
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                try
                {
                    var (head, _) = await feed.HeadAsync();
                    if (head == last)
                        continue;
                    last = head;
                    Wake();
                    Noticed?.Invoke();
                }
                catch (DbException problem)
                {
                    log.LogWarning(problem, "The change feed cannot be read just now.");
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
