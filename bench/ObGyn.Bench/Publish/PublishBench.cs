using ObGyn.Bench.Measuring;
using ObGyn.Bench.Sites;

namespace ObGyn.Bench.Publish;

/// <summary>From calling the publish action to the new words in an HTTP answer, against the least transaction that could have saved them.</summary>
internal static class PublishBench
{
    private const int Rounds = 3;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Workplace workplace)
    {
        var runs = new List<PublishedRun>();
        for (var round = 0; round < Rounds; round++)
            runs.Add(await Child.AskAsync<PublishedRun>("publish-once", await workplace.NewSiteAsync()));
        // One commit may take a hundred times another on a busy disk, so ratios are made of each process's medians.
        Figure Figure(string what, Func<PublishedRun, IEnumerable<Published>> some, Func<Published, double> value) => new(what, "ms", [.. runs.SelectMany(some).Select(value)],
            [.. runs.Select(run => Median(some(run), value) / Median(some(run), one => one.Bare))]);
        var cold = runs.Select(run => run.Texts[0]).ToList();
        var texts = runs.SelectMany(run => run.Texts.Skip(1)).ToList();
        var titles = runs.SelectMany(run => run.Titles).ToList();
        return
        [
            Figure("first text: until it is in an answer", run => run.Texts.Take(1), one => one.Seen),
            Figure("text: until the action returns", run => run.Texts.Skip(1), one => one.Saved),
            Figure("text: until it is in an answer", run => run.Texts.Skip(1), one => one.Seen),
            new("text: pages refreshed", "pages", [.. texts.Select(one => (double)one.Pages)]),
            Figure("title: until the action returns", run => run.Titles, one => one.Saved),
            Figure("title: until it is in an answer", run => run.Titles, one => one.Seen),
            new("title: pages refreshed", "pages", [.. titles.Select(one => (double)one.Pages)]),
            new("bare transaction, first", "ms", [.. cold.Select(one => one.Bare)]),
            new("bare transaction", "ms", [.. texts.Select(one => one.Bare)]),
        ];
    }

    private static double Median(IEnumerable<Published> some, Func<Published, double> value) => Spread.Of([.. some.Select(value)]).Median;
}
