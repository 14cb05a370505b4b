using Cms.Content.Storage;
using Dapper;

namespace Cms.Web.Admin.Preferences;

/// <summary>What one person wants of the desk: small named texts, such as kept views of the list. No feed row: nobody else is told.</summary>
public sealed class DeskPreferences(Database database)
{
    public async Task<string?> FindAsync(string userId, string name)
    {
        await using var connection = await database.OpenAsync();
        return await connection.ExecuteScalarAsync<string?>("SELECT value FROM desk_preferences WHERE user_id = @userId AND name = @name", new { userId, name });
    }

    /// <summary>Those whose names begin so, by name.</summary>
    public async Task<IReadOnlyList<(string Name, string Value)>> AllAsync(string userId, string beginning)
    {
        await using var connection = await database.OpenAsync();
        return (await connection.QueryAsync<(string, string)>(
            "SELECT name, value FROM desk_preferences WHERE user_id = @userId AND substr(name, 1, @length) = @beginning ORDER BY name", new { userId, beginning, length = beginning.Length })).AsList();
    }

    public Task SetAsync(string userId, string name, string value) => database.WriteAsync(session => session.ExecuteAsync(
        "INSERT INTO desk_preferences (user_id, name, value) VALUES (@userId, @name, @value) ON CONFLICT (user_id, name) DO UPDATE SET value = excluded.value", new { userId, name, value }));

    public Task RemoveAsync(string userId, string name) => database.WriteAsync(session => session.ExecuteAsync(
        "DELETE FROM desk_preferences WHERE user_id = @userId AND name = @name", new { userId, name }));
}
