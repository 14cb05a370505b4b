using Cms.Content.Publishing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;
using Cms.Web.Admin.Scheduling;
using Cms.Web.Modules;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cms.Web.Site;

/// <summary>
/// Follows the feed, carries out schedules to the second and closes the sittings of people who have stopped typing:
/// it sleeps until the next plan is due and wakes at every commit.
/// </summary>
public sealed class SiteWorkers(FeedPump pump, FireSchedules schedules, PlanReceipts receipts, CloseQuietSittings sittings, SiteUpkeep upkeep, Database database, FeatureSwitches features, TimeProvider clock, ILogger<SiteWorkers> log) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    // What is due and still there is in another transaction's hands for a moment.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private readonly SemaphoreSlim wake = new(0, 1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await pump.StartAsync();
        database.Committed += WakeAfter;
        // A plan that another process made must not wait until this one happens to look.
        pump.Noticed += Wake;
        features.Changed += Switched;
        schedules.Fired += receipts.Take;
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
                await sittings.RunAsync(stoppingToken);
                await upkeep.RunWhenDueAsync(stoppingToken);
                if (next is { } due)
                    pause = TimeSpan.FromTicks(Math.Clamp((due - clock.GetUtcNow().UtcDateTime).Ticks, Shortest.Ticks, Longest.Ticks));
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                log.LogError(problem, "Schedules, or what was typed, could not be looked at; they are tried again in a second.");
                pause = TimeSpan.FromSeconds(1);
            }
            await SleepAsync(pause, stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        features.Changed -= Switched;
        schedules.Fired -= receipts.Take;
        database.Committed -= WakeAfter;
        pump.Noticed -= Wake;
        await base.StopAsync(cancellationToken);
        await pump.DisposeAsync();
    }

    // Readers, plans and messages that rested may have their turn again.
    private void Switched()
    {
        pump.Wake();
        Wake();
    }

    private void WakeAfter(long position) => Wake();

    private void Wake()
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
