using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cms.Review.Overdue;

/// <summary>Looks once an hour for reviews that are due or overdue and for small fixes to tell of; a due day begins at the site's midnight, so an hour is near enough.</summary>
public sealed class ReviewWorker(OverduePages overdue, SmallFixList fixes, TimeProvider clock, ILogger<ReviewWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A site that just started has better things to do.
        var pause = TimeSpan.FromMinutes(1);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = Pause;
            if (stoppingToken.IsCancellationRequested)
                return;
            try
            {
                await overdue.RunAsync();
                await fixes.RunAsync();
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                log.LogError(problem, "Reviews could not be looked at; they are looked at again in an hour.");
            }
        }
    }
}
