using System.Text.Json;
using Cms.Content.Layers;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>Layers: where widgets show. Each is one document, replaced as a whole; conditions are kept word for word.</summary>
internal sealed class LayersStep : IRecipeStep
{
    public string Name => "layers";

    public Task PlanAsync(StepContext step)
    {
        var index = 0;
        foreach (var layer in DefinitionJson.List(step.Json, "Layers"))
        {
            var path = $"Layers[{index++}]";
            if (ContentJson.GetString(layer, "Name") is { Length: > 0 } name)
                Plan(step, path, name, layer);
            else
                step.Problem($"{path}.Name", "The layer has no name.", "Add \"Name\".");
        }
        return Task.CompletedTask;
    }

    private static void Plan(StepContext step, string path, string name, JsonElement layer)
    {
        var review = LayerReview.Of(layer);
        foreach (var problem in review.Problems)
            step.Problem($"{path}.{problem.Path}", problem.What, problem.Mend);
        if (review.Problems.Count > 0)
            return;
        step.Report.Add(step.Plan.Documents.Put(SiteDocuments.Layers, name, ContentJson.ToObject(layer)), $"layer {name}");
        foreach (var note in review.Notes)
            step.Report.Add(ReportKind.Note, $"layer {name}", note);
    }

    public async Task ExportAsync(ExportContext export)
    {
        var layers = await export.DocumentsAsync(SiteDocuments.Layers);
        if (layers.Count > 0)
            export.WriteStep(Name, writer => export.WriteList(writer, "Layers", layers.Select(layer => layer.Json)));
    }
}
