using System.Diagnostics;
using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Users.Accounts;
using Cms.Users.People;
using Microsoft.AspNetCore.Identity;

namespace Cms.Users.SignIn;

/// <summary>
/// Judges a password. Each attempt is counted before the password is looked at, in one statement, so that many at once cannot pass the limit:
/// after five failures in a row the account pauses for five minutes. Every refusal takes as long and says as little as any other.
/// </summary>
public sealed class SignInAttempts(Database database, UserDirectory directory, UserManager<CmsUser> users, IPasswordHasher<CmsUser> hasher, TimeProvider clock)
{
    public const int Limit = 5;
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Refusal = TimeSpan.FromMilliseconds(500);
    private const int LongestPassword = Passwords.PasswordRules.MaximumLength;
    private static readonly CmsUser Nobody = new();
    private static string? nobodysHash;

    /// <summary>The user when name (or address) and password are right and the account may sign in now; otherwise null.</summary>
    /// <param name="settles">The password alone is what was asked for: the failures before it are forgotten also where signing in takes a second step.</param>
    public Task<CmsUser?> JudgeAsync(string? login, string? password, bool settles = false) => SlowlyAsync(() => FindAsync(login, password, settles));

    /// <summary>Another secret of an account, such as a code: an attempt like one with a password. Null when it is wrong, or while the account pauses.</summary>
    public Task<T?> TryAsync<T>(string userId, Func<Task<T?>> judge) where T : class => SlowlyAsync(async () =>
    {
        if (!await BeginAsync(userId) || await judge() is not { } right)
            return null;
        await SettleAsync(userId);
        return right;
    });

    private static async Task<T?> SlowlyAsync<T>(Func<Task<T?>> judge) where T : class
    {
        var started = Stopwatch.GetTimestamp();
        if (await judge() is { } right)
            return right;
        if (Refusal - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } rest)
            await Task.Delay(rest);
        return null;
    }

    private Task SettleAsync(string userId) => database.WriteAsync(session => session.ExecuteAsync("UPDATE users SET access_failed_count = 0, lockout_end = NULL WHERE id = @userId", new { userId }));

    private async Task<CmsUser?> FindAsync(string? login, string? password, bool settles)
    {
        var known = string.IsNullOrWhiteSpace(login) ? null : await directory.FindByLoginAsync(login);
        var given = password is { Length: > 0 and <= LongestPassword } ? password : null;
        if (known is not { IsEnabled: true, HasPassword: true } || given is null || !await BeginAsync(known.UserId))
        {
            nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
            hasher.VerifyHashedPassword(Nobody, nobodysHash, given ?? "");
            return null;
        }
        if (await users.FindByIdAsync(known.UserId) is not { } user || !await users.CheckPasswordAsync(user, given))
            return null;
        // Who knows a password could otherwise guess at codes for ever, by giving it again after every few.
        if (user.TwoFactorEnabled && !settles)
            return user;
        await SettleAsync(user.Id);
        (user.AccessFailedCount, user.LockoutEnd) = (0, null);
        return user;
    }

    // False while the account pauses. The attempt that reaches the limit still counts; if its password is right, the pause it began is taken back.
    private async Task<bool> BeginAsync(string userId)
    {
        var (may, _) = await database.WriteAsync(async session =>
        {
            var now = clock.GetUtcNow();
            var changed = await session.ExecuteAsync(
                """
                UPDATE users SET
                    lockout_end = CASE WHEN access_failed_count + 1 >= @Limit THEN @until ELSE NULL END,
                    access_failed_count = CASE WHEN access_failed_count + 1 >= @Limit THEN 0 ELSE access_failed_count + 1 END
                WHERE id = @userId AND (lockout_end IS NULL OR lockout_end <= @now)
                """, new { userId, Limit, now = UtcText.Format(now), until = UtcText.Format(now + Pause) });
            return changed > 0;
        });
        return may;
    }
}
