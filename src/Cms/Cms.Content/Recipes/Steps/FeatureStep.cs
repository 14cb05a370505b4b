using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>Turns features on and off. Every id is remembered, also Orchard's that mean nothing here, and exported again.</summary>
internal sealed class FeatureStep : IRecipeStep
{
    public string Name => "feature";

    public Task PlanAsync(StepContext step)
    {
        Plan(step, "enable", true);
        Plan(step, "disable", false);
        return Task.CompletedTask;
    }

    private static void Plan(StepContext step, string list, bool enabled)
    {
        foreach (var id in DefinitionJson.List(step.Json, list).Select(ContentJson.AsText).OfType<string>().Where(id => id.Length > 0))
            step.Report.Add(step.Plan.Documents.Put(SiteDocuments.Features, id, new JsonObject { ["enabled"] = enabled }), $"{id} {(enabled ? "on" : "off")}");
    }

    public async Task ExportAsync(ExportContext export)
    {
        var features = await export.DocumentsAsync(SiteDocuments.Features);
        if (features.Count == 0)
            return;
        export.WriteStep(Name, writer =>
        {
            Write("enable", true);
            Write("disable", false);
            void Write(string list, bool enabled)
            {
                writer.WriteStartArray(list);
                foreach (var (id, json) in features.Where(feature => ContentJson.GetBoolean(feature.Json, "enabled") == enabled))
                    writer.WriteStringValue(ExpressionText.Escape(id));
                writer.WriteEndArray();
            }
        });
    }
}
