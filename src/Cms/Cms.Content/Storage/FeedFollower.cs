using Microsoft.Extensions.Logging;

namespace Cms.Content.Storage;

/// <summary>
/// One reader on its way: where it is, who waits for it, and how it goes on after a failure. A row that fails five times is set aside and raised,
/// and the reader goes on. One that is not <paramref name="wanted"/> any more rests where it stands, and catches up when it is wanted again.
/// </summary>
internal sealed class FeedFollower(IFeedReader reader, Func<bool> wanted, ChangeFeed feed, TimeProvider clock, ILogger log)
{
    private const int Attempts = 5;
    private readonly SemaphoreSlim wake = new(0, 1);
    private readonly List<(long Position, TaskCompletionSource Done)> waiting = [];
    private long position;
    private TaskCompletionSource? again;

    public IFeedReader Reader => reader;

    /// <summary>It has caught up since it was last switched on.</summary>
    public bool IsThere { get; private set; }

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

    /// <summary>Has the reader start over; completes once it has.</summary>
    public Task StartOver()
    {
        TaskCompletionSource over;
        lock (waiting)
            over = again ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Wake();
        return over.Task;
    }

    /// <summary>Nobody need wait for it any more.</summary>
    public void Rest()
    {
        lock (waiting)
        {
            IsThere = false;
            foreach (var (_, done) in waiting)
                done.TrySetResult();
            waiting.Clear();
        }
    }

    /// <summary>Completes when the reader has seen a position.</summary>
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

    public async Task FollowAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await SleepAsync(stop);
            if (stop.IsCancellationRequested)
                return;
            try
            {
                await CatchUpAsync(stop);
            }
            catch (Exception problem)
            {
                log.LogError(problem, "Reader {Reader} cannot follow the change feed; it tries again.", reader.Name);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, CancellationToken.None);
                Wake();
            }
        }
    }

    public async Task CatchUpAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && wanted())
        {
            var (head, pruned) = await feed.HeadAsync();
            var at = await reader.PositionAsync();
            var over = again;
            if (over is not null || at.Epoch != head.Epoch || at.Sequence < pruned || at.Sequence > head.Sequence)
            {
                await reader.RebuildAsync(head);
                await feed.ForgetSetAsideAsync(reader.Name, head.Sequence);
                if (over is not null)
                {
                    lock (waiting)
                        again = null;
                    over.TrySetResult();
                }
                Arrived(head.Sequence);
                continue;
            }
            var rows = at.Sequence < head.Sequence ? await feed.AfterAsync(at.Sequence) : [];
            if (rows.Count == 0)
            {
                Arrived(at.Sequence);
                // Together with Rest: a reader that was switched off meanwhile is not taken for one that is up to date.
                lock (waiting)
                    IsThere = wanted();
                return;
            }
            await ApplyAsync(rows, head.Epoch);
            Arrived(rows[^1].Sequence);
        }
    }

    private async Task ApplyAsync(IReadOnlyList<FeedRow> rows, string epoch)
    {
        try
        {
            await reader.ApplyAsync(rows, new FeedPosition(epoch, rows[^1].Sequence));
        }
        catch (Exception problem)
        {
            log.LogWarning(problem, "Reader {Reader} failed on rows {First} to {Last}; they are tried one by one.", reader.Name, rows[0].Sequence, rows[^1].Sequence);
            foreach (var row in rows)
                await ApplyOneAsync(row, new FeedPosition(epoch, row.Sequence));
        }
    }

    private async Task ApplyOneAsync(FeedRow row, FeedPosition to)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await reader.ApplyAsync([row], to);
                return;
            }
            catch (Exception problem) when (attempt >= Attempts)
            {
                log.LogError(problem, "Reader {Reader} sets feed row {Sequence} aside after {Attempts} attempts.", reader.Name, row.Sequence, attempt);
                await feed.SetAsideAsync(reader.Name, row.Sequence, problem.Message, clock.GetUtcNow().UtcDateTime);
                await reader.ApplyAsync([], to);
                return;
            }
            catch (Exception problem)
            {
                log.LogWarning(problem, "Reader {Reader} failed on feed row {Sequence}, attempt {Attempt}.", reader.Name, row.Sequence, attempt);
                await Task.Delay(TimeSpan.FromMilliseconds(50 * attempt), clock);
            }
        }
    }

    private async Task SleepAsync(CancellationToken stop)
    {
        try
        {
            await wake.WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private void Arrived(long at)
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
