using System.Data.Common;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Cms.Content.Storage;

/// <summary>
/// Moves the readers of this node forward: at once when this process commits, within a moment when another one does (<see cref="FeedSignal"/>),
/// and when that signal is lost, with the next slow look at the feed.
/// </summary>
public sealed class FeedPump(Database database, ChangeFeed feed, IEnumerable<IFeedReader> readers, TimeProvider clock, ILogger<FeedPump> log) : IAsyncDisposable
{
    private readonly List<FeedFollower> followers = [.. readers.Select(reader => new FeedFollower(reader, feed, clock, log))];
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> loops = [];
    private long seen;
    private bool disposed;

    /// <summary>How long the commit of another process can stay unseen when its signal got lost.</summary>
    public TimeSpan SlowPoll { get; init; } = TimeSpan.FromSeconds(5);

    public IReadOnlyList<string> Readers => [.. followers.Select(follower => follower.Reader.Name)];

    /// <summary>Another process has committed, or may have.</summary>
    public event Action? Noticed;

    /// <summary>Brings every reader to the head of the feed, then follows it until disposed.</summary>
    public async Task StartAsync()
    {
        database.Committed += Committed;
        foreach (var follower in followers)
            await follower.CatchUpAsync(stop.Token);
        loops.AddRange(followers.Select(follower => Task.Run(() => follower.FollowAsync(stop.Token))));
        loops.Add(Task.Run(() => FeedSignal.ListenAsync(database, Hear, log, stop.Token)));
        loops.Add(Task.Run(PollAsync));
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
        database.Committed -= Committed;
        await stop.CancelAsync();
        await Task.WhenAll(loops);
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

    private void Wake()
    {
        foreach (var follower in followers)
            follower.Wake();
    }

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
