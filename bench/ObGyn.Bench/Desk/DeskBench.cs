using ObGyn.Bench.Import;
using ObGyn.Bench.Measuring;
using ObGyn.Bench.Sites;

namespace ObGyn.Bench.Desk;

/// <summary>The desk's screens over ten thousand items and some hundred drafts, each against a bare query of the rows that it shows.</summary>
internal static class DeskBench
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(Workplace workplace)
    {
        var recipe = workplace.File("generated.recipe.json");
        if (!File.Exists(recipe))
            GeneratedRecipe.Write(recipe);
        var data = await workplace.NewSiteAsync();
        await Child.AskAsync<Imported>("import-once", data, recipe);
        var run = await Child.AskAsync<DeskRun>("desk-once", data);
        return
        [
            .. run.Screens.Select(screen => Figure.Against(screen.Bare, $"{screen.Name} ({screen.Rows} rows, {screen.Bytes:N0} bytes)", "ms", screen.Times)),
            new("bare query of the list's rows", "ms", run.Screens[0].Bare),
            new($"building the index of {run.Items:N0} items at the first start", "s", [run.IndexSeconds]),
            new("size of the index", "MB", [run.IndexBytes / (double)(1 << 20)]),
        ];
    }
}

/// <summary>One screen: the median of each round in milliseconds, and beside it that of the bare query of the same rows.</summary>
internal sealed record DeskScreen(string Name, int Rows, int Bytes, IReadOnlyList<double> Times, IReadOnlyList<double> Bare);

internal sealed record DeskRun(int Items, double IndexSeconds, long IndexBytes, IReadOnlyList<DeskScreen> Screens);
