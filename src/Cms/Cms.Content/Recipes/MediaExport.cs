using Cms.Content.Storage;

namespace Cms.Content.Recipes;

/// <summary>Writes the site's media into an export: in the recipe, or beside it.</summary>
internal sealed class MediaExport(ExportContext export)
{
    public async Task WriteAsync(string stepName)
    {
        if (export.Options.Media is ExportMedia.None || export.Media is null)
            return;
        var files = (await export.QueryAsync<(string Path, string Sha256)>("SELECT path, sha256 FROM media_files")).Where(file => export.Options.Selection?.TakesMedia(file.Path) ?? true).OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            return;
        var known = (await export.DocumentsAsync(SiteDocuments.MediaInfo)).ToDictionary(info => info.Name, info => info.Json, StringComparer.Ordinal);
        var writer = export.Writer;
        writer.WriteStartObject();
        writer.WriteString("name", stepName);
        writer.WriteStartArray("Files");
        foreach (var (path, sha256) in files)
        {
            await using var stream = export.Media.Open(sha256) ?? throw Problem(path, "Its bytes are missing on this server.", "Restore the blobs folder from a backup, or remove the file.");
            writer.WriteStartObject();
            writer.WriteString("TargetPath", ExpressionText.Escape(path));
            if (export.Options.Media is ExportMedia.Package)
                writer.WriteString("SourcePath", Packed(path, sha256));
            else if (export.Options.Media is ExportMedia.Inline)
                writer.WriteBase64String("Base64", await InlineAsync(path, stream));
            else
                writer.WriteString("SourcePath", await BesideAsync(path, stream));
            if (known.TryGetValue(path, out var info))
            {
                writer.WritePropertyName("Info");
                ExpressionText.WriteEscaped(writer, info);
            }
            writer.WriteEndObject();
            await writer.FlushAsync(export.Cancel);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private string Packed(string path, string sha256)
    {
        export.Options.Files!.Add(new ExportedFile(path, sha256));
        return ExpressionText.Escape(path);
    }

    private async Task<byte[]> InlineAsync(string path, Stream stream)
    {
        if (stream.Length > RecipeReader.MaxTextBytes / 4 * 3)
            throw Problem(path, "It is too large to stand in the recipe.", "Export the media as files beside the recipe.");
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, export.Cancel);
        return bytes.ToArray();
    }

    private async Task<string> BesideAsync(string path, Stream stream)
    {
        var target = Path.GetFullPath(Path.Combine(export.Options.Folder ?? throw Problem(path, "The export has no folder for files.", "Name a folder, or export the media in the recipe."), path));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await using var file = new FileStream(target, FileMode.Create, FileAccess.Write);
        await stream.CopyToAsync(file, export.Cancel);
        return ExpressionText.Escape(path);
    }

    private static RecipeException Problem(string path, string what, string mend) => new(new RecipeProblem("Export", 0, "media", path, what, mend));
}
