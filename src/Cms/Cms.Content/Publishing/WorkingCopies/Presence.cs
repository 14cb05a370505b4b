using Cms.Content.Model;
using Cms.Content.Storage;
using Dapper;

namespace Cms.Content.Publishing.WorkingCopies;

/// <summary>Who has a page open. It locks nothing and is never waited for: a comfort, told every twenty seconds and forgotten after sixty.</summary>
public sealed class Presence(Database database)
{
    /// <summary>How long someone counts as here after the last sign of life.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromSeconds(60);
    private const int LongestPlace = 200;

    /// <param name="place">Where in the page, in words (<see cref="Joining.JoinPlace.Words"/>); null when nothing is chosen.</param>
    public Task SeeAsync(Actor actor, string itemId, string? place) => database.WriteAsync(async session => await session.ExecuteAsync(
        """
        INSERT INTO editor_presence (item_id, user_id, user_name, place, seen_utc) VALUES (@itemId, @UserId, @UserName, @place, @now)
        ON CONFLICT (item_id, user_id) DO UPDATE SET user_name = excluded.user_name, place = excluded.place, seen_utc = excluded.seen_utc
        """, new { itemId, actor.UserId, actor.UserName, place = place?[..Math.Min(place.Length, LongestPlace)], now = UtcText.Format(await session.NowAsync()) }));

    public Task LeaveAsync(Actor actor, string itemId) => database.WriteAsync(session => session.ExecuteAsync(
        "DELETE FROM editor_presence WHERE item_id = @itemId AND user_id = @UserId", new { itemId, actor.UserId }));

    /// <summary>Everyone else who has the page open now, by name.</summary>
    public async Task<IReadOnlyList<PersonHere>> OthersAsync(string itemId, string userId)
    {
        await using var connection = await database.OpenAsync();
        var since = UtcText.Format(await database.NowAsync(connection) - Shown);
        var rows = await connection.QueryAsync<(string UserId, string UserName, string? Place, string SeenUtc)>(
            "SELECT user_id, user_name, place, seen_utc FROM editor_presence WHERE item_id = @itemId AND user_id <> @userId AND seen_utc > @since ORDER BY user_name, user_id", new { itemId, userId, since });
        return [.. rows.Select(row => new PersonHere(row.UserId, row.UserName, row.Place, UtcText.Parse(row.SeenUtc)!.Value))];
    }
}

/// <summary>Someone who has the page open, and in which section (in words), if known.</summary>
public sealed record PersonHere(string UserId, string UserName, string? Place, DateTime SeenUtc);
