using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cms.Web.Site;

/// <summary>Follows the feed and carries out schedules to the second: it sleeps until the next plan is due and wakes at every commit.</summary>
public sealed class SiteWorkers(FeedPump pump, FireSchedules schedules, SiteUpkeep upkeep, Database database, TimeProvider clock, ILogger<SiteWorkers> log) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim wake = new(0, 1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await pump.StartAsync();
        database.Committed += Wake;
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Longest;
            try
            {
                var (_, next) = await schedules.RunAsync(stoppingToken);
                await upkeep.RunWhenDueAsync(stoppingToken);
                if (next is { } due)
                    pause = TimeSpan.FromTicks(Math.Clamp((due - clock.GetUtcNow().UtcDateTime).Ticks, 0, Longest.Ticks));
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                log.LogError(problem, "Schedules could not be looked at; they are tried again in a second.");
                pause = TimeSpan.FromSeconds(1);
            }
            await SleepAsync(pause, stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        database.Committed -= Wake;
        await base.StopAsync(cancellationToken);
        await pump.DisposeAsync();
    }

    private void Wake(long position)
    {
        if (wake.CurrentCount == 0)
        {
            try
            {
                wake.Release();
            }
            catch (SemaphoreFullException)
            {
                // Another commit woke it just before.
            }
        }
    }

    private async Task SleepAsync(TimeSpan pause, CancellationToken cancel)
    {
        try
        {
            await wake.WaitAsync(pause, cancel);
        }
        catch (OperationCanceledException)
        {
        }
    }
}
