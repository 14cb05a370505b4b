namespace Cms.Content.Recipes;

/// <summary>What is to become of all items of a recipe, parents before their children, and what that rests on.</summary>
internal sealed record ItemPlan(IReadOnlyList<PlannedItem> Items, IReadOnlyDictionary<string, ExistingItem> Existing)
{
    /// <summary>Live pages of the recipe that will have another address.</summary>
    public IEnumerable<AddressMove> Moves() => Items.Where(item => item.Applies && item.LiveVersion is not null && item.Existing is { PublishedVersion: not null, Path: { } old } && item.Path is { } path && path != old)
        .Select(item => new AddressMove(item.ItemId, item.Existing!.Path!, item.Path!));

    public static readonly ItemPlan Empty = new([], new Dictionary<string, ExistingItem>());
}
