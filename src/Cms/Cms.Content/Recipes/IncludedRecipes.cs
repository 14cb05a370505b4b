using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Recipes;

/// <summary>The <c>recipes</c> step: other recipes of the site that run at its place, by name.</summary>
internal sealed class IncludedRecipes(IRecipeSource? source)
{
    private const string Name = "recipes";

    public static bool IsStep(RecipeStep step) => string.Equals(step.Name, Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The recipes the step names, in order. <paramref name="path"/> is what led here; a recipe in it would never end.</summary>
    public async Task<IReadOnlyList<RecipeFile>> FindAsync(StepContext step, IReadOnlyList<string> path, int maxDepth, CancellationToken cancel)
    {
        if (!step.Options.Trusted)
        {
            step.Report.Add(ReportKind.Refused, "Other recipes", "An uploaded recipe may not run recipes of this server.");
            return [];
        }
        var found = new List<RecipeFile>();
        var index = 0;
        foreach (var entry in DefinitionJson.List(step.Json, "Values"))
        {
            var place = $"Values[{index++}].name";
            var name = ContentJson.GetString(entry, "name") ?? "";
            if (path.Count > maxDepth || path.Contains(name, StringComparer.OrdinalIgnoreCase))
                step.Problem(place, $"The recipes run in a ring: {string.Join(" → ", [.. path, name])}.", "Take one of these steps out.");
            else if (await ReadAsync(step, name, place, cancel) is { } recipe)
                found.Add(recipe);
        }
        foreach (var recipe in found)
            step.Report.Note($"Runs the recipe {recipe.Header.Name} ({recipe.FileName}).");
        return found;
    }

    private async Task<RecipeFile?> ReadAsync(StepContext step, string name, string place, CancellationToken cancel)
    {
        try
        {
            if (source is not null && name.Length > 0 && await source.FindAsync(name, cancel) is { } recipe)
                return recipe;
            step.Problem(place, $"There is no recipe '{name}'.", "Put its file, named *.recipe.json, into one of the recipe folders, or correct the name.");
        }
        catch (RecipeException problem)
        {
            foreach (var found in problem.Problems)
                step.Plan.Add(found);
        }
        return null;
    }
}
