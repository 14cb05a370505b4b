using System.Collections.Concurrent;
using Cms.Content.Model;
using Cms.Content.Storage;
using Dapper;

namespace Cms.Users.Sessions;

/// <summary>One device on which somebody is signed in. <paramref name="Device"/> is what its browser says of itself, in words. Times are UTC.</summary>
public sealed record UserSession(string SessionId, string Device, DateTime StartedUtc, DateTime SeenUtc);

/// <summary>
/// Where people are signed in: each sign-in is a row, which its cookie names, and a cookie whose row is gone lets nobody in. What is asked at every request is
/// remembered for a minute; what ends in this process ends at once.
/// </summary>
public sealed class UserSessions
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private readonly Database database;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, string? UserId)> known = new(StringComparer.Ordinal);

    public UserSessions(Database database, TimeProvider clock) => (this.database, this.clock) = (database, clock);

    /// <returns>The session's id, for the cookie.</returns>
    public async Task<string> StartAsync(WriteSession session, string userId, string device)
    {
        var (id, now) = (ContentIds.New(), clock.GetUtcNow());
        await session.ExecuteAsync("DELETE FROM user_sessions WHERE seen_utc < @old", new { old = UtcText.Format(now - Kept) });
        await session.ExecuteAsync("INSERT INTO user_sessions (session_id, user_id, device, started_utc, seen_utc) VALUES (@id, @userId, @device, @now, @now)",
            new { id, userId, device, now = UtcText.Format(now) });
        return id;
    }

    /// <summary>Whether a cookie's session is open and this user's.</summary>
    public async Task<bool> IsOpenAsync(string? sessionId, string? userId)
    {
        if (sessionId is null || userId is null)
            return false;
        var now = clock.GetUtcNow();
        if (known.TryGetValue(sessionId, out var entry) && entry.At <= now && now - entry.At < Remembered)
            return entry.UserId == userId;
        var (owner, _) = await database.WriteAsync(async session =>
        {
            await session.ExecuteAsync("UPDATE user_sessions SET seen_utc = @now WHERE session_id = @sessionId", new { sessionId, now = UtcText.Format(now) });
            return await session.QueryValueAsync<string?>("SELECT user_id FROM user_sessions WHERE session_id = @sessionId", new { sessionId });
        });
        if (known.Count > 10_000)
            known.Clear();
        known[sessionId] = (now, owner);
        return owner == userId;
    }

    /// <summary>A user's open sessions, the one seen last first.</summary>
    public async Task<IReadOnlyList<UserSession>> OfAsync(string userId)
    {
        await using var connection = await database.OpenAsync();
        var rows = await connection.QueryAsync<(string Id, string Device, string Started, string Seen)>(
            "SELECT session_id, device, started_utc, seen_utc FROM user_sessions WHERE user_id = @userId ORDER BY seen_utc DESC, session_id", new { userId });
        return [.. rows.Select(row => new UserSession(row.Id, row.Device, UtcText.Parse(row.Started) ?? default, UtcText.Parse(row.Seen) ?? default))];
    }

    /// <summary>Ends a session of a user; other people's are not touched.</summary>
    public async Task EndAsync(string userId, string sessionId)
    {
        await database.WriteAsync(session => session.ExecuteAsync("DELETE FROM user_sessions WHERE session_id = @sessionId AND user_id = @userId", new { sessionId, userId }));
        known.Clear();
    }

    /// <param name="except">Stays open; null ends them all.</param>
    public async Task EndOthersAsync(string userId, string? except)
    {
        await database.WriteAsync(session => EndOthersAsync(session, userId, except));
        known.Clear();
    }

    /// <summary>The same within a transaction that does more; this process may let an ended session in for up to a minute.</summary>
    public static Task<int> EndOthersAsync(WriteSession session, string userId, string? except) =>
        session.ExecuteAsync("DELETE FROM user_sessions WHERE user_id = @userId AND session_id <> @except", new { userId, except = except ?? "" });
}
