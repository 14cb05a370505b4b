using System.Data.Common;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Users.Sessions;
using Cms.Web.Security;
using Dapper;
using Microsoft.AspNetCore.Identity;

namespace Cms.Users.People;

/// <summary>
/// The users by hand-written SQL, for recipes, pages and rules. What changes takes the open transaction, so that it is one with what else is written;
/// it asks no permission: the callers do. Whoever holds the change feed learns of a change as <c>users/ID</c>.
/// </summary>
public sealed class UserDirectory(Database database, ILookupNormalizer names)
{
    public const string FeedKind = IPeople.FeedKind;
    private const int MaxLength = 256;

    public async Task<Person?> FindAsync(string userId)
    {
        await using var connection = await database.OpenAsync();
        return (await ReadAsync(connection, null, "u.id = @userId", new { userId }, 1)).SingleOrDefault();
    }

    public async Task<Person?> FindAsync(WriteSession session, string userId) =>
        (await ReadAsync(session.Connection, session.Transaction, "u.id = @userId", new { userId }, 1)).SingleOrDefault();

    /// <summary>By user name or, when there is none of that name, by email address.</summary>
    public async Task<Person?> FindByLoginAsync(string login)
    {
        await using var connection = await database.OpenAsync();
        return await FindByLoginAsync(connection, null, login);
    }

    public Task<Person?> FindByLoginAsync(WriteSession session, string login) => FindByLoginAsync(session.Connection, session.Transaction, login);

    /// <summary>Users whose name or address holds some text, by name.</summary>
    public async Task<IReadOnlyList<Person>> ListAsync(string? search = null, int take = 500)
    {
        await using var connection = await database.OpenAsync();
        return await ReadAsync(connection, null, "@like IS NULL OR u.normalized_user_name LIKE @like OR u.normalized_email LIKE @like OR upper(u.display_name) LIKE @like",
            new { like = string.IsNullOrWhiteSpace(search) ? null : $"%{names.NormalizeName(search.Trim())}%" }, take);
    }

    public Task<IReadOnlyList<Person>> ListAsync(WriteSession session) => ReadAsync(session.Connection, session.Transaction, "1 = 1", new { }, int.MaxValue);

    public async Task<string> CreateAsync(WriteSession session, NewUser user)
    {
        var userName = UserNames.Check(user.UserName, user.Email);
        var email = UserNames.CheckEmail(user.Email);
        await RefuseTakenAsync(session, userName, email);
        var id = user.UserId ?? ContentIds.New();
        await session.ExecuteAsync(
            """
            INSERT INTO users (id, user_name, normalized_user_name, display_name, email, normalized_email, email_confirmed, is_enabled, password_hash,
                security_stamp, concurrency_stamp, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
            VALUES (@id, @userName, @normalizedName, @displayName, @email, @normalizedEmail, 0, 1, @PasswordHash, @stamp, @stamp, 0, 0, 1, 0)
            """,
            new { id, userName, normalizedName = names.NormalizeName(userName), displayName = DisplayName(user.DisplayName, userName), email, normalizedEmail = names.NormalizeEmail(email), user.PasswordHash, stamp = Stamp() });
        await SetRolesAsync(session, id, user.RoleNames);
        return id;
    }

    public async Task SetRolesAsync(WriteSession session, string userId, IEnumerable<string> roleNames)
    {
        await session.ExecuteAsync("DELETE FROM user_roles WHERE user_id = @userId", new { userId });
        foreach (var role in roleNames.Distinct(StringComparer.OrdinalIgnoreCase))
            await session.ExecuteAsync("INSERT INTO user_roles (user_id, role_name) VALUES (@userId, @role)", new { userId, role });
        Tell(session, userId);
    }

    /// <summary>A disabled user is signed out everywhere, and links to choose a password die.</summary>
    public async Task SetEnabledAsync(WriteSession session, string userId, bool enabled)
    {
        await ChangeAsync(session, userId, "is_enabled = @enabled, security_stamp = @stamp", new { userId, enabled = enabled ? 1 : 0, stamp = Stamp() });
        if (!enabled)
        {
            await session.ExecuteAsync("DELETE FROM password_links WHERE user_id = @userId", new { userId });
            await UserSessions.EndOthersAsync(session, userId, null);
        }
    }

    /// <summary>Signing in takes the password alone again: the secret and the recovery codes are gone, and sessions end.</summary>
    public async Task ForgetTwoStepAsync(WriteSession session, string userId)
    {
        await ChangeAsync(session, userId, "two_factor_enabled = 0, security_stamp = @stamp", new { userId, stamp = Stamp() });
        await session.ExecuteAsync("DELETE FROM user_tokens WHERE user_id = @userId", new { userId });
        await UserSessions.EndOthersAsync(session, userId, null);
    }

