using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Users.Accounts;
using Cms.Users.People;
using Cms.Users.Sessions;
using Cms.Web.Security;
using Dapper;
using Microsoft.AspNetCore.Identity;

namespace Cms.Users.Passwords;

/// <summary>
/// Links by which a person chooses a password: a random 256-bit token of which only the hash is kept, for 24 hours, used once.
/// A user has one link at a time; a new one ends the one before.
/// </summary>
public sealed class PasswordLinks(Database database, UserDirectory users, IPasswordHasher<CmsUser> hasher, TimeProvider clock)
{
    public const string Address = "/account/set-password";
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The path with the token, to put behind the site's address.</summary>
    public async Task<string> CreateAsync(WriteSession session, string userId)
    {
        var token = LinkToken.New();
        var now = clock.GetUtcNow().UtcDateTime;
        await session.ExecuteAsync("DELETE FROM password_links WHERE user_id = @userId OR expires_utc <= @now", new { userId, now = UtcText.Format(now) });
        await session.ExecuteAsync("INSERT INTO password_links (token_hash, user_id, expires_utc) VALUES (@hash, @userId, @expires)",
            new { hash = LinkToken.Hash(token), userId, expires = UtcText.Format(now + Lifetime) });
        return $"{Address}?token={token}";
    }

    /// <summary>Whether the account got a link in the last five minutes.</summary>
    public async Task<bool> WasMadeLatelyAsync(WriteSession session, string userId) =>
        await session.QueryValueAsync<long>("SELECT count(*) FROM password_links WHERE user_id = @userId AND expires_utc > @late",
            new { userId, late = UtcText.Format(clock.GetUtcNow() + Lifetime - TimeSpan.FromMinutes(5)) }) > 0;

    /// <summary>Whose link it is, or null when it was used, is too old, or never was.</summary>
    public async Task<Person?> OwnerAsync(string? token)
    {
        if (string.IsNullOrEmpty(token))
            return null;
        await using var connection = await database.OpenAsync();
        var userId = await connection.ExecuteScalarAsync<string?>("SELECT user_id FROM password_links WHERE token_hash = @hash AND expires_utc > @now",
            new { hash = LinkToken.Hash(token), now = UtcText.Format(clock.GetUtcNow()) });
        return userId is not null && await users.FindAsync(userId) is { IsEnabled: true } owner ? owner : null;
    }

    /// <summary>Uses the link up and sets the password, in one; false when the link does not count (any more).</summary>
    public async Task<bool> UseAsync(string token, Person owner, string password)
    {
        // The slow part stays outside the transaction.
        var hash = hasher.HashPassword(new CmsUser { UserName = owner.UserName }, password);
        var (used, _) = await database.WriteAsync(async session =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (await session.ExecuteAsync("DELETE FROM password_links WHERE token_hash = @hash AND user_id = @UserId AND expires_utc > @now",
                    new { hash = LinkToken.Hash(token), owner.UserId, now = UtcText.Format(now) }) == 0)
                return false;
            await users.SetPasswordHashAsync(session, owner.UserId, hash);
            await UserSessions.EndOthersAsync(session, owner.UserId, null);
            await session.AuditAsync(new Actor(owner.UserId, owner.UserName, new HashSet<string>()), "password.set", null, null, "by link", now);
            return true;
        });
        return used;
    }
}
