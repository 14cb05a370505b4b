using System.IO.Compression;
using Cms.Content.Model;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Cms.Content.Storage.Backups;

/// <summary>
/// Saves a site into one file and brings it back: the database and the media bytes, each entry with its hash. The live files are never copied:
/// SQLite writes a clean copy of one moment, PostgreSQL is read in one snapshot. Keys are not in it (see the decision on key custody), nor is the search
/// index, which makes itself again.
/// </summary>
public sealed class SiteBackup(Database database, string dataPath, TimeProvider clock)
{
    private const string DatabaseEntry = "site.db";
    private string BlobFolder => Path.Combine(dataPath, "blobs");

    /// <summary>Writes the file whole or not at all; returns what is in it.</summary>
    public async Task<BackupManifest> SaveAsync(string path, Action<string>? progress = null)
    {
        var unfinished = path + ".unfinished";
        BackupManifest manifest;
        await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite))
        {
            using (var writer = new BackupWriter(file))
            {
                progress?.Invoke("Saving the database");
                if (database.Engine is DatabaseEngine.Sqlite)
                    await SaveSqliteAsync(writer);
                else
                    await PostgresTables.SaveAsync(database, writer);
                progress?.Invoke("Saving media files");
                foreach (var sha256 in await BlobsAsync())
                {
                    await using var blob = File.OpenRead(Path.Combine(BlobFolder, sha256));
                    await writer.AddAsync($"blobs/{sha256}", blob, CompressionLevel.NoCompression);
                }
                manifest = await writer.FinishAsync(database.Engine, clock.GetUtcNow().UtcDateTime);
            }
            file.Flush(flushToDisk: true);
        }
        File.Move(unfinished, path, overwrite: true);
        using var check = await BackupReader.OpenAsync(path);
        return manifest;
    }

    /// <summary>Replaces what is here by what is in the file, after every entry was checked. The feed gets a new epoch, so every reader starts over.</summary>
    public async Task<BackupManifest> RestoreAsync(string path, Action<string>? progress = null)
    {
        progress?.Invoke("Checking the backup");
        using var backup = await BackupReader.OpenAsync(path);
        if (backup.Manifest.Engine != database.Engine)
            throw new BackupException($"The backup is of a {backup.Manifest.Engine} site and this one is in {database.Engine}. Start the program with that engine, or carry the content over with a recipe export and import.");
        progress?.Invoke("Bringing back media files");
        Directory.CreateDirectory(BlobFolder);
        foreach (var name in backup.Under("blobs"))
        {
            var target = Path.Combine(dataPath, name);
            if (File.Exists(target))
                continue;
            await using var source = backup.Open(name);
            await using var blob = new FileStream(target + ".unfinished", FileMode.Create);
            await source.CopyToAsync(blob);
            blob.Flush(flushToDisk: true);
            File.Move(target + ".unfinished", target);
        }
        progress?.Invoke("Bringing back the database");
        if (database.Engine is DatabaseEngine.Sqlite)
            await RestoreSqliteAsync(backup);
        else
            await RestorePostgresAsync(backup);
        foreach (var index in Directory.EnumerateFiles(dataPath, "search.db*"))
            File.Delete(index);
        return backup.Manifest;
    }

    private async Task SaveSqliteAsync(BackupWriter writer)
    {
        var copy = Path.Combine(Path.GetTempPath(), $"backup-{ContentIds.New()}.db");
        try
        {
            await using (var connection = await database.OpenAsync())
                await connection.ExecuteAsync("VACUUM INTO @copy", new { copy });
            await using var stream = File.OpenRead(copy);
            await writer.AddAsync(DatabaseEntry, stream);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private async Task RestorePostgresAsync(BackupReader backup)
    {
        try
        {
            await PostgresTables.RestoreAsync(database, backup);
        }
        catch (PostgresException problem)
        {
            throw new BackupException($"The rows in the backup do not fit this program's tables ({problem.MessageText}). Nothing was restored; use another backup, or the program that made it.");
        }
    }

    private async Task RestoreSqliteAsync(BackupReader backup)
    {
        var target = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        var unfinished = target + ".restoring";
        await using (var source = backup.Open(DatabaseEntry))
        await using (var file = new FileStream(unfinished, FileMode.Create))
            await source.CopyToAsync(file);
        if (!await MakeNewAsync(unfinished))
        {
            File.Delete(unfinished);
            throw new BackupException("The database in the backup is damaged. Nothing was restored; use another backup.");
        }
        SqliteConnection.ClearAllPools();
        File.Delete(target + "-wal");
        File.Delete(target + "-shm");
        File.Move(unfinished, target, overwrite: true);
    }

    // Checks the copy and gives its feed a new epoch; false when it is no whole database of this program.
    private static async Task<bool> MakeNewAsync(string file)
    {
        try
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
            await connection.OpenAsync();
            return await connection.ExecuteScalarAsync<string>("PRAGMA integrity_check") is "ok"
                && await connection.ExecuteAsync("UPDATE feed_counter SET epoch = @epoch", new { epoch = Guid.NewGuid().ToString("N") }) == 1;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<string>> BlobsAsync()
    {
        await using var connection = await database.OpenAsync();
        return [.. await connection.QueryAsync<string>("SELECT DISTINCT sha256 FROM media_files ORDER BY sha256")];
    }
}
