namespace Cms.Content.Recipes;

/// <summary>What is to become of all items of a recipe, parents before their children, and what that rests on.</summary>
internal sealed record ItemPlan(IReadOnlyList<PlannedItem> Items, IReadOnlyDictionary<string, ExistingItem> Existing)
{
    public static readonly ItemPlan Empty = new([], new Dictionary<string, ExistingItem>());
}
