using System.Data;
using System.Text;
using Dapper;
using Npgsql;

namespace Cms.Content.Storage.Backups;

/// <summary>Every table of a PostgreSQL site as text rows, read in one snapshot; brought back into the same tables, parents before children.</summary>
internal static class PostgresTables
{
    public static async Task SaveAsync(Database database, BackupWriter writer)
    {
        await using var connection = (NpgsqlConnection)await database.OpenAsync();
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        foreach (var table in await TablesAsync(connection))
        {
            var rows = Path.GetTempFileName();
            try
            {
                await using (var file = new StreamWriter(rows, append: false, new UTF8Encoding(false)))
                using (var copy = await connection.BeginTextExportAsync($"COPY {await ColumnsAsync(connection, table)} TO STDOUT"))
                {
                    var buffer = new char[65536];
                    for (int read; (read = await copy.ReadAsync(buffer)) > 0;)
                        await file.WriteAsync(buffer.AsMemory(0, read));
                }
                await using var stream = File.OpenRead(rows);
                await writer.AddAsync($"tables/{table}", stream);
            }
            finally
            {
                File.Delete(rows);
            }
        }
    }

    public static async Task RestoreAsync(Database database, BackupReader backup)
    {
        await using var connection = (NpgsqlConnection)await database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var tables = await TablesAsync(connection);
        var saved = backup.Under("tables").Select(name => name["tables/".Length..]).ToHashSet(StringComparer.Ordinal);
        if (tables.FirstOrDefault(table => !saved.Contains(table)) is { } missing)
            throw new BackupException($"The backup has no table {missing}: it is of another version of the program. Restore it with that version, then start this one.");
        await connection.ExecuteAsync($"TRUNCATE {string.Join(", ", tables.Select(Quote))}");
        foreach (var table in tables)
        {
            using var reader = new StreamReader(backup.Open($"tables/{table}"), Encoding.UTF8);
            await using var copy = await connection.BeginTextImportAsync($"COPY {await ColumnsAsync(connection, table)} FROM STDIN");
            var buffer = new char[65536];
            for (int read; (read = await reader.ReadAsync(buffer)) > 0;)
                await copy.WriteAsync(buffer.AsMemory(0, read));
        }
        await connection.ExecuteAsync("UPDATE feed_counter SET epoch = @epoch", new { epoch = Guid.NewGuid().ToString("N") });
        await connection.ExecuteAsync($"SELECT pg_notify('{FeedSignal.Channel}', '')");
        await transaction.CommitAsync();
    }

    // Referenced tables first.
    private static async Task<IReadOnlyList<string>> TablesAsync(NpgsqlConnection connection)
    {
        var tables = (await connection.QueryAsync<string>("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name")).ToList();
        var references = (await connection.QueryAsync<(string Child, string Parent)>(
            "SELECT c.relname, p.relname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid WHERE k.contype = 'f' AND c.oid <> p.oid")).ToLookup(row => row.Child, row => row.Parent);
        var ordered = new List<string>();
        void Visit(string table)
        {
            if (ordered.Contains(table))
                return;
            foreach (var parent in references[table])
                Visit(parent);
            ordered.Add(table);
        }
        tables.ForEach(Visit);
        return ordered;
    }

    private static async Task<string> ColumnsAsync(NpgsqlConnection connection, string table)
    {
        var columns = await connection.QueryAsync<string>("SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = @table ORDER BY ordinal_position", new { table });
        return $"{Quote(table)} ({string.Join(", ", columns.Select(Quote))})";
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"")}\"";
}
