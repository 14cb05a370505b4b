using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Sitemaps;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>Sitemaps, each answered at a path of its own. No two that are on may have one path; that no page has it is checked where the pages' addresses are known (<see cref="SitemapPaths"/>).</summary>
internal sealed class SitemapsStep : IRecipeStep
{
    private readonly DocumentsStep documents = new("Sitemaps", "data", SiteDocuments.Sitemaps, "sitemap")
    {
        NameOf = IdOf,
        Check = SitemapCheck.Find,
        Notes = SitemapCheck.Notes,
        KeptBecause = sitemap => SitemapDocument.IsKnown(sitemap) ? null : "This program does not know this kind of sitemap.",
    };

    private static string? IdOf(JsonElement sitemap) => DocumentsStep.By("SitemapId", "Name")(sitemap);

    public string Name => documents.Name;

    public async Task PlanAsync(StepContext step)
    {
        await documents.PlanAsync(step);
        if (!ContentJson.TryGet(step.Json, "data", out var data) || data.ValueKind is not JsonValueKind.Array)
            return;
        var all = SitemapPaths.Read(step.Plan.Documents);
        var index = 0;
        foreach (var json in data.EnumerateArray())
        {
            var at = index++;
            if (json.ValueKind is not JsonValueKind.Object || IdOf(json) is not { } id || all.FirstOrDefault(sitemap => sitemap.Id == id) is not { } mine)
                continue;
            step.Plan.SitemapsFrom[id] = (step, $"data[{at}].Path");
            if (all.FirstOrDefault(other => other.Id != id && other.Path.Equals(mine.Path, StringComparison.OrdinalIgnoreCase)) is { } other)
                step.Problem($"data[{at}].Path", $"The path '{mine.Path}' is also that of the sitemap '{other.Id}'.", "Give one of them another path, or switch one off with \"Enabled\": false.");
            foreach (var missing in mine.Contained.Where(contained => !step.Plan.Documents.Names(SiteDocuments.Sitemaps).Contains(contained)))
                step.Report.Note($"The index '{mine.Path}' names a sitemap '{missing}' that is not there: it is left out until one comes.");
        }
    }

    public Task ExportAsync(ExportContext export) => documents.ExportAsync(export);
}
