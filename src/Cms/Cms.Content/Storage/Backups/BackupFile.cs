using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Cms.Content.Storage.Backups;

/// <summary>The file is no backup of ours, or it is damaged. Nothing was restored.</summary>
public sealed class BackupException(string message) : IOException(message);

/// <summary>What a backup holds: every entry of the zip with its SHA-256, in hexadecimal.</summary>
public sealed record BackupManifest(int Format, DatabaseEngine Engine, DateTime CreatedUtc, IReadOnlyDictionary<string, string> Entries)
{
    public const int CurrentFormat = 1;
    public const string EntryName = "manifest.json";
}

/// <summary>Writes entries into a zip and remembers what went in; the manifest comes last.</summary>
internal sealed class BackupWriter(Stream file) : IDisposable
{
    private readonly ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true);
    private readonly SortedDictionary<string, string> entries = new(StringComparer.Ordinal);

    public async Task AddAsync(string name, Stream content, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var entry = zip.CreateEntry(name, level).Open())
        {
            var buffer = new byte[81920];
            for (int read; (read = await content.ReadAsync(buffer)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
                await entry.WriteAsync(buffer.AsMemory(0, read));
            }
        }
        entries[name] = Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public async Task<BackupManifest> FinishAsync(DatabaseEngine engine, DateTime createdUtc)
    {
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, engine, createdUtc, entries);
        await using var entry = zip.CreateEntry(BackupManifest.EntryName).Open();
        await JsonSerializer.SerializeAsync(entry, manifest);
        return manifest;
    }

    public void Dispose() => zip.Dispose();
}

/// <summary>A backup opened for reading; opening it checks every entry against the manifest.</summary>
internal sealed class BackupReader : IDisposable
{
    private readonly ZipArchive zip;

    private BackupReader(ZipArchive zip, BackupManifest manifest)
    {
        this.zip = zip;
        Manifest = manifest;
    }

    public BackupManifest Manifest { get; }

    public IEnumerable<string> Under(string folder) => Manifest.Entries.Keys.Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal));

    public Stream Open(string name) => (zip.GetEntry(name) ?? throw new BackupException($"The backup lacks {name}.")).Open();

    public static async Task<BackupReader> OpenAsync(string path)
    {
        ZipArchive zip;
        try
        {
            zip = ZipFile.OpenRead(path);
        }
        catch (InvalidDataException)
        {
            throw new BackupException($"{path} is not a backup: it is no zip file, or its end is missing.");
        }
        try
        {
            var reader = new BackupReader(zip, await ManifestAsync(zip, path));
            await reader.VerifyAsync();
            return reader;
        }
        catch (Exception problem) when (problem is InvalidDataException or JsonException)
        {
            zip.Dispose();
            throw new BackupException($"The backup is damaged: its {BackupManifest.EntryName} cannot be read. Use another backup.");
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    public void Dispose() => zip.Dispose();

    private static async Task<BackupManifest> ManifestAsync(ZipArchive zip, string path)
    {
        if (zip.GetEntry(BackupManifest.EntryName) is not { } entry)
            throw new BackupException($"{path} is not a backup of this program: it has no {BackupManifest.EntryName}.");
        await using var stream = entry.Open();
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(stream) ?? throw new BackupException($"{path} has an empty {BackupManifest.EntryName}.");
        return manifest.Format == BackupManifest.CurrentFormat
            ? manifest
            : throw new BackupException($"{path} is a backup of format {manifest.Format}; this program reads format {BackupManifest.CurrentFormat}. Restore it with the program that made it.");
    }

    private async Task VerifyAsync()
    {
        foreach (var (name, expected) in Manifest.Entries)
        {
            if (name.Contains("..", StringComparison.Ordinal) || Path.IsPathRooted(name))
                throw new BackupException($"The backup has an entry with a forbidden name: {name}.");
            try
            {
                await using var stream = Open(name);
                if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream)) != expected)
                    throw new BackupException($"The backup is damaged: {name} is not what was saved. Use another backup.");
            }
            catch (InvalidDataException)
            {
                throw new BackupException($"The backup is damaged: {name} cannot be read. Use another backup.");
            }
        }
    }
}
