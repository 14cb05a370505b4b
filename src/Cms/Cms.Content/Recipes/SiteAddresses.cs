using System.Data.Common;
using Dapper;

namespace Cms.Content.Recipes;

/// <summary>Addresses and aliases that are taken: on the site, and by what a plan adds. Both are unique per language.</summary>
internal sealed class SiteAddresses
{
    private readonly Dictionary<(string Culture, string Path), string> routes = [];
    private readonly Dictionary<(string Culture, string Alias), string> aliases = [];
    private readonly HashSet<(string Culture, string Path)> named = [];
    private readonly Dictionary<string, int> lastOrder = new(StringComparer.Ordinal);

    public static async Task<SiteAddresses> LoadAsync(DbConnection connection)
    {
        var addresses = new SiteAddresses();
        foreach (var (culture, path, item) in await connection.QueryAsync<(string, string, string)>("SELECT culture, path, item_id FROM routes"))
            addresses.routes[(culture, path)] = item;
        foreach (var (culture, alias, item) in await connection.QueryAsync<(string, string, string)>("SELECT culture, alias, item_id FROM content_items WHERE alias IS NOT NULL AND deleted_utc IS NULL"))
            addresses.aliases[(culture, alias)] = item;
        foreach (var (parent, order) in await connection.QueryAsync<(string, int)>("SELECT COALESCE(parent_id, ''), max(sort_order) FROM content_items GROUP BY COALESCE(parent_id, '')"))
            addresses.lastOrder[parent] = order;
        return addresses;
    }

    public string? HolderOf(string culture, string path) => routes.GetValueOrDefault((culture, path));

    public string? AliasHolder(string culture, string alias) => aliases.GetValueOrDefault((culture, alias));

    /// <summary>A full address that the recipe names itself, which a generated one must leave free.</summary>
    public void Name(string culture, string path) => named.Add((culture, path));

    /// <summary>Whether an address may be given to an item that names none.</summary>
    public bool IsFree(string culture, string path, string itemId) =>
        !named.Contains((culture, path)) && (HolderOf(culture, path) is not { } holder || holder == itemId);

    public bool IsAliasFree(string culture, string alias, string itemId) => AliasHolder(culture, alias) is not { } holder || holder == itemId;

    public void TakeAlias(string culture, string alias, string itemId) => aliases.TryAdd((culture, alias), itemId);

    /// <summary>The place after the last child of a parent, planned ones included.</summary>
    public int NextOrder(string? parentId) => lastOrder[parentId ?? ""] = lastOrder.GetValueOrDefault(parentId ?? "", -1) + 1;
}
