namespace Cms.Content.Recipes;

/// <summary>No two live pages at one address, no two items with one alias: among the planned items, and against those that stay.</summary>
internal sealed class AddressCheck(IReadOnlyDictionary<string, PlannedItem> items, SiteAddresses addresses)
{
    public void Check(IEnumerable<PlannedItem> planned)
    {
        var paths = new Dictionary<(string, string), PlannedItem>();
        var aliases = new Dictionary<(string, string), PlannedItem>();
        foreach (var item in planned.Where(item => item.Action is not ReportKind.Skipped))
        {
            if (item.LiveVersion is not null && item.Path is { } path)
            {
                if (!paths.TryAdd((item.Culture, path), item))
                    Problem(item, "AutoroutePart.Path", $"/{path}", paths[(item.Culture, path)].ToString());
                else if (addresses.HolderOf(item.Culture, path) is { } holder && holder != item.ItemId && Stays(holder, item.Culture, path))
                    Problem(item, "AutoroutePart.Path", $"/{path}", $"the page '{holder}' of this site");
            }
            if (item.Alias is not { } alias)
                continue;
            if (!aliases.TryAdd((item.Culture, alias), item))
                Problem(item, "AliasPart.Alias", alias, aliases[(item.Culture, alias)].ToString());
            else if (addresses.AliasHolder(item.Culture, alias) is { } owner && owner != item.ItemId && (!items.TryGetValue(owner, out var other) || other.Alias == alias))
                Problem(item, "AliasPart.Alias", alias, $"the item '{owner}' of this site");
        }
    }

    private bool Stays(string holder, string culture, string path) =>
        !items.TryGetValue(holder, out var other) || other.LiveVersion is not null && other.Path == path && other.Culture == culture;

    private static void Problem(PlannedItem item, string where, string what, string holder) =>
        item.Incoming[0].Problem(where, $"“{what}” of {item} is already taken by {holder}.", "Give one of them another, or take the other one out first.");
}
