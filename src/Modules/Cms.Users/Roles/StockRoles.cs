using Cms.Content.Publishing;

namespace Cms.Users.Roles;

/// <summary>
/// Orchard's stock roles and what they may do. A recipe usually names them with an empty list, and Orchard then gives them these;
/// a list that is not empty is the whole truth about its role.
/// </summary>
public static class StockRoles
{
    public const string Administrator = "Administrator";
    /// <summary>Everybody who is signed in has it; nobody is given it.</summary>
    public const string Authenticated = "Authenticated";
    /// <summary>Every visitor has it, signed in or not; nobody is given it.</summary>
    public const string Anonymous = "Anonymous";

    private static readonly Dictionary<string, (string Description, string[] Permissions)> All = new(StringComparer.OrdinalIgnoreCase)
    {
        [Administrator] = ("May do everything.", [Permissions.SiteOwner]),
        ["Editor"] = ("Writes and publishes everybody's pages.",
            [Permissions.AccessAdminPanel, "PublishContent", "EditContent", "DeleteContent", "PreviewContent", "CloneContent", "ManageMediaContent", "ManageMenu", "ManageTaxonomy"]),
        ["Moderator"] = ("Looks after what visitors send in.", [Permissions.AccessAdminPanel, "PreviewContent"]),
        ["Author"] = ("Writes and publishes pages of their own.",
            [Permissions.AccessAdminPanel, "PublishOwnContent", "EditOwnContent", "DeleteOwnContent", "PreviewOwnContent", "CloneOwnContent", "ManageOwnMedia"]),
        ["Contributor"] = ("Writes pages of their own; someone else publishes them.",
            [Permissions.AccessAdminPanel, "EditOwnContent", "PreviewOwnContent", "CloneOwnContent", "ManageOwnMedia"]),
        [Authenticated] = ("Everybody who is signed in.", ["ViewContent"]),
        [Anonymous] = ("Every visitor.", ["ViewContent"]),
    };

    public static IEnumerable<string> Names => All.Keys;

    public static string Description(string role) => All.TryGetValue(role, out var stock) ? stock.Description : "";

    public static IReadOnlyList<string> PermissionsOf(string role) => All.TryGetValue(role, out var stock) ? stock.Permissions : [];

    /// <summary>Whether a person has the role without being given it.</summary>
    public static bool IsImplied(string role) =>
        string.Equals(role, Authenticated, StringComparison.OrdinalIgnoreCase) || string.Equals(role, Anonymous, StringComparison.OrdinalIgnoreCase);
}
