using System.Threading.Channels;
using Cms.Web.Modules;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cms.Web.Site;

/// <summary>Runs the modules' workers: each from when its feature is on until that is off.</summary>
public sealed class ModuleWorkers(Enabled<IWorker> workers, FeatureSwitches features, TimeProvider clock, ILogger<ModuleWorkers> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly Channel<bool> switches = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<IWorker, (CancellationTokenSource Stop, Task Work)> running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        features.Changed += Look;
        try
        {
            do
            {
                var on = workers.ToHashSet();
                await EndAsync([.. running.Keys.Except(on)]);
                foreach (var worker in on.Except(running.Keys).ToList())
                    Begin(worker);
            }
            while (await switches.Reader.ReadAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The site stops.
        }
        finally
        {
            features.Changed -= Look;
            await EndAsync([.. running.Keys]);
        }
    }

    private void Look() => switches.Writer.TryWrite(true);

    private void Begin(IWorker worker)
    {
        var stop = new CancellationTokenSource();
        running[worker] = (stop, Task.Run(() => WorkAsync(worker, stop.Token)));
    }

    private async Task EndAsync(IReadOnlyCollection<IWorker> ending)
    {
        foreach (var worker in ending)
            await running[worker].Stop.CancelAsync();
        foreach (var worker in ending)
        {
            await running[worker].Work;
            running[worker].Stop.Dispose();
            running.Remove(worker);
        }
    }

    private async Task WorkAsync(IWorker worker, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await worker.RunAsync(stop);
                return;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                log.LogError(problem, "The worker {Worker} failed; it begins again in {Pause}.", worker.GetType().Name, Pause);
            }
            await Task.Delay(Pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
