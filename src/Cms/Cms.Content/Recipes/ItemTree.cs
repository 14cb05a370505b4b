using System.Data.Common;
using Cms.Content.Model;
using Dapper;

namespace Cms.Content.Recipes;

/// <summary>Where the planned items stand: their parents are there, nobody stands under itself, and parents come before children.</summary>
internal sealed class ItemTree(IReadOnlyDictionary<string, PlannedItem> items, IReadOnlyDictionary<string, ExistingItem> existing)
{
    private const int MaxDepth = 50;

    /// <summary>Decides parent, order and language of an item from the version that speaks for it; checks that the parent is there.</summary>
    public void Place(PlannedItem item, SiteAddresses addresses)
    {
        var version = item.Incoming.LastOrDefault(version => version.Latest) ?? item.Incoming[^1];
        var border = ItemBorder.Take(PlaceParts(version), (_, _, _) => { });
        item.Culture = border.Culture ?? item.Existing?.Culture ?? ItemPlace.DefaultCulture;
        item.TranslationSet = border.TranslationSet ?? item.Existing?.TranslationSet;
        item.ParentId = border.NamesPlace ? border.ParentId : item.Existing?.ParentId;
        var stays = item.Existing is { } row && row.ParentId == item.ParentId;
        item.SortOrder = item.ParentId is not null && border.NamesPlace && border.Order is { } order ? order : stays ? item.Existing!.SortOrder : addresses.NextOrder(item.ParentId);
        if (item.ParentId is { } parent && !items.ContainsKey(parent) && existing.GetValueOrDefault(parent) is not { DeletedUtc: null })
            version.Problem("ContainedPart.ListContentItemId", $"The parent '{parent}' is neither in this recipe nor on the site.", "Add the parent to the recipe, import it first, or leave ContainedPart out.");
    }

    public static string? ParentOf(IncomingVersion version) =>
        ContentJson.TryGet(version.Json, "ContainedPart", out var part) ? ContentJson.GetString(part, "ListContentItemId") : null;

    /// <summary>The items level by level: first those whose parents are not planned. Empty when a ring was found, which is then a problem.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<PlannedItem>>> LevelsAsync(DbConnection connection)
    {
        var levels = new List<List<PlannedItem>>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var good = true;
        foreach (var item in items.Values)
        {
            var chain = new Stack<PlannedItem>();
            for (PlannedItem? above = item; above is not null && !known.ContainsKey(above.ItemId); above = above.ParentId is { } parent ? items.GetValueOrDefault(parent) : null)
            {
                chain.Push(above);
                if (chain.Count <= MaxDepth)
                    continue;
                item.Incoming[0].Problem("ContainedPart.ListContentItemId", "The item stands under itself, or more than 50 levels deep.", "Correct the parents of this item and of those above it.");
                return [];
            }
            foreach (var next in chain)
                known[next.ItemId] = next.ParentId is { } parent && known.TryGetValue(parent, out var above) ? above + 1 : 0;
            good &= await IsOutsideItsBranchAsync(connection, item);
        }
        foreach (var item in items.Values)
        {
            while (levels.Count <= known[item.ItemId])
                levels.Add([]);
            levels[known[item.ItemId]].Add(item);
        }
        return good ? levels : [];
    }

    // An item that is moved here must not come to stand under a page that stands under it on the site.
    private async Task<bool> IsOutsideItsBranchAsync(DbConnection connection, PlannedItem item)
    {
        if (item.Existing is null || item.Existing.ParentId == item.ParentId)
            return true;
        var above = item.ParentId;
        for (var depth = 0; above is not null && depth <= MaxDepth; depth++)
        {
            if (above == item.ItemId)
            {
                item.Incoming[0].Problem("ContainedPart.ListContentItemId", "The item would stand under one of its own pages.", "Choose another parent, or move that page in the same recipe.");
                return false;
            }
            above = items.TryGetValue(above, out var planned) ? planned.ParentId
                : await connection.ExecuteScalarAsync<string?>("SELECT parent_id FROM content_items WHERE item_id = @above", new { above });
        }
        return true;
    }

    private static System.Text.Json.Nodes.JsonObject PlaceParts(IncomingVersion version)
    {
        var parts = new System.Text.Json.Nodes.JsonObject();
        foreach (var name in (string[])["ContainedPart", "LocalizationPart"])
        {
            if (ContentJson.TryGet(version.Json, name, out var json) && json.ValueKind == System.Text.Json.JsonValueKind.Object)
                parts[name] = ContentJson.ToObject(json);
        }
        return parts;
    }
}
