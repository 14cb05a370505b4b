using Cms.Content.Model;

namespace Cms.Content.Storage;

/// <summary>A file's bytes, safe on disk under their hash, before any row names them.</summary>
public sealed record StagedMedia(string Sha256, long Size);

/// <summary>A file of the media library: which bytes stand at its path now.</summary>
public sealed record MediaFile(string Path, string Sha256, long Size, DateTime ModifiedUtc);

/// <summary>
/// Keeps the bytes of media files. Staging comes before the transaction that names the file; whatever no row names is swept later.
/// </summary>
public interface IMediaStore
{
    /// <summary>What is wrong with a media path (folders, forward slashes, an allowed extension), or null.</summary>
    string? Problem(string path);

    Task<StagedMedia> StageAsync(Stream content, CancellationToken cancel = default);

    /// <summary>The bytes of a hash, or null when they are not there.</summary>
    Stream? Open(string sha256);
}

/// <summary>Rows that name media files.</summary>
public static class MediaWrites
{
    /// <summary>Names staged bytes by a path; what was there before is swept when nothing else names it.</summary>
    public static async Task PutMediaAsync(this WriteSession session, string path, StagedMedia staged, DateTime modifiedUtc)
    {
        var changed = await session.ExecuteAsync(
            """
            INSERT INTO media_files (path, sha256, size, modified_utc) VALUES (@path, @Sha256, @Size, @at)
            ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, size = excluded.size, modified_utc = excluded.modified_utc WHERE media_files.sha256 <> excluded.sha256
            """, new { path, staged.Sha256, staged.Size, at = UtcText.Format(modifiedUtc) });
        if (changed > 0)
            session.Tell(new FeedRow(FeedRow.Media) { ItemId = path });
    }

    public static async Task RemoveMediaAsync(this WriteSession session, string path)
    {
        if (await session.ExecuteAsync("DELETE FROM media_files WHERE path = @path", new { path }) > 0)
            session.Tell(new FeedRow(FeedRow.Media) { ItemId = path });
    }
}
