using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Users.Admin;
using Cms.Users.Roles;
using Microsoft.AspNetCore.Identity;

namespace Cms.Users.People;

/// <summary>A user of a recipe, checked. <paramref name="Here"/> is the account it changes; <paramref name="RoleNames"/> are roles of this site, null when the recipe says nothing of them.</summary>
public sealed record ImportedUser(JsonElement Json, string UserId, Person? Here, IReadOnlyList<string>? RoleNames);

/// <summary>
/// Users in the shape of Orchard's recipe step <c>Users</c>. A password hash is carried as it is, so that people sign in as before; what no column holds
/// stands beside the account as the document <c>user-members/ID</c>.
/// </summary>
public sealed class OrchardUsers(UserDirectory users, RoleBook roles, ILookupNormalizer names)
{
    public const string KeptKind = "user-members";

    /// <summary>The user that the JSON means: the one with its id or, failing that, its name.</summary>
    public async Task<Person?> FindAsync(JsonElement user)
    {
        if (UserJson.Text(user, "UserId") is { } id && await users.FindAsync(id) is { } person)
            return person;
        // A name that is another person's address is not that person.
        return UserJson.Text(user, "UserName") is { } name && await users.FindByLoginAsync(name) is { } named && names.NormalizeName(named.UserName) == names.NormalizeName(name) ? named : null;
    }

    /// <summary>Which of the user's name and address belong to an account other than <paramref name="here"/>.</summary>
    public async Task<IReadOnlyList<(string Member, string What)>> TakenAsync(JsonElement user, Person? here)
    {
        var taken = new List<(string, string)>();
        foreach (var member in new[] { "UserName", "Email" })
        {
            if (UserJson.Text(user, member) is { } text && await users.FindByLoginAsync(text) is { } other && other.UserId != here?.UserId)
                taken.Add((member, $"The account {other.UserName} of this site signs in with '{text}'."));
        }
        return taken;
    }

    /// <summary>Creates the user, or changes the one who is here. Members the JSON does not have stay as they are.</summary>
    public async Task ImportAsync(WriteSession session, Actor actor, ImportedUser user)
    {
        var (json, id, here, _) = user;
        var userName = UserJson.Text(json, "UserName")!;
        var hash = UserJson.Text(json, "PasswordHash");
        if (here is null)
        {
            await users.CreateAsync(session, new NewUser(userName, "", UserJson.Text(json, "Email")) { UserId = id, PasswordHash = hash, RoleNames = user.RoleNames ?? [] });
        }
        else
        {
            await users.SetNamesAsync(session, id, userName, here.DisplayName, UserJson.Text(json, "Email") ?? here.Email);
            if (hash is not null)
                await users.SetPasswordHashAsync(session, id, hash);
            if (user.RoleNames is { } given)
                await users.SetRolesAsync(session, id, given);
            if (here.HasTwoStep && UserJson.Flag(json, "TwoFactorEnabled") is false)
                await users.ForgetTwoStepAsync(session, id);
        }
        if (UserJson.Flag(json, "IsEnabled") is { } enabled && enabled != (here?.IsEnabled ?? true))
            await users.SetEnabledAsync(session, id, enabled);
        await session.ExecuteAsync(
            """
            UPDATE users SET email_confirmed = coalesce(@confirmed, email_confirmed), lockout_enabled = coalesce(@lockout, lockout_enabled),
                access_failed_count = coalesce(@failed, access_failed_count), security_stamp = coalesce(@stamp, security_stamp),
                phone_number = coalesce(@phone, phone_number), phone_number_confirmed = coalesce(@phoneConfirmed, phone_number_confirmed) WHERE id = @id
            """,
            new
            {
                id,
                confirmed = Bit(json, "EmailConfirmed"),
                lockout = Bit(json, "IsLockoutEnabled"),
                failed = UserJson.Number(json, "AccessFailedCount"),
                // The stamp of an account that is here ends its sessions when something changed; an old one from a file would let them live on.
                stamp = here is null ? UserJson.Text(json, "SecurityStamp") : null,
                phone = UserJson.Text(json, "PhoneNumber"),
                phoneConfirmed = Bit(json, "PhoneNumberConfirmed"),
            });
        await session.AuditAsync(actor, here is null ? "user.imported" : "user.replaced", null, null, $"{userName}: {string.Join(", ", user.RoleNames ?? here?.RoleNames ?? [])}", await session.NowAsync());
    }

    /// <summary>After people were replaced: whoever could manage the site may have been the last.</summary>
    /// <exception cref="UserRuleException">Nobody would be left who can manage the site.</exception>
    public async Task KeepAnOwnerAsync(WriteSession session, IReadOnlyList<Person> before)
    {
        var owners = (await roles.AllAsync()).Values.Where(role => role.IsSiteOwner).Select(role => role.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (before.Any(IsOwner) && !(await users.ListAsync(session)).Any(IsOwner))
            throw new UserRuleException("The recipe takes the last administrator away. Somebody must stay who can manage the site.");
        bool IsOwner(Person person) => person.IsEnabled && person.RoleNames.Any(owners.Contains);
    }

    /// <summary>Every user with the password hash: the result opens accounts, so only a backup or a move asks for it.</summary>
    public async Task<IReadOnlyList<JsonObject>> ExportAsync(ExportContext export)
    {
        var list = new List<JsonObject>();
        var kept = (await export.DocumentsAsync(KeptKind)).ToDictionary(document => document.Name, document => ContentJson.ToObject(document.Json), StringComparer.Ordinal);
        foreach (var row in await export.QueryAsync<Row>(
            """
            SELECT id AS Id, user_name AS UserName, email AS Email, email_confirmed AS EmailConfirmed, password_hash AS PasswordHash, security_stamp AS SecurityStamp,
                is_enabled AS IsEnabled, access_failed_count AS AccessFailedCount, lockout_enabled AS LockoutEnabled, two_factor_enabled AS TwoFactorEnabled,
                phone_number AS PhoneNumber, phone_number_confirmed AS PhoneNumberConfirmed
            FROM users ORDER BY normalized_user_name, id
            """))
        {
            var beside = kept.GetValueOrDefault(row.Id) ?? [];
            var given = await export.QueryAsync<string>("SELECT role_name FROM user_roles WHERE user_id = @Id ORDER BY role_name", new { row.Id });
            var user = new JsonObject
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
                ["RoleNames"] = new JsonArray([.. given.Concat(Roles(beside)).Select(role => (JsonNode)role)]),
            };
            foreach (var (name, value) in beside.Where(member => member.Key != UserJson.UnknownRoles))
                user[name] = value?.DeepClone();
            list.Add(user);
        }
        return list;
    }

    private static IEnumerable<string> Roles(JsonObject beside) => (beside[UserJson.UnknownRoles] as JsonArray ?? []).Select(role => role!.GetValue<string>());

    private static int? Bit(JsonElement user, string name) => UserJson.Flag(user, name) is { } flag ? flag ? 1 : 0 : null;

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
