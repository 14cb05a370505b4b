using System.Text.Json;
using Cms.Content.Publishing;
using Cms.Content.Storage;

namespace Cms.Users.Roles;

/// <summary>A role as it counts now.</summary>
public sealed record Role(string Name, string Description, IReadOnlySet<string> Permissions)
{
    public bool IsSiteOwner => Permissions.Contains(Content.Publishing.Permissions.SiteOwner);
}

/// <summary>The roles of the site: the documents <c>roles/NAME</c> = <c>{"Description", "Permissions": []}</c>, and the stock roles that no document names.</summary>
public sealed class RoleBook(SiteDocuments documents)
{
    /// <summary>By name, in no regard of case.</summary>
    public async Task<IReadOnlyDictionary<string, Role>> AllAsync()
    {
        var roles = StockRoles.Names.ToDictionary(name => name, name => Make(name, null), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, json) in await documents.AllAsync(SiteDocuments.Roles))
            roles[name] = Make(name, json);
        return roles;
    }

    /// <summary>The roles that a person can be given, by name.</summary>
    public async Task<IReadOnlyList<Role>> AssignableAsync() =>
        [.. (await AllAsync()).Values.Where(role => !StockRoles.IsImplied(role.Name)).OrderBy(role => role.Name, StringComparer.OrdinalIgnoreCase)];

    private static Role Make(string name, JsonElement? json)
    {
        var description = Member(json, "Description") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
        var listed = Member(json, "Permissions") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.String).Select(entry => entry.GetString()!).ToHashSet() : [];
        if (listed.Count == 0)
            listed.UnionWith(StockRoles.PermissionsOf(name));
        // As in Orchard, an administrator cannot be made less than one: nobody could undo it.
        if (string.Equals(name, StockRoles.Administrator, StringComparison.OrdinalIgnoreCase))
            listed.Add(Permissions.SiteOwner);
        return new Role(name, description.Length > 0 ? description : StockRoles.Description(name), listed);
    }

    private static JsonElement? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } role && role.TryGetProperty(name, out var member) ? member : null;
}
