using ObGyn.Bench.Measuring;
using ObGyn.Bench.Sites;

namespace ObGyn.Bench.Import;

/// <summary>A recipe of ten thousand pages into a fresh site, against inserting the same rows.</summary>
internal static class ImportBench
{
    private const int Rounds = 3;
    private const double Megabyte = 1 << 20;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Workplace workplace)
    {
        var recipe = workplace.File("generated.recipe.json");
        GeneratedRecipe.Write(recipe);
        var (imports, inserts) = (new List<Imported>(), new List<Inserted>());
        for (var round = 0; round < Rounds; round++)
        {
            var (full, empty) = (await workplace.NewSiteAsync(), await workplace.NewSiteAsync());
            var import = await Child.AskAsync<Imported>("import-once", full, recipe);
            if (import.Items != GeneratedRecipe.Items)
                throw new InvalidOperationException($"{import.Items} of {GeneratedRecipe.Items} items were imported.");
            imports.Add(import);
            inserts.Add(await Child.AskAsync<Inserted>("insert-once", empty, full));
        }
        IReadOnlyList<double> bare = [.. inserts.Select(insert => GeneratedRecipe.Items / insert.Seconds)];
        return
        [
            Figure.Against(bare, "read and plan", "items/s", [.. imports.Select(import => import.Items / import.Plan)]),
            Figure.Against(bare, "apply", "items/s", [.. imports.Select(import => import.Items / import.Apply)]),
            Figure.Against(bare, "both", "items/s", [.. imports.Select(import => import.Items / (import.Plan + import.Apply))]),
            Figure.Against([.. imports.Select(import => import.ApplyProcessor)], "read and plan: CPU, of that of apply", "s", [.. imports.Select(import => import.PlanProcessor)]),
            Figure.Against([.. inserts.Select(insert => insert.PeakBytes / Megabyte)], "peak working set", "MB", [.. imports.Select(import => import.PeakBytes / Megabyte)]),
            new($"bare inserts of the same {inserts[0].Rows:N0} rows", "items/s", bare),
            new("the recipe", "MB", [new FileInfo(recipe).Length / Megabyte]),
        ];
    }
}
