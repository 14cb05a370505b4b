using System.Text.Json;

namespace Cms.Content.Recipes;

/// <summary>
/// One kind of recipe step: what it plans, and what of the site it exports. The kernel's steps work on the plan's overlays, which are written generically;
/// a module's step may read its own tables while planning and write them with <see cref="PlanBuilder.OnApply"/>.
/// </summary>
public interface IRecipeStep
{
    /// <summary>The step's name in a recipe, compared in any case.</summary>
    string Name { get; }

    /// <summary>Checks the step and puts what it will do into the plan. Writes nothing.</summary>
    Task PlanAsync(StepContext step);

    /// <summary>Writes the site's share as steps of this kind; in the order the steps are registered.</summary>
    Task ExportAsync(ExportContext export) => Task.CompletedTask;
}

/// <summary>One step while it is planned: its evaluated JSON, where problems and reports go, and the plan it adds to.</summary>
public sealed class StepContext(PlanBuilder plan, RecipeFile file, RecipeStep step, StepReport report)
{
    public PlanBuilder Plan => plan;
    public RecipeFile File => file;
    public RecipeStep Step => step;
    public StepReport Report => report;
    public JsonElement Json => step.Json;
    public RecipeOptions Options => plan.Options;

    /// <summary>Notes what is wrong. <paramref name="path"/> is within the step, such as <c>data[2].ContentType</c>. Planning goes on, so that all problems are told at once.</summary>
    public void Problem(string path, string what, string mend) =>
        plan.Add(new RecipeProblem(file.FileName, step.Number, step.Name, path.Length == 0 ? step.Path : $"{step.Path}.{path}", what, mend));
}
