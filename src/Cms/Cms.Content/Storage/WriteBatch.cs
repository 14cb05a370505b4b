using System.Data.Common;

namespace Cms.Content.Storage;

/// <summary>One statement for many rows: prepared once on SQLite, sent in batches on PostgreSQL.</summary>
public static class WriteBatch
{
    private const int BatchSize = 500;

    /// <summary>Runs <paramref name="sql"/> for every row; <paramref name="values"/> gives the values of <paramref name="names"/> in their order. Returns how many rows changed.</summary>
    public static async Task<int> ExecuteManyAsync<T>(this WriteSession session, string sql, string[] names, IReadOnlyCollection<T> rows, Func<T, object?[]> values)
    {
        if (rows.Count == 0)
            return 0;
        return session.Connection.CanCreateBatch
            ? await SendAsync(session, sql, names, rows, values)
            : await RepeatAsync(session, sql, names, rows, values);
    }

    private static async Task<int> RepeatAsync<T>(WriteSession session, string sql, string[] names, IReadOnlyCollection<T> rows, Func<T, object?[]> values)
    {
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = sql;
        foreach (var name in names)
            command.Parameters.Add(Parameter(command.CreateParameter(), name, null));
        var changed = 0;
        foreach (var row in rows)
        {
            var given = values(row);
            for (var i = 0; i < names.Length; i++)
                command.Parameters[i].Value = given[i] ?? DBNull.Value;
            changed += await command.ExecuteNonQueryAsync();
        }
        return changed;
    }

    private static async Task<int> SendAsync<T>(WriteSession session, string sql, string[] names, IReadOnlyCollection<T> rows, Func<T, object?[]> values)
    {
        var changed = 0;
        foreach (var chunk in rows.Chunk(BatchSize))
        {
            await using var batch = session.Connection.CreateBatch();
            batch.Transaction = session.Transaction;
            foreach (var row in chunk)
            {
                var command = batch.CreateBatchCommand();
                command.CommandText = sql;
                var given = values(row);
                for (var i = 0; i < names.Length; i++)
                    command.Parameters.Add(Parameter(command.CreateParameter(), names[i], given[i]));
                batch.BatchCommands.Add(command);
            }
            changed += await batch.ExecuteNonQueryAsync();
        }
        return changed;
    }

    private static DbParameter Parameter(DbParameter parameter, string name, object? value)
    {
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        return parameter;
    }
}
