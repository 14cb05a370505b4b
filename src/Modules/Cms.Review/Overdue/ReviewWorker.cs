using Cms.Web.Modules;

namespace Cms.Review.Overdue;

/// <summary>Looks once an hour for reviews that are due or overdue and for small fixes to tell of; a due day begins at the site's midnight, so an hour is near enough.</summary>
public sealed class ReviewWorker(OverduePages overdue, SmallFixList fixes, TimeProvider clock) : IWorker
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken stop)
    {
        // A site that just started has better things to do.
        var pause = TimeSpan.FromMinutes(1);
        while (true)
        {
            await Task.Delay(pause, clock, stop);
            await overdue.RunAsync();
            await fixes.RunAsync();
            pause = Pause;
        }
    }
}
