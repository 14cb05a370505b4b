using System.Collections.Concurrent;
using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using Cms.Content.Storage;
using Cms.Media.Renderer;
using Cms.Web.Site;
using Microsoft.Extensions.Logging;

namespace Cms.Media.Sizes;

/// <summary>A size that is there: a file, what it is, and a tag that tells it from every other.</summary>
internal sealed record Rendition(string File, string ContentType, string Tag);

/// <summary>
/// Sizes of pictures, each made once and kept under the data folder, from where it may be thrown away at any time. Pictures are decoded in another process, one after
/// the other, with limits: what somebody uploaded is not trusted with this one.
/// </summary>
public sealed class Renditions(SiteOptions site, IMediaStore blobs, TimeProvider clock, ILogger<Renditions> log) : IDisposable
{
    private const long MostBytes = 1L << 30;
    private const int MostWaiting = 16;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    // Pictures whose pixels can be read; a drawing (.svg) fits every size as it is.
    private static readonly HashSet<string> Read = new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif" };

    private readonly ConcurrentDictionary<string, Task> making = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1);
    private readonly RenderProcess process = new(Longest);
    private readonly string folder = Path.Combine(site.DataPath, "renditions");
    private long? bytes;

    /// <summary>Whether sizes of a file of this name can be made here at all.</summary>
    public bool CanMake(string path) => process.IsThere && HasPixels(path);

    public static bool HasPixels(string path) => Read.Contains(Path.GetExtension(path));

    /// <summary>
    /// The size, made now when it is not there yet; null when the file is better sent as it is: it moves, it is broken, or too many others wait.
    /// </summary>
    internal async Task<Rendition?> FindAsync(MediaFile file, RenderOrder order)
    {
        if (!CanMake(file.Path))
            return null;
        var name = Name(file, order);
        var target = Path.Combine(folder, name[..2], name);
        if (!File.Exists(target))
        {
            if (making.Count >= MostWaiting && !making.ContainsKey(name))
                return null;
            // Whoever asks while it is made gets the same one; nobody who goes away stops it.
            await making.GetOrAdd(name, _ => MakeAsync(name, file, order, target)).ConfigureAwait(false);
        }
        var made = new FileInfo(target);
        if (!made.Exists || made.Length == 0)
            return null;
        if (clock.GetUtcNow().UtcDateTime - made.LastWriteTimeUtc > TimeSpan.FromDays(1))
            Touch(made);
        return new Rendition(target, ContentType(file.Path, order.Format), name);
    }

    private async Task MakeAsync(string name, MediaFile file, RenderOrder order, string target)
    {
        // The first to ask must not do the work before the others can find it.
        await Task.Yield();
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            // Two may have begun at once; the second finds what the first made.
            if (!File.Exists(target))
                await RenderAsync(name, file, order, target).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or Win32Exception)
        {
            log.LogWarning(problem, "No size of {Path} could be kept.", file.Path);
        }
        finally
        {
            turn.Release();
            making.TryRemove(name, out _);
        }
    }

    private async Task RenderAsync(string name, MediaFile file, RenderOrder order, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (blobs.Open(file.Sha256) is not { } bytesOf)
            return;
        var source = Path.Combine(folder, $"{name}.source");
        var partly = Path.Combine(folder, $"{name}.partly");
        try
        {
            await using (bytesOf)
            await using (var copy = File.Create(source))
                await bytesOf.CopyToAsync(copy).ConfigureAwait(false);
            var end = await process.RunAsync(source, partly, order).ConfigureAwait(false);
            if (end.Problem is { } problem)
                log.LogWarning("No size of {Path} was made: {Problem}", file.Path, problem);
            // An empty file says that this picture is sent as it is, so that nobody tries again.
            if (!end.IsMade)
                await File.WriteAllBytesAsync(partly, []).ConfigureAwait(false);
            File.Move(partly, target, overwrite: true);
            Keep(new FileInfo(target).Length);
        }
        finally
        {
            File.Delete(source);
            File.Delete(partly);
        }
    }

    // Held within bounds by dropping what was asked for longest ago. Under the turn.
    private void Keep(long added)
    {
        if (bytes is null)
        {
            // The first since the start: what a process that ended in the middle left behind is nobody's.
            foreach (var left in new DirectoryInfo(folder).EnumerateFiles().ToList())
                left.Delete();
        }
        bytes = bytes is { } known ? known + added : Kept().Sum(file => file.Length);
        if (bytes <= MostBytes)
            return;
        foreach (var file in Kept().OrderBy(file => file.LastWriteTimeUtc).ToList())
        {
            if (bytes <= MostBytes * 3 / 4)
                break;
            bytes -= file.Length;
            file.Delete();
        }
    }

    private IEnumerable<FileInfo> Kept() => new DirectoryInfo(folder).EnumerateDirectories().SelectMany(part => part.EnumerateFiles());

    private void Touch(FileInfo file)
    {
        try
        {
            file.LastWriteTimeUtc = clock.GetUtcNow().UtcDateTime;
        }
        catch (IOException)
        {
            // Only its place in the order of what is dropped first.
        }
    }

    private static string Name(MediaFile file, RenderOrder order) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', [file.Sha256, .. order.Arguments]))))[..32];

    private static string ContentType(string path, PictureFormat format) => format switch
    {
        PictureFormat.Gif => "image/gif",
        PictureFormat.Jpg => "image/jpeg",
        PictureFormat.Png => "image/png",
        PictureFormat.WebP => "image/webp",
        _ => Files.MediaTypes.Of(path)!.ContentType,
    };

    public void Dispose() => turn.Dispose();
}
