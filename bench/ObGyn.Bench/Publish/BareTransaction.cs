using Cms.Content.Model;
using Cms.Content.Storage;
using Dapper;
using System.Data.Common;

namespace ObGyn.Bench.Publish;

/// <summary>
/// The rows that a publication must write, on a copy of the site's database over a connection that stays open: two pointers, the counter, a feed row, an audit row, one commit to disk.
/// </summary>
internal sealed class BareTransaction(DbConnection connection, string itemId, string versionId)
{
    private static readonly string At = UtcText.Format(new DateTime(2026, 1, 31, 9, 0, 0, DateTimeKind.Utc));

    public static async Task<BareTransaction> OpenAsync(Database copy, string itemId)
    {
        var connection = await copy.OpenAsync();
        var version = await connection.QuerySingleAsync<string>("SELECT published_version FROM content_items WHERE item_id = @itemId", new { itemId });
        return new BareTransaction(connection, itemId, version);
    }

    public async Task RunAsync()
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("UPDATE content_items SET published_version = @versionId WHERE item_id = @itemId", new { itemId, versionId }, transaction);
        await connection.ExecuteAsync("UPDATE content_versions SET published_utc = @At WHERE version_id = @versionId", new { At, versionId }, transaction);
        var sequence = await connection.QuerySingleAsync<long>("UPDATE feed_counter SET sequence = sequence + 1 WHERE id = 1 RETURNING sequence", transaction: transaction);
        await connection.ExecuteAsync(
            "INSERT INTO feed (sequence, kind, item_id, version_id, content_type, culture, facets, places, actor, at_utc) VALUES (@sequence, 'item', @itemId, @versionId, 'ConditionPage', 'en', 1, '', 'bench', @At)",
            new { sequence, itemId, versionId, At }, transaction);
        await connection.ExecuteAsync(
            "INSERT INTO audit (audit_id, at_utc, actor, action, item_id, version_id) VALUES (@id, @At, 'bench', 'publish', @itemId, @versionId)",
            new { id = ContentIds.New(), At, itemId, versionId }, transaction);
        await transaction.CommitAsync();
    }
}
