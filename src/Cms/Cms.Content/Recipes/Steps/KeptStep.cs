using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>A step that this program does not know: kept word for word (its expressions evaluated) and exported again.</summary>
internal sealed class KeptStep : IRecipeStep
{
    public string Name => "";

    public Task PlanAsync(StepContext step)
    {
        step.Report.Add(ReportKind.KeptVerbatim, $"step {step.Step.Name}", Keep(step) is ReportKind.Unchanged ? "It is kept already." : "This program does nothing with it; an export has it again.");
        return Task.CompletedTask;
    }

    public static ReportKind Keep(StepContext step)
    {
        var json = ContentJson.ToObject(step.Json);
        return step.Plan.Documents.Put(SiteDocuments.KeptSteps, $"{step.Step.Name}-{ContentIds.Derive(ContentJson.Write(json))}", json);
    }

    public async Task ExportAsync(ExportContext export)
    {
        foreach (var (_, json) in await export.DocumentsAsync(SiteDocuments.KeptSteps))
            export.WriteRawStep(json);
    }
}
