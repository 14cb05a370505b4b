using System.Diagnostics;
using Cms.Content.Recipes;
using Cms.Web.Site;
using Microsoft.Extensions.DependencyInjection;
using ObGyn.Bench.Measuring;
using ObGyn.Bench.Sites;

namespace ObGyn.Bench.Import;

/// <summary>Seconds by the clock and of the processor, and the most memory that the process ever held, in bytes.</summary>
internal sealed record Imported(int Items, double Plan, double Apply, double PlanProcessor, double ApplyProcessor, long PeakBytes);

/// <summary>One import in a fresh process, as the console's import command does it.</summary>
internal static class ImportOnce
{
    public static async Task<int> RunAsync(string data, string recipe)
    {
        await using var app = BenchSite.Build(data);
        await app.Services.GetRequiredService<SiteStart>().UpgradeAsync();
        using var process = Process.GetCurrentProcess();
        double Processor()
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
        var (started, before) = (Stopwatch.GetTimestamp(), Processor());
        var plan = await app.Services.GetRequiredService<RecipePlanner>().PlanAsync(await RecipeReader.ReadFileAsync(recipe), new RecipeOptions { Trusted = true });
        var (planned, between) = (Stopwatch.GetElapsedTime(started), Processor());
        var (report, _) = await app.Services.GetRequiredService<RecipeApplier>().ApplyAsync(plan);
        var all = Stopwatch.GetElapsedTime(started);
        Child.Say(Console.Out, new Imported(report.Count(ReportKind.Created), planned.TotalSeconds, (all - planned).TotalSeconds, between - before, Processor() - between, process.PeakWorkingSet64));
        return 0;
    }
}
