using System.Diagnostics;
using Cms.Content.Recipes;
using Cms.Web.Site;
using Microsoft.Extensions.DependencyInjection;
using ObGyn.Bench.Measuring;
using ObGyn.Bench.Sites;

namespace ObGyn.Bench.Import;

/// <summary>Seconds, and the most memory that the process ever held, in bytes.</summary>
internal sealed record Imported(int Items, double Plan, double Apply, long PeakBytes);

/// <summary>One import in a fresh process, as the console's import command does it.</summary>
internal static class ImportOnce
{
    public static async Task<int> RunAsync(string data, string recipe)
    {
        await using var app = BenchSite.Build(data);
        await app.Services.GetRequiredService<SiteStart>().UpgradeAsync();
        var started = Stopwatch.GetTimestamp();
        var plan = await app.Services.GetRequiredService<RecipePlanner>().PlanAsync(await RecipeReader.ReadFileAsync(recipe), new RecipeOptions { Trusted = true });
        var planned = Stopwatch.GetElapsedTime(started);
        var (report, _) = await app.Services.GetRequiredService<RecipeApplier>().ApplyAsync(plan);
        var all = Stopwatch.GetElapsedTime(started);
        Child.Say(Console.Out, new Imported(report.Count(ReportKind.Created), planned.TotalSeconds, (all - planned).TotalSeconds, Process.GetCurrentProcess().PeakWorkingSet64));
        return 0;
    }
}
