using System.Diagnostics;
using ObGyn.Bench.Measuring;
using ObGyn.Bench.Sites;

namespace ObGyn.Bench.Page;

/// <summary>A condition page from the page cache and made anew for every request, each against a bare endpoint that answers the same bytes.</summary>
internal static class PageBench
{
    private const string Condition = "/conditions/fibroids";
    private const int Connections = 16;
    private const int Rounds = 3;
    private const double Seconds = 5;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Workplace workplace) =>
        await Child.AskAsync<List<Figure>>("page-once", await workplace.NewSiteAsync());

    /// <summary>Serves the site and its twins in this process, and lets another one ask.</summary>
    public static async Task<int> ServeAsync(string data)
    {
        await using var site = await BenchSite.StartAsync(data);
        await site.VisitAllAsync();
        Pair[] pairs =
        [
            await PairAsync(site, "kept page (br)", Condition, "br"),
            // An address with a query is never kept, and never answered from what is kept.
            await PairAsync(site, "page made anew", Condition + "?bench", null),
        ];
        using var generator = Child.Self("load");
        // Not counted, and as long as a round: what the runtime compiles again in the background is on the server's account too.
        foreach (var order in pairs.SelectMany(pair => (LoadOrder[])[pair.Page, pair.Twin]))
            await MeasureAsync(generator, order);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var pair in pairs)
            {
                // Who comes first changes, so that neither always runs in the other's wake.
                foreach (var twin in (bool[])[round % 2 == 0, round % 2 != 0])
                    (twin ? pair.Bare : pair.Site).Add(await MeasureAsync(generator, twin ? pair.Twin : pair.Page));
            }
        }
        Child.Say(Console.Out, pairs.SelectMany(pair => pair.Figures()));
        return 0;
    }

    private static async Task<Pair> PairAsync(BenchSite site, string name, string path, string? encoding)
    {
        var (twin, bytes) = await site.Get<Twins>().LearnAsync(site.Client, path, encoding);
        LoadOrder Order(string at) => new(new Uri(site.Client.BaseAddress!, at).ToString(), encoding, bytes, Connections, Seconds);
        return new Pair($"{name}, {bytes:N0} bytes", Order(path), Order(twin), [], []);
    }

    // The generator is another process, so what this one used meanwhile is what the server used.
    private static async Task<Measured> MeasureAsync(Child generator, LoadOrder order)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        await generator.OrderAsync(order);
        var result = await generator.ResultAsync<LoadResult>();
        var used = Process.GetCurrentProcess().TotalProcessorTime - before;
        if (result.Wrong > 0 || result.Answers == 0)
            throw new InvalidOperationException($"{order.Url}: {result.Wrong} of {result.Answers} answers were not the page of {order.Bytes} bytes.");
        return new Measured(result.Answers / result.Seconds, result.P50, result.P99, used.TotalMicroseconds / result.Answers);
    }

    private sealed record Measured(double PerSecond, double P50, double P99, double Processor);

    private sealed record Pair(string Name, LoadOrder Page, LoadOrder Twin, List<Measured> Site, List<Measured> Bare)
    {
        public IEnumerable<Figure> Figures() =>
        [
            Figure("requests", "1/s", measured => measured.PerSecond),
            Figure("p50", "ms", measured => measured.P50),
            Figure("p99", "ms", measured => measured.P99),
            Figure("server CPU a request", "us", measured => measured.Processor),
            new("bare twin of it: requests", "1/s", [.. Bare.Select(measured => measured.PerSecond)]),
        ];

        private Figure Figure(string what, string unit, Func<Measured, double> value) => Measuring.Figure.Against([.. Bare.Select(value)], $"{Name}: {what}", unit, [.. Site.Select(value)]);
    }
}
