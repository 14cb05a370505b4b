using Cms.Content.Model;
using Dapper;

namespace Cms.Content.Storage;

/// <summary>
/// One numbered step of a module's tables. A module's numbers start at 1 and have no gaps; each runs once, in a transaction of its own.
/// The SQL is written once for both engines.
/// </summary>
public sealed record SchemaUpgrade(string Module, int Number, Func<WriteSession, Task> Apply)
{
    /// <summary>The part records whose definitions this step brings: code relies on their fields, so no recipe may remove or retype them.</summary>
    public IReadOnlyList<Type> Records { get; init; } = [];

    public static SchemaUpgrade Sql(string module, int number, string sql) => new(module, number, session => session.ExecuteAsync(sql));
}

public sealed class SchemaTooNewException(string module, int stored, int known)
    : Exception($"The database's tables of '{module}' are of version {stored}, this program knows them up to {known}. Start the newer program, or restore a backup made with this one.");

/// <summary>Brings the database to what this program expects; refuses one that is newer than the program.</summary>
public static class SchemaUpgrader
{
    public static async Task RunAsync(Database database, IEnumerable<SchemaUpgrade> upgrades)
    {
        await database.WriteAsync(session => session.ExecuteAsync("CREATE TABLE IF NOT EXISTS schema_versions (module text NOT NULL PRIMARY KEY, number integer NOT NULL, applied_utc text NOT NULL)"));
        foreach (var module in upgrades.GroupBy(upgrade => upgrade.Module))
        {
            var steps = module.OrderBy(step => step.Number).ToList();
            if (steps.Where((step, index) => step.Number != index + 1).Any())
                throw new InvalidOperationException($"The upgrades of module '{module.Key}' must be numbered from 1 without gaps.");
            int stored;
            await using (var connection = await database.OpenAsync())
                stored = await connection.ExecuteScalarAsync<int?>("SELECT number FROM schema_versions WHERE module = @Key", new { module.Key }) ?? 0;
            if (stored > steps.Count)
                throw new SchemaTooNewException(module.Key, stored, steps.Count);
            foreach (var step in steps.Skip(stored))
            {
                await database.WriteAsync(async session =>
                {
                    // Two processes may start at once: the second finds the step done.
                    if (database.Engine is DatabaseEngine.PostgreSql)
                        await session.ExecuteAsync("LOCK TABLE schema_versions IN EXCLUSIVE MODE");
                    var now = await session.QueryValueAsync<int?>("SELECT number FROM schema_versions WHERE module = @Module", new { step.Module }) ?? 0;
                    if (now >= step.Number)
                        return;
                    await step.Apply(session);
                    await session.ExecuteAsync(
                        "INSERT INTO schema_versions (module, number, applied_utc) VALUES (@Module, @Number, @at) ON CONFLICT (module) DO UPDATE SET number = excluded.number, applied_utc = excluded.applied_utc",
                        new { step.Module, step.Number, at = UtcText.Format(await session.NowAsync()) });
                });
            }
        }
    }
}