    /// <summary>Takes a hash as Identity (version 3) and Orchard write it. Who was signed in with the old password is out; a pause after failures ends.</summary>
    public Task SetPasswordHashAsync(WriteSession session, string userId, string passwordHash) =>
        ChangeAsync(session, userId, "password_hash = @passwordHash, security_stamp = @stamp, access_failed_count = 0, lockout_end = NULL", new { userId, passwordHash, stamp = Stamp() });

    public async Task SetNamesAsync(WriteSession session, string userId, string userName, string displayName, string? email)
    {
        var name = UserNames.Check(userName, email);
        var address = UserNames.CheckEmail(email);
        await RefuseTakenAsync(session, name, address, userId);
        await ChangeAsync(session, userId, "user_name = @name, normalized_user_name = @normalizedName, display_name = @displayName, email = @address, normalized_email = @normalizedEmail",
            new { userId, name, normalizedName = names.NormalizeName(name), displayName = DisplayName(displayName, name), address, normalizedEmail = names.NormalizeEmail(address), stamp = Stamp() });
    }

    // The concurrency stamp tells Identity that a row it read earlier is old.
    private static async Task ChangeAsync(WriteSession session, string userId, string columns, object parameters)
    {
        if (await session.ExecuteAsync($"UPDATE users SET {columns}, concurrency_stamp = @stamp WHERE id = @userId", parameters) == 0)
            throw new NotFoundException("This user");
        Tell(session, userId);
    }

    private async Task RefuseTakenAsync(WriteSession session, string userName, string? email, string except = "")
    {
        if (await session.QueryValueAsync<long>("SELECT count(*) FROM users WHERE normalized_user_name = @name AND id <> @except", new { name = names.NormalizeName(userName), except }) > 0)
            throw new InvalidUserException("UserName", $"There is already a user “{userName}”. Choose another user name.");
        if (email is not null && await session.QueryValueAsync<long>("SELECT count(*) FROM users WHERE normalized_email = @email AND id <> @except", new { email = names.NormalizeEmail(email), except }) > 0)
            throw new InvalidUserException("Email", $"Another user has the address {email} already.");
    }

    private async Task<Person?> FindByLoginAsync(DbConnection connection, DbTransaction? transaction, string login)
    {
        if (login.Length > MaxLength)
            return null;
        var name = names.NormalizeName(login.Trim());
        var found = await ReadAsync(connection, transaction, "u.normalized_user_name = @name OR u.normalized_email = @name", new { name }, 2);
        return found.FirstOrDefault(person => names.NormalizeName(person.UserName) == name) ?? found.FirstOrDefault();
    }

    private static async Task<IReadOnlyList<Person>> ReadAsync(DbConnection connection, DbTransaction? transaction, string where, object parameters, int take)
    {
        var rows = await connection.QueryAsync<Row>(
            $"""
            SELECT u.id AS Id, u.user_name AS UserName, u.display_name AS DisplayName, u.email AS Email, u.is_enabled AS Enabled,
                CASE WHEN u.password_hash IS NULL THEN 0 ELSE 1 END AS Password, u.two_factor_enabled AS TwoStep
            FROM users u WHERE {where} ORDER BY u.normalized_user_name LIMIT {take}
            """, parameters, transaction);
        var roles = (await connection.QueryAsync<(string UserId, string Role)>($"SELECT r.user_id, r.role_name FROM user_roles r JOIN users u ON u.id = r.user_id WHERE {where} ORDER BY r.role_name", parameters, transaction))
            .ToLookup(row => row.UserId, row => row.Role);
        return [.. rows.Select(row => new Person(row.Id, row.UserName, row.DisplayName, row.Email, row.Enabled == 1, row.Password == 1, [.. roles[row.Id]]) { HasTwoStep = row.TwoStep == 1 })];
    }

    private static void Tell(WriteSession session, string userId) => session.Tell(new FeedRow(FeedRow.Document) { ItemId = $"{FeedKind}/{userId}" });

    private static string DisplayName(string displayName, string userName) => string.IsNullOrWhiteSpace(displayName) ? userName : displayName.Trim();

    private static string Stamp() => Guid.NewGuid().ToString("N").ToUpperInvariant();

    private sealed class Row
    {
        public required string Id { get; init; }
        public required string UserName { get; init; }
        public required string DisplayName { get; init; }
        public string? Email { get; init; }
        public int Enabled { get; init; }
        public int Password { get; init; }
        public int TwoStep { get; init; }
    }
}
