using System.Data.Common;
using System.Diagnostics;
using Cms.Content.Storage;
using Dapper;
using ObGyn.Bench.Measuring;

namespace ObGyn.Bench.Import;

/// <summary>Seconds, and the most memory that the process ever held, in bytes.</summary>
internal sealed record Inserted(int Rows, double Seconds, long PeakBytes);

/// <summary>The rows that an import added, written into a site without them: prepared inserts in one transaction, the site's own connection settings, and nothing else.</summary>
internal static class BareInserts
{
    private static readonly string[] Tables = ["content_items", "content_versions", "content_references", "routes", "redirects", "feed", "audit"];

    public static async Task<int> RunAsync(string data, string imported)
    {
        await using var database = Database.Sqlite(Path.Combine(data, "site.db"));
        await using var connection = await database.OpenAsync();
        var rows = await AddedAsync(connection, Path.Combine(imported, "site.db"));
        var started = Stopwatch.GetTimestamp();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            foreach (var (table, values) in rows)
                Insert(connection, transaction, table, values);
            await transaction.CommitAsync();
        }
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Child.Say(Console.Out, new Inserted(rows.Sum(table => table.Values.Count), seconds, Process.GetCurrentProcess().PeakWorkingSet64));
        return 0;
    }

    private static async Task<List<(string Table, List<object[]> Values)>> AddedAsync(DbConnection connection, string imported)
    {
        await connection.ExecuteAsync("ATTACH DATABASE @imported AS imported", new { imported });
        var added = new List<(string, List<object[]>)>();
        foreach (var table in Tables)
        {
            await using var reader = await connection.ExecuteReaderAsync($"SELECT * FROM imported.{table} EXCEPT SELECT * FROM main.{table}");
            var values = new List<object[]>();
            while (await reader.ReadAsync())
            {
                var row = new object[reader.FieldCount];
                reader.GetValues(row);
                values.Add(row);
            }
            if (values.Count > 0)
                added.Add((table, values));
        }
        await connection.ExecuteAsync("DETACH DATABASE imported");
        return added;
    }

    private static void Insert(DbConnection connection, DbTransaction transaction, string table, List<object[]> rows)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", rows[0].Select((_, column) => $"@p{column}"))})";
        for (var column = 0; column < rows[0].Length; column++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{column}";
            command.Parameters.Add(parameter);
        }
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Length; column++)
                command.Parameters[column].Value = row[column];
            command.ExecuteNonQuery();
        }
    }
}
