using System.Text.Encodings.Web;
using System.Text.Json;
using Cms.Content.Recipes.Plans;
using Cms.Content.Storage;
using Microsoft.Data.Sqlite;

namespace Cms.Content.Recipes;

/// <summary>How media leave the site with an export.</summary>
public enum ExportMedia
{
    None,
    /// <summary>In the recipe, as Base64: for small sites; a file of more than 7 MB does not fit.</summary>
    Inline,
    /// <summary>As files beside the recipe, at their own paths.</summary>
    Beside,
    /// <summary>Named in the recipe and listed in <see cref="ExportOptions.Files"/>; who exports puts them beside it.</summary>
    Package,
}

/// <summary>A media file that an export names, and which blob it is.</summary>
public sealed record ExportedFile(string Path, string Sha256);

public sealed record ExportOptions
{
    public RecipeHeader Header { get; init; } = new() { Name = "Export" };

    /// <summary>What of the site is written. Null exports the whole site.</summary>
    public ExportSelection? Selection { get; init; }
    public ExportMedia Media { get; init; } = ExportMedia.Inline;

    /// <summary>Whether the people who sign in are in it, with their password hashes: for a move to another server, not for a file that is passed around.</summary>
    public bool Users { get; init; }

    /// <summary>Where the files go that stand beside the recipe.</summary>
    public string? Folder { get; init; }

    /// <summary>Takes the files of an export with <see cref="ExportMedia.Package"/>, in their order.</summary>
    internal ICollection<ExportedFile>? Files { get; init; }

    /// <summary>Called with the name of each step that is written.</summary>
    public Action<string>? Progress { get; init; }
}

/// <summary>
/// Writes the site as one recipe that Orchard Core and this program read. Canonical: the same site gives the same bytes, also after an import elsewhere.
/// Items come parents first; each with its live version, its draft, and a version that is planned to go live.
/// </summary>
public sealed class RecipeExporter(Database database, RecipeSteps steps, IMediaStore? media = null)
{
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>Writes <c>Recipe.json</c> into a folder, with the media beside it when the options say so.</summary>
    public async Task ExportAsync(string folder, ExportOptions options, CancellationToken cancel = default)
    {
        Directory.CreateDirectory(folder);
        await using var file = new FileStream(Path.Combine(folder, "Recipe.json"), FileMode.Create, FileAccess.Write);
        await ExportAsync(file, options with { Folder = folder }, cancel);
    }

    public async Task ExportAsync(Stream output, ExportOptions options, CancellationToken cancel = default)
    {
        await using var connection = await database.OpenAsync(cancel);
        // One moment of the site: what is written meanwhile is not in it.
        await using var transaction = connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        await using var writer = new Utf8JsonWriter(output, Format);
        var context = new ExportContext(connection, transaction, writer, options, media, cancel);
        writer.WriteStartObject();
        WriteHeader(writer, options.Header);
        writer.WriteStartArray("steps");
        foreach (var step in steps.InExportOrder.Where(step => options.Selection?.Steps.Contains(step.Name) ?? true))
        {
            options.Progress?.Invoke($"  {step.Name}");
            await step.ExportAsync(context);
            await writer.FlushAsync(cancel);
        }
        foreach (var step in options.Selection?.More ?? [])
            context.WriteRawStep(step);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteHeader(Utf8JsonWriter writer, RecipeHeader header)
    {
        writer.WriteString("name", header.Name);
        writer.WriteString("displayName", header.DisplayName);
        writer.WriteString("description", header.Description);
        writer.WriteString("author", header.Author);
        writer.WriteString("website", header.Website);
        writer.WriteString("version", header.Version);
        writer.WriteBoolean("issetuprecipe", header.IsSetupRecipe);
        Write("categories", header.Categories);
        Write("tags", header.Tags);
        void Write(string name, IReadOnlyList<string> texts)
        {
            writer.WriteStartArray(name);
            foreach (var text in texts)
                writer.WriteStringValue(text);
            writer.WriteEndArray();
        }
    }
}
