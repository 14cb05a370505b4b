using System.Data.Common;
using Cms.Content.Model;
using Dapper;

namespace Cms.Content.Storage;

/// <summary>
/// One open write transaction. Write actions speak SQL through it and say what the change feed is to tell; the rows are numbered at the very end,
/// because a number taken earlier could commit after a higher one, and readers would skip it for ever.
/// </summary>
public sealed class WriteSession(Database database, DbConnection connection, DbTransaction transaction)
{
    private readonly List<FeedRow> feed = [];
    private readonly List<Func<long, Task>> beforeCommit = [];
    private readonly HashSet<string> live = new(StringComparer.Ordinal);

    public DbConnection Connection => connection;
    public DbTransaction Transaction => transaction;
    public DatabaseEngine Engine => database.Engine;
    public int FeedRows => feed.Count;
    internal Reads Reads => new(connection, transaction);

    public Task<int> ExecuteAsync(string sql, object? parameters = null) => connection.ExecuteAsync(sql, parameters, transaction);

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) => (await connection.QueryAsync<T>(sql, parameters, transaction)).AsList();

    public Task<T?> QueryValueAsync<T>(string sql, object? parameters = null) => connection.ExecuteScalarAsync<T>(sql, parameters, transaction);

    public Task<T?> QueryOneAsync<T>(string sql, object? parameters = null) => connection.QuerySingleOrDefaultAsync<T>(sql, parameters, transaction);

    public Task<DateTime> NowAsync() => database.NowAsync(connection, transaction);

    /// <summary>What visitors see of an item may be another thing after this transaction: its version, its address or its place.</summary>
    public void LiveMayChange(string itemId) => live.Add(itemId);

    public void Tell(FeedRow row) => feed.Add(row);

    /// <summary>Runs when the transaction knows its feed position, still inside it: a schedule notes where its publication stands.</summary>
    public void OnPosition(Func<long, Task> action) => beforeCommit.Add(action);

    public Task AuditAsync(Actor actor, string action, string? itemId, string? versionId, string? detail, DateTime at) => ExecuteAsync(
        "INSERT INTO audit (audit_id, at_utc, actor, action, item_id, version_id, detail) VALUES (@id, @at, @name, @action, @itemId, @versionId, @detail)",
        new { id = ContentIds.New(), at = UtcText.Format(at), name = actor.UserName, action, itemId, versionId, detail });

    internal async Task<long> AppendFeedAsync()
    {
        await LiveHistory.WriteAsync(this, live);
        if (feed.Count == 0)
            return 0;
        var at = UtcText.Format(await NowAsync());
        // PostgreSQL delivers the notice when the transaction commits, and not when it does not.
        var notify = Engine is DatabaseEngine.PostgreSql ? $", pg_notify('{FeedSignal.Channel}', CAST(sequence AS text))" : "";
        var last = await QueryValueAsync<long>($"UPDATE feed_counter SET sequence = sequence + @count WHERE id = 1 RETURNING sequence{notify}", new { count = feed.Count });
        var sequence = last - feed.Count;
        await this.ExecuteManyAsync(
            """
            INSERT INTO feed (sequence, kind, item_id, version_id, content_type, culture, facets, old_path, new_path, places, actor, at_utc)
            VALUES (@sequence, @kind, @item, @version, @type, @culture, @facets, @oldPath, @newPath, @places, @actor, @at)
            """,
            ["sequence", "kind", "item", "version", "type", "culture", "facets", "oldPath", "newPath", "places", "actor", "at"], feed,
            row => [++sequence, row.Kind, row.ItemId, row.VersionId, row.ContentType, row.Culture, (int)row.Facets, row.OldPath, row.NewPath, string.Join('\n', row.Places), row.Actor, at]);
        foreach (var action in beforeCommit)
            await action(last);
        return last;
    }
}
