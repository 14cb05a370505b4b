using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cms.Content.Model;

namespace Cms.Content.Recipes;

/// <summary>
/// Reads a recipe as liberally as Orchard does: comments, trailing commas, keys in any case, variables before or after the steps.
/// A file of more than 64 MB (1 GB when somebody at the server names it), a text of more than 10 MB, a nesting deeper than 128 and a key that stands twice are refused.
/// </summary>
public static class RecipeReader
{
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>What a file may have that comes by the command line: the export of a whole large site must come in again.</summary>
    public const int MaxTrustedBytes = 1024 * 1024 * 1024;
    public const int MaxTextBytes = 10 * 1024 * 1024;
    public const int MaxDepth = 128;

    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>A file with its folder. <paramref name="filesRoot"/>: the folder above it that its files may come from too.</summary>
    public static async Task<RecipeFile> ReadFileAsync(string path, CancellationToken cancel = default, string? filesRoot = null, int maxBytes = MaxBytes)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return await ReadAsync(stream, Path.GetFileName(path), new RecipeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!, filesRoot), cancel, maxBytes);
    }

    public static async Task<RecipeFile> ReadAsync(Stream stream, string fileName, RecipeFolder? folder = null, CancellationToken cancel = default, int maxBytes = MaxBytes)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int count; (count = await stream.ReadAsync(chunk, cancel)) > 0;)
        {
            buffer.Write(chunk, 0, count);
            if (buffer.Length > maxBytes)
                throw TooLarge(fileName, maxBytes);
        }
        return Read(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), fileName, folder, maxBytes);
    }

    public static RecipeFile Read(string json, string fileName = "Recipe.json", RecipeFolder? folder = null) => Read(Encoding.UTF8.GetBytes(json), fileName, folder);

    public static RecipeFile Read(ReadOnlyMemory<byte> utf8, string fileName, RecipeFolder? folder, int maxBytes = MaxBytes)
    {
        if (utf8.Length > maxBytes)
            throw TooLarge(fileName, maxBytes);
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        var root = Parse(utf8, fileName);
        if (root.ValueKind != JsonValueKind.Object)
            throw Problem(fileName, "$", "A recipe is a JSON object.", "Write { \"name\": \"...\", \"steps\": [ ... ] }.");
        if (!ContentJson.TryGet(root, "steps", out var steps) || steps.ValueKind != JsonValueKind.Array)
            throw Problem(fileName, "$.steps", "The recipe has no list of steps.", "Add \"steps\": [ ... ].");
        var header = HeaderOf(root);
        return new RecipeFile
        {
            FileName = fileName,
            Folder = folder,
            Header = header,
            Key = header.Name.Length > 0 ? header.Name : Convert.ToHexStringLower(SHA256.HashData(utf8.Span)),
            Variables = VariablesOf(root, fileName),
            Steps = [.. steps.EnumerateArray().Select((step, index) => StepOf(step, index + 1, fileName))],
        };
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> utf8, string fileName)
    {
        try
        {
            CheckTexts(utf8.Span, fileName);
            return JsonElement.Parse(utf8.Span, Options);
        }
        catch (JsonException problem)
        {
            var place = problem.LineNumber is { } line ? $"line {line + 1}, byte {problem.BytePositionInLine + 1}" : "";
            throw Problem(fileName, place, $"This is not readable JSON: {problem.Message.Split(" LineNumber:")[0]}", "Correct the file there; an editor with JSON support marks the place.", problem);
        }
    }

    private static void CheckTexts(ReadOnlySpan<byte> utf8, string fileName)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.ValueSpan.Length > MaxTextBytes)
                throw Problem(fileName, $"byte {reader.TokenStartIndex + 1}", $"A text is longer than {MaxTextBytes >> 20} MB.", "Put large media beside the recipe and name them by SourcePath.");
        }
    }

    private static RecipeHeader HeaderOf(JsonElement root) => new()
    {
        Name = ContentJson.GetString(root, "name") ?? "",
        DisplayName = ContentJson.GetString(root, "displayName") ?? "",
        Description = ContentJson.GetString(root, "description") ?? "",
        Author = ContentJson.GetString(root, "author") ?? "",
        Website = ContentJson.GetString(root, "website") ?? "",
        Version = ContentJson.GetString(root, "version") ?? "",
        IsSetupRecipe = ContentJson.GetBoolean(root, "issetuprecipe"),
        Categories = Texts(root, "categories"),
        Tags = Texts(root, "tags"),
    };

    private static List<string> Texts(JsonElement root, string name) => ContentJson.TryGet(root, name, out var list) && list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Select(ContentJson.AsText).OfType<string>()]
        : [];

    private static Dictionary<string, string> VariablesOf(JsonElement root, string fileName)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!ContentJson.TryGet(root, "variables", out var json) || json.ValueKind == JsonValueKind.Null)
            return variables;
        if (json.ValueKind != JsonValueKind.Object)
            throw Problem(fileName, "$.variables", "The variables are not a JSON object.", "Write \"variables\": { \"name\": \"value\" }.");
        foreach (var variable in json.EnumerateObject())
            variables[variable.Name] = ContentJson.AsText(variable.Value)
                ?? throw Problem(fileName, $"$.variables.{variable.Name}", "A variable's value is a text, a number or yes or no.", "Write it as a text.");
        return variables;
    }

    private static RecipeStep StepOf(JsonElement step, int number, string fileName)
    {
        if (step.ValueKind != JsonValueKind.Object)
            throw Problem(fileName, $"$.steps[{number - 1}]", $"Step {number} is not a JSON object.", "Write { \"name\": \"content\", ... }.");
        if (ContentJson.GetString(step, "name") is not { Length: > 0 } name)
            throw Problem(fileName, $"$.steps[{number - 1}].name", $"Step {number} has no name.", "Add \"name\": the kind of step, such as \"content\".");
        return new RecipeStep(number, name, step);
    }

    private static RecipeException TooLarge(string file, int maxBytes) => Problem(file, "", $"The file is larger than {maxBytes >> 20} MB.",
        maxBytes == MaxBytes ? "Split it into several recipes and put media files beside it, or import it by the command line." : "Split it into several recipes, and put media files beside it.");

    private static RecipeException Problem(string file, string path, string what, string mend, Exception? inner = null) => new(new RecipeProblem(file, 0, "", path, what, mend), inner);
}
