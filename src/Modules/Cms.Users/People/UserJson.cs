using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Users.People;

/// <summary>The members of a user in Orchard's step <c>Users</c>, read in no regard of case.</summary>
internal static class UserJson
{
    /// <summary>Where roles that this site does not have are kept beside the account.</summary>
    public const string UnknownRoles = "RoleNames";

    public static readonly string[] Flags = ["EmailConfirmed", "IsEnabled", "IsLockoutEnabled", "TwoFactorEnabled", "PhoneNumberConfirmed"];
    public static readonly string[] Texts = ["UserId", "UserName", "Email", "PasswordHash", "SecurityStamp", "PhoneNumber"];

    // A token that resets a password is of no use elsewhere and opens an account, so it goes nowhere; normalized names are made from the names.
    private static readonly HashSet<string> Known = new([.. Flags, .. Texts, "NormalizedUserName", "NormalizedEmail", "ResetToken", "AccessFailedCount", "RoleNames"], StringComparer.OrdinalIgnoreCase);

    public static JsonElement? Member(JsonElement user, string name)
    {
        foreach (var member in user.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
                return member.Value;
        }
        return null;
    }

    public static string? Text(JsonElement user, string name) =>
        Member(user, name) is { ValueKind: JsonValueKind.String } member && member.GetString()?.Trim() is { Length: > 0 } text ? text : null;

    public static bool? Flag(JsonElement user, string name) =>
        Member(user, name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } member ? member.GetBoolean() : null;

    public static int? Number(JsonElement user, string name) =>
        Member(user, name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt32(out var number) ? number : null;

    /// <summary>Null when the JSON says nothing of roles.</summary>
    public static IReadOnlyList<string>? Roles(JsonElement user) =>
        Member(user, "RoleNames") is { ValueKind: JsonValueKind.Array } roles ? [.. roles.EnumerateArray().Select(role => role.GetString()!.Trim())] : null;

    /// <summary>The members that no column holds.</summary>
    public static JsonObject Unknown(JsonElement user)
    {
        var unknown = ContentJson.ToObject(user);
        foreach (var name in unknown.Select(member => member.Key).Where(Known.Contains).ToList())
            unknown.Remove(name);
        return unknown;
    }
}
