namespace Cms.Content.Storage;

/// <summary>One reader as the pump moves it: when it has something to do, how far it is, and who waits for it.</summary>
internal sealed class FeedFollower(IFeedReader reader)
{
    private readonly SemaphoreSlim wake = new(0, 1);
    private readonly List<(long Position, TaskCompletionSource Done)> waiting = [];
    private long position;

    public IFeedReader Reader => reader;
    public bool IsThere { get; set; }

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

    /// <summary>Nobody need wait for it any more.</summary>
    public void Rest()
    {
        IsThere = false;
        lock (waiting)
        {
            foreach (var (_, done) in waiting)
                done.TrySetResult();
            waiting.Clear();
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
