namespace Cms.Content.Recipes;

/// <summary>How far an import is: what it works on, and how many of how many are done.</summary>
public sealed record RecipeProgress(string What, int Done, int Total);

/// <summary>
/// Everything an import will do, decided and checked, with nothing written yet. <see cref="RecipeApplier"/> carries it out, as long as what it rests on has not moved.
/// </summary>
public sealed class RecipePlan
{
    internal RecipePlan(PlanBuilder changes, ItemPlan items, RecipeReport report) => (Changes, Items, Report) = (changes, items, report);

    public RecipeReport Report { get; }
    public RecipeOptions Options => Changes.Options;
    internal PlanBuilder Changes { get; }
    internal ItemPlan Items { get; }
}
