using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>
/// Media files: their bytes in the recipe (Base64) or beside it (SourcePath, within the recipe's folder). A SourceUrl is refused:
/// the server would fetch what a recipe tells it to. <c>Info</c> beside a file is what is known of it (<see cref="MediaInfo"/>); Orchard passes it over.
/// </summary>
internal sealed class MediaStep : IRecipeStep
{
    public string Name => "media";

    public async Task PlanAsync(StepContext step)
    {
        var index = 0;
        foreach (var file in DefinitionJson.List(step.Json, "Files"))
        {
            var place = $"Files[{index++}]";
            if (TargetPath(step, file, place) is { } path && Source(step, file, place, path) is { } open)
            {
                step.Report.Add(await step.Plan.Media.PutAsync(path, open), path);
                PlanInfo(step, file, place, path);
            }
        }
    }

    private static string? TargetPath(StepContext step, JsonElement file, string place)
    {
        var path = (ContentJson.GetString(file, "TargetPath") ?? ContentJson.GetString(file, "Path"))?.Replace('\\', '/').TrimStart('/') ?? "";
        var problem = step.Plan.Media.Store is null ? "This site keeps no media." : step.Plan.Media.Store.Problem(path);
        if (problem is null)
            return path;
        step.Problem($"{place}.TargetPath", problem, "Correct the path, or take the file out.");
        return null;
    }

    private static void PlanInfo(StepContext step, JsonElement file, string place, string path)
    {
        if (!ContentJson.TryGet(file, "Info", out var info))
            return;
        if (MediaInfo.Problem(info) is { } problem)
            step.Problem($"{place}.Info", problem, "Write { \"Credit\": \"...\", \"People\": [], \"Consent\": \"...\", \"Scope\": \"...\", \"Until\": \"2027-01-31\" }, or leave it out.");
        else
            step.Report.Add(step.Plan.Documents.Put(SiteDocuments.MediaInfo, path, ContentJson.ToObject(info)), $"what is known of {path}");
    }

    private static Func<Stream>? Source(StepContext step, JsonElement file, string place, string path)
    {
        if (ContentJson.GetString(file, "Base64") is { Length: > 0 } base64)
            return FromBase64(step, base64, place);
        if (ContentJson.GetString(file, "SourcePath") is { Length: > 0 } source)
            return FromFolder(step, source, place);
        if (ContentJson.GetString(file, "SourceUrl") is { Length: > 0 })
            step.Report.Add(ReportKind.Refused, path, "Files are not fetched from other servers. Put the file beside the recipe and name it by SourcePath.");
        else
            step.Problem(place, $"The file '{path}' has no content.", "Give it Base64 or SourcePath.");
        return null;
    }

    private static Func<Stream>? FromBase64(StepContext step, string base64, string place)
    {
        try
        {
            _ = Convert.FromBase64String(base64);
            return () => new MemoryStream(Convert.FromBase64String(base64), writable: false);
        }
        catch (FormatException)
        {
            step.Problem($"{place}.Base64", "This is not Base64.", "Encode the file's bytes again.");
            return null;
        }
    }

    private static Func<Stream>? FromFolder(StepContext step, string source, string place)
    {
        if (step.File.Folder is not { } folder)
        {
            step.Problem($"{place}.SourcePath", "The recipe came without a folder, so it cannot bring files.", "Import it together with its files, or use Base64.");
            return null;
        }
        try
        {
            folder.Open(source).Dispose();
            return () => folder.Open(source);
        }
        catch (RecipePathException problem)
        {
            step.Problem($"{place}.SourcePath", problem.What, problem.Mend);
            return null;
        }
    }

    public Task ExportAsync(ExportContext export) => new MediaExport(export).WriteAsync(Name);
}
