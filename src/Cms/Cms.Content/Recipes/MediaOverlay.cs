using System.Data.Common;
using System.Security.Cryptography;
using Cms.Content.Storage;
using Dapper;

namespace Cms.Content.Recipes;

/// <summary>A media file to be imported: its path on the site and how to open its bytes again when they are staged.</summary>
internal sealed record PlannedMedia(string Path, string Sha256, Func<Stream> Open);

/// <summary>The site's media with a plan's files on top. Nothing is written: a file is only hashed, to see whether it is new.</summary>
public sealed class MediaOverlay
{
    private readonly Dictionary<string, string> stored;
    private readonly Dictionary<string, PlannedMedia> changed = new(StringComparer.Ordinal);

    private MediaOverlay(IMediaStore? store, Dictionary<string, string> stored) => (Store, this.stored) = (store, stored);

    internal static async Task<MediaOverlay> LoadAsync(IMediaStore? store, DbConnection connection) =>
        new(store, (await connection.QueryAsync<(string Path, string Sha256)>("SELECT path, sha256 FROM media_files")).ToDictionary(row => row.Path, row => row.Sha256, StringComparer.Ordinal));

    public IMediaStore? Store { get; }

    internal IReadOnlyCollection<PlannedMedia> Changes => changed.Values;

    public async Task<ReportKind> PutAsync(string path, Func<Stream> open)
    {
        await using var stream = open();
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream));
        var before = changed.TryGetValue(path, out var planned) ? planned.Sha256 : stored.GetValueOrDefault(path);
        if (before == hash)
            return ReportKind.Unchanged;
        changed[path] = new PlannedMedia(path, hash, open);
        return before is null ? ReportKind.Created : ReportKind.Updated;
    }

    /// <summary>The first planned path whose file is another one now than when the plan was made.</summary>
    internal async Task<string?> MovedAsync(WriteSession session)
    {
        foreach (var path in changed.Keys)
        {
            if (await session.QueryValueAsync<string?>("SELECT sha256 FROM media_files WHERE path = @path", new { path }) != stored.GetValueOrDefault(path))
                return path;
        }
        return null;
    }
}
