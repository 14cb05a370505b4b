using System.Text.Json;
using Cms.Content.Model;

namespace Cms.Users.People;

/// <summary>What is wrong with one user of a recipe, whoever is on the site: the member, what, and how to mend it.</summary>
internal static class UserJsonRules
{
    public static IEnumerable<(string Member, string What, string Mend)> Problems(JsonElement user)
    {
        if (user.ValueKind != JsonValueKind.Object)
            return [("", "A user is a JSON object.", "Write { ... }.")];
        return [.. Shapes(user), .. Names(user)];
    }

    private static IEnumerable<(string, string, string)> Shapes(JsonElement user)
    {
        foreach (var name in UserJson.Texts.Where(name => UserJson.Member(user, name) is { ValueKind: not (JsonValueKind.String or JsonValueKind.Null) }))
            yield return (name, "This is not a text.", "Write it in quotes, or null.");
        foreach (var name in UserJson.Flags.Where(name => UserJson.Member(user, name) is { ValueKind: not (JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null) }))
            yield return (name, "This is neither true nor false.", "Write true or false.");
        if (UserJson.Member(user, "AccessFailedCount") is { ValueKind: not JsonValueKind.Null } && UserJson.Number(user, "AccessFailedCount") is not >= 0)
            yield return ("AccessFailedCount", "This is not a number of failed attempts.", "Write 0.");
        if (UserJson.Member(user, "RoleNames") is { ValueKind: not JsonValueKind.Null } roles
            && (roles.ValueKind != JsonValueKind.Array || roles.EnumerateArray().Any(role => role.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(role.GetString()))))
            yield return ("RoleNames", "Roles are a list of names.", "Write [ \"Editor\" ].");
        if (UserJson.Text(user, "UserId") is { } id && !ContentIds.IsValid(id))
            yield return ("UserId", $"'{id}' is not an id.", "Write at most 26 letters, digits, hyphens and underscores, or leave it out.");
        if (UserJson.Text(user, "PasswordHash") is { } hash && !IsHash(hash))
            yield return ("PasswordHash", "This is not a password hash of ASP.NET Core Identity (version 2 or 3).", "Take it as the other site exports it, or write null: the person then chooses a password by a link.");
    }

    private static IEnumerable<(string, string, string)> Names(JsonElement user)
    {
        if (UserJson.Text(user, "UserName") is not { } name)
            return UserJson.Member(user, "UserName") is { ValueKind: not (JsonValueKind.String or JsonValueKind.Null) } ? [] : [("UserName", "The user has no name.", "Add \"UserName\".")];
        try
        {
            UserNames.Check(name, UserJson.Text(user, "Email"));
            UserNames.CheckEmail(UserJson.Text(user, "Email"));
            return [];
        }
        catch (InvalidUserException invalid)
        {
            return [(invalid.Field, invalid.Message, "Correct it in the recipe.")];
        }
    }

    // Version 2: a marker 0, 16 bytes of salt, 32 of key. Version 3: a marker 1, three numbers that say how, salt and key of 16 bytes or more.
    private static bool IsHash(string hash)
    {
        var bytes = new byte[hash.Length];
        return Convert.TryFromBase64String(hash, bytes, out var length) && length > 0 && (bytes[0], length) is (0, 49) or (1, >= 13 + 16 + 16);
    }
}
