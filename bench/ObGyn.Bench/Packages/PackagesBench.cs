using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using Cms.Content.Recipes.Packages;
using ObGyn.Bench.Import;
using ObGyn.Bench.Measuring;
using ObGyn.Bench.Sites;
using ObGyn.Bench.Start;

namespace ObGyn.Bench.Packages;

/// <summary>A package of many pages into a site that serves meanwhile, and the whole site out again, both by the site's own command line.</summary>
internal static class PackagesBench
{
    public const int Items = 100_000;
    private const string Condition = "/conditions/fibroids";
    private const double Megabyte = 1 << 20;
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(15);

    public static async Task<IReadOnlyList<Figure>> RunAsync(Workplace workplace, int items)
    {
        var (data, empty) = (await workplace.NewSiteAsync(), await workplace.NewSiteAsync());
        var (incoming, outgoing) = (workplace.File("incoming.zip"), workplace.File("outgoing.zip"));
        var recipeBytes = Generate(incoming, items);
        using var site = Child.Start("ObGyn.Web.dll", $"--DataPath={data}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning");
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(await site.LineAsync(StartBench.Answers)),
            Timeout = TimeSpan.FromMinutes(5),
        };
        var (kept, anew) = (new SteadyVisitor(client, Condition), new SteadyVisitor(client, Condition + "?bench"));
        async Task<(Waits Kept, Waits Anew)> VisitAsync(Task meanwhile)
        {
            var (first, second) = (kept.DuringAsync(meanwhile), anew.DuringAsync(meanwhile));
            return (await first, await second);
        }
        Task<(double Seconds, long PeakBytes)> RecipeAsync(string command, string file) => CommandAsync("recipe", command, file, $"--DataPath={data}");

        // Not counted: what the runtime compiles for the first visitors.
        await VisitAsync(Task.Delay(Calm / 3));
        var before = await VisitAsync(Task.Delay(Calm));
        var ownMemory = site.Memory().Now;
        var importing = RecipeAsync("import", incoming);
        var during = await VisitAsync(importing);
        var import = await importing;
        var arriving = ArriveAsync(client, "/" + GeneratedRecipe.Address(items - 1));
        var after = await VisitAsync(Task.WhenAll(arriving, Task.Delay(Calm * 2)));
        var exporting = RecipeAsync("export", outgoing);
        var leaving = await VisitAsync(exporting);
        var export = await exporting;
        var sitePeak = site.Memory().Peak;
        var inserts = await Child.AskAsync<Inserted>("insert-once", empty, data);
        var packing = await Child.AskAsync<Packed>("pack-once", data, workplace.File("bare.zip"));
        return
        [
            Figure.Against([items / inserts.Seconds], $"import of {items:N0} pages", "items/s", [items / import.Seconds]),
            Figure.Against([inserts.PeakBytes / Megabyte], "import: peak working set", "MB", [import.PeakBytes / Megabyte]),
            new($"bare inserts of the same {inserts.Rows:N0} rows", "items/s", [items / inserts.Seconds]),
            Figure.Against([items / packing.Seconds], "export of the whole site", "items/s", [items / export.Seconds]),
            Figure.Against([packing.PeakBytes / Megabyte], "export: peak working set", "MB", [export.PeakBytes / Megabyte]),
            new("bare packing of the same rows", "items/s", [items / packing.Seconds]),
            .. Answers("kept page", before.Kept, ("while importing", during.Kept), ("after the import", after.Kept), ("while exporting", leaving.Kept)),
            .. Answers("page made anew", before.Anew, ("while importing", during.Anew), ("after the import", after.Anew), ("while exporting", leaving.Anew)),
            new("import's end until the site answers its last page", "s", [await arriving]),
            Figure.Against([ownMemory / Megabyte], "the serving site: peak working set, of what it held before", "MB", [sitePeak / Megabyte]),
            new("the recipe in the package, unpacked", "MB", [recipeBytes / Megabyte]),
            new("the package that went out", "MB", [new FileInfo(outgoing).Length / Megabyte]),
        ];
    }

    private static long Generate(string path, int items)
    {
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using var recipe = zip.CreateEntry(RecipePackage.RecipeName, CompressionLevel.Fastest).Open();
            GeneratedRecipe.Write(recipe, items);
        }
        using var written = ZipFile.OpenRead(path);
        return written.Entries[0].Length;
    }

    private static async Task<(double Seconds, long PeakBytes)> CommandAsync(params IEnumerable<string> arguments)
    {
        using var command = Child.Start("ObGyn.Web.dll", arguments);
        return await command.EndAsync();
    }

    // A page that never comes means that not all were imported.
    private static async Task<double> ArriveAsync(HttpClient client, string path)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(5))
        {
            using var answer = await client.GetAsync(path);
            if (answer.StatusCode == HttpStatusCode.OK)
                return Stopwatch.GetElapsedTime(started).TotalSeconds;
            await Task.Delay(50);
        }
        throw new InvalidOperationException($"The site did not answer {path} within five minutes of its import.");
    }

    private static IEnumerable<Figure> Answers(string page, Waits before, params (string When, Waits Waits)[] phases)
    {
        yield return new($"{page}, before: p50", "ms", [before.P50]);
        yield return new($"{page}, before: p99", "ms", [before.P99]);
        yield return new($"{page}, before: longest", "ms", [before.Max]);
        foreach (var (when, waits) in phases)
        {
            yield return Figure.Against([before.P50], $"{page}, {when}: p50", "ms", [waits.P50]);
            yield return Figure.Against([before.P99], $"{page}, {when}: p99", "ms", [waits.P99]);
            yield return Figure.Against([before.Max], $"{page}, {when}: longest", "ms", [waits.Max]);
        }
    }
}
