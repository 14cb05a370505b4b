using System.Security.Cryptography;
using Cms.Content.Fields;
using Dapper;

namespace Cms.Content.Storage;

/// <summary>
/// Media bytes as files <c>blobs/&lt;sha256&gt;</c> under the data folder, each written once, synced to disk and only then named by a row.
/// The same bytes are kept once. Only known kinds of files are taken, by extension.
/// </summary>
public sealed class BlobStore(string dataPath, TimeProvider? clock = null) : IMediaStore
{
    /// <summary>How old an unnamed blob must be before a sweep takes it: a staged file may wait for its transaction.</summary>
    public static readonly TimeSpan SweepAge = TimeSpan.FromHours(24);

    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".ico", ".pdf", ".vtt", ".srt", ".txt", ".csv", ".ics",
        ".mp4", ".webm", ".mp3", ".m4a", ".ogg", ".wav", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".zip",
    };

    private readonly string folder = Path.Combine(dataPath, "blobs");
    private readonly TimeProvider clock = clock ?? TimeProvider.System;

    public string? Problem(string path)
    {
        if (MediaPaths.Problem(path) is { } problem)
            return problem;
        return Extensions.Contains(Path.GetExtension(path)) ? null : $"Files of the kind '{Path.GetExtension(path)}' are not taken. Allowed are {string.Join(" ", Extensions.Order())}.";
    }

    public async Task<StagedMedia> StageAsync(Stream content, CancellationToken cancel = default)
    {
        Directory.CreateDirectory(folder);
        var incoming = Path.Combine(folder, $"incoming-{Guid.NewGuid():N}");
        try
        {
            var (hash, size) = await WriteAsync(incoming, content, cancel);
            var blob = Path.Combine(folder, hash);
            if (File.Exists(blob))
                File.SetLastWriteTimeUtc(blob, clock.GetUtcNow().UtcDateTime);
            else
                File.Move(incoming, blob, overwrite: true);
            return new StagedMedia(hash, size);
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    public Stream? Open(string sha256)
    {
        var blob = Path.Combine(folder, sha256);
        return sha256.Length == 64 && sha256.All(char.IsAsciiHexDigit) && File.Exists(blob)
            ? new FileStream(blob, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete)
            : null;
    }

    /// <summary>Deletes blobs that no row names and that are older than <see cref="SweepAge"/>; returns how many.</summary>
    public async Task<int> SweepAsync(Database database)
    {
        if (!Directory.Exists(folder))
            return 0;
        var before = clock.GetUtcNow().UtcDateTime - SweepAge;
        var old = new DirectoryInfo(folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before).ToList();
        if (old.Count == 0)
            return 0;
        // The files are listed before the names are read: a file that is named in between is seen to be named.
        await using var connection = await database.OpenAsync();
        var named = (await connection.QueryAsync<string>("SELECT DISTINCT sha256 FROM media_files")).ToHashSet(StringComparer.Ordinal);
        var swept = 0;
        foreach (var orphan in old.Where(file => !named.Contains(file.Name)))
        {
            // Staged again since: its transaction may be under way.
            orphan.Refresh();
            if (orphan.LastWriteTimeUtc >= before)
                continue;
            orphan.Delete();
            swept++;
        }
        return swept;
    }

    private static async Task<(string Hash, long Size)> WriteAsync(string path, Stream content, CancellationToken cancel)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var chunk = new byte[81920];
        for (int count; (count = await content.ReadAsync(chunk, cancel)) > 0;)
        {
            sha.AppendData(chunk, 0, count);
            await file.WriteAsync(chunk.AsMemory(0, count), cancel);
        }
        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(sha.GetHashAndReset()), file.Length);
    }
}
