using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Cms.Content.Storage;
using Dapper;
using ObGyn.Bench.Measuring;

namespace ObGyn.Bench.Packages;

/// <summary>Seconds, and the most memory that the process ever held, in bytes.</summary>
internal sealed record Packed(double Seconds, long PeakBytes);

/// <summary>The least an export can do: every row of the items and their versions, read once and packed into a zip as it is.</summary>
internal static class BarePackage
{
    public static async Task<int> RunAsync(string data, string zipPath)
    {
        var started = Stopwatch.GetTimestamp();
        await using var database = Database.Sqlite(Path.Combine(data, "site.db"));
        await using (var connection = await database.OpenAsync())
        await using (var file = File.Create(zipPath))
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Create);
            await using var entry = await zip.CreateEntry("rows", CompressionLevel.Optimal).OpenAsync();
            await using var writer = new StreamWriter(entry, new UTF8Encoding(false), 1 << 16);
            foreach (var table in (string[])["content_items", "content_versions"])
            {
                await using var rows = await connection.ExecuteReaderAsync($"SELECT * FROM {table}");
                while (await rows.ReadAsync())
                {
                    for (var column = 0; column < rows.FieldCount; column++)
                        writer.Write(rows.GetValue(column));
                }
            }
        }
        Child.Say(Console.Out, new Packed(Stopwatch.GetElapsedTime(started).TotalSeconds, Process.GetCurrentProcess().PeakWorkingSet64));
        return 0;
    }
}
