using Cms.Content.Storage;
using Cms.Web.Modules;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cms.Web.Site;

/// <summary>Sends what waits in the outbox, apart from the schedules: a mail server that does not answer must not keep a page from going live on time.</summary>
public sealed class OutboxWorker(SendOutbox outbox, Database database, FeedPump pump, FeatureSwitches features, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim wake = new(0);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        database.Committed += WakeAfter;
        pump.Noticed += Wake;
        features.Changed += Wake;
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await outbox.RunAsync(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                log.LogError(problem, "The outbox could not be looked at; it is tried again.");
            }
            await ((Task)wake.WaitAsync(Longest, stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // Many commits at once are one reason to look.
            while (wake.Wait(0, CancellationToken.None))
            {
            }
        }
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        features.Changed -= Wake;
        pump.Noticed -= Wake;
        database.Committed -= WakeAfter;
        return base.StopAsync(cancellationToken);
    }

    private void WakeAfter(long position) => Wake();

    private void Wake() => wake.Release();
}
