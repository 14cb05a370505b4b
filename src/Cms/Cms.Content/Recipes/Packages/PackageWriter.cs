using System.IO.Compression;
using System.Text;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Packages;

/// <summary>
/// Writes an export as Orchard's deployment package: <c>Recipe.json</c>, then the media at their paths. The same site gives the same bytes: order and times are fixed.
/// Nothing is held in memory but one item batch and one buffer.
/// </summary>
public static class PackageWriter
{
    // The earliest time a zip can say.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task ExportPackageAsync(this RecipeExporter exporter, Stream output, ExportOptions options, IMediaStore? media, CancellationToken cancel = default) =>
        await exporter.ExportPackageAsync(output, options, [], media, cancel);

    /// <param name="more">Files of the package that are not the site's, with their texts; one at the path of a media file gives way to it.</param>
    public static async Task ExportPackageAsync(this RecipeExporter exporter, Stream output, ExportOptions options, IReadOnlyList<(string Path, string Text)> more, IMediaStore? media, CancellationToken cancel = default)
    {
        var files = new List<ExportedFile>();
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        await using (var recipe = await AddAsync(zip, RecipePackage.RecipeName, CompressionLevel.Optimal, cancel))
            await exporter.ExportAsync(recipe, options with { Media = options.Media is ExportMedia.None ? ExportMedia.None : ExportMedia.Package, Files = files }, cancel);
        foreach (var file in files)
        {
            // Pictures and films are packed already.
            await using var entry = await AddAsync(zip, file.Path, CompressionLevel.NoCompression, cancel);
            await using var bytes = media!.Open(file.Sha256) ?? throw new RecipeException(new RecipeProblem("Export", 0, "media", file.Path, "Its bytes are missing on this server.", "Restore the blobs folder from a backup, or remove the file."));
            await bytes.CopyToAsync(entry, cancel);
        }
        foreach (var (path, text) in more.Where(file => !files.Exists(other => other.Path.Equals(file.Path, StringComparison.OrdinalIgnoreCase))))
        {
            await using var entry = await AddAsync(zip, path, CompressionLevel.Optimal, cancel);
            await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
        }
    }

    private static Task<Stream> AddAsync(ZipArchive zip, string name, CompressionLevel level, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = Time;
        return entry.OpenAsync(cancel);
    }
}
