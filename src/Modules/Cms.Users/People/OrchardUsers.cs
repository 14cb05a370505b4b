using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Storage;
using Microsoft.AspNetCore.Identity;

namespace Cms.Users.People;

/// <summary>Users in the shape of Orchard's recipe step <c>Users</c>. A password hash is carried as it is, so that people sign in as before.</summary>
public sealed class OrchardUsers(UserDirectory users, ILookupNormalizer names)
{
    public static string? NameOf(JsonElement user) => Text(user, "UserName");

    /// <summary>The user that the JSON means: the one with its id or, failing that, its name.</summary>
    public Task<Person?> FindAsync(JsonElement user) => FindAsync(user, users.FindAsync, users.FindByLoginAsync);

    /// <summary>Creates the user, or changes the one who is here. Members the JSON does not have stay as they are.</summary>
    public async Task<string> ImportAsync(WriteSession session, JsonElement user)
    {
        var userName = NameOf(user) ?? throw new InvalidUserException("UserName", "A user without UserName cannot be imported.");
        var person = await FindAsync(user, id => users.FindAsync(session, id), name => users.FindByLoginAsync(session, name));
        var id = person?.UserId ?? await users.CreateAsync(session, new NewUser(userName, "", Text(user, "Email")) { UserId = Text(user, "UserId") });
        if (person is not null)
            await users.SetNamesAsync(session, id, userName, person.DisplayName, Text(user, "Email") ?? person.Email);
        if (Text(user, "PasswordHash") is { } hash)
            await users.SetPasswordHashAsync(session, id, hash);
        if (Member(user, "RoleNames") is { ValueKind: JsonValueKind.Array } roles)
            await users.SetRolesAsync(session, id, roles.EnumerateArray().Where(role => role.ValueKind == JsonValueKind.String).Select(role => role.GetString()!));
        if (Flag(user, "IsEnabled") is { } enabled && enabled != (person?.IsEnabled ?? true))
            await users.SetEnabledAsync(session, id, enabled);
        await session.ExecuteAsync(
            """
            UPDATE users SET email_confirmed = coalesce(@confirmed, email_confirmed), two_factor_enabled = coalesce(@twoFactor, two_factor_enabled),
                lockout_enabled = coalesce(@lockout, lockout_enabled), phone_number = coalesce(@phone, phone_number),
                phone_number_confirmed = coalesce(@phoneConfirmed, phone_number_confirmed) WHERE id = @id
            """,
            new { id, confirmed = Number(user, "EmailConfirmed"), twoFactor = Number(user, "TwoFactorEnabled"), lockout = Number(user, "IsLockoutEnabled"), phone = Text(user, "PhoneNumber"), phoneConfirmed = Number(user, "PhoneNumberConfirmed") });
        return id;
    }

    /// <summary>Every user with the password hash: the result opens accounts, so only a backup or a move asks for it.</summary>
    public async Task<JsonArray> ExportAsync(WriteSession session)
    {
        var list = new JsonArray();
        foreach (var row in await session.QueryAsync<Row>(
            """
            SELECT id AS Id, user_name AS UserName, email AS Email, email_confirmed AS EmailConfirmed, password_hash AS PasswordHash, security_stamp AS SecurityStamp,
                is_enabled AS IsEnabled, access_failed_count AS AccessFailedCount, lockout_enabled AS LockoutEnabled, two_factor_enabled AS TwoFactorEnabled,
                phone_number AS PhoneNumber, phone_number_confirmed AS PhoneNumberConfirmed
            FROM users ORDER BY normalized_user_name
            """))
        {
            var roles = await session.QueryAsync<string>("SELECT role_name FROM user_roles WHERE user_id = @Id ORDER BY role_name", new { row.Id });
            list.Add(new JsonObject
            {
                ["UserId"] = row.Id,
                ["UserName"] = row.UserName,
                ["NormalizedUserName"] = names.NormalizeName(row.UserName),
                ["Email"] = row.Email,
                ["NormalizedEmail"] = names.NormalizeEmail(row.Email),
                ["EmailConfirmed"] = row.EmailConfirmed == 1,
                ["PasswordHash"] = row.PasswordHash,
                ["SecurityStamp"] = row.SecurityStamp,
                ["IsEnabled"] = row.IsEnabled == 1,
                ["AccessFailedCount"] = row.AccessFailedCount,
                ["IsLockoutEnabled"] = row.LockoutEnabled == 1,
                ["TwoFactorEnabled"] = row.TwoFactorEnabled == 1,
                ["PhoneNumber"] = row.PhoneNumber,
                ["PhoneNumberConfirmed"] = row.PhoneNumberConfirmed == 1,
                ["RoleNames"] = new JsonArray([.. roles.Select(role => (JsonNode)role)]),
            });
        }
        return list;
    }

    private async Task<Person?> FindAsync(JsonElement user, Func<string, Task<Person?>> byId, Func<string, Task<Person?>> byLogin)
    {
        if (Text(user, "UserId") is { } id && await byId(id) is { } person)
            return person;
        // A name that is another person's address is not that person.
        return NameOf(user) is { } name && await byLogin(name) is { } named && names.NormalizeName(named.UserName) == names.NormalizeName(name) ? named : null;
    }

    // Recipes are read in no regard of case.
    private static JsonElement? Member(JsonElement user, string name)
    {
        foreach (var member in user.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
                return member.Value;
        }
        return null;
    }

    private static string? Text(JsonElement user, string name) =>
        Member(user, name) is { ValueKind: JsonValueKind.String } member && member.GetString() is { Length: > 0 } text ? text : null;

    private static bool? Flag(JsonElement user, string name) =>
        Member(user, name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } member ? member.GetBoolean() : null;

    private static int? Number(JsonElement user, string name) => Flag(user, name) is { } flag ? flag ? 1 : 0 : null;

    private sealed class Row
    {
        public required string Id { get; init; }
        public required string UserName { get; init; }
        public string? Email { get; init; }
        public int EmailConfirmed { get; init; }
        public string? PasswordHash { get; init; }
        public string? SecurityStamp { get; init; }
        public int IsEnabled { get; init; }
        public int AccessFailedCount { get; init; }
        public int LockoutEnabled { get; init; }
        public int TwoFactorEnabled { get; init; }
        public string? PhoneNumber { get; init; }
        public int PhoneNumberConfirmed { get; init; }
    }
}
