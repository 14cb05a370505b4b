using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>Settings that a content type describes: one document per type, holding the content item's JSON.</summary>
internal sealed class CustomSettingsStep : IRecipeStep
{
    public string Name => "custom-settings";

    public Task PlanAsync(StepContext step)
    {
        foreach (var setting in step.Json.EnumerateObject().Where(setting => !setting.Name.Equals("name", StringComparison.OrdinalIgnoreCase)))
        {
            if (setting.Value.ValueKind is not JsonValueKind.Object)
            {
                step.Problem(setting.Name, "Custom settings are a content item.", "Write { \"ContentType\": \"...\", ... }.");
                continue;
            }
            if (step.Plan.Definitions.Snapshot.Type(setting.Name) is null)
                step.Report.Note($"There is no content type '{setting.Name}' yet; its settings are kept until there is.");
            step.Report.Add(step.Plan.Documents.Put(SiteDocuments.CustomSettings, setting.Name, ContentJson.ToObject(setting.Value)), setting.Name);
        }
        return Task.CompletedTask;
    }

    public async Task ExportAsync(ExportContext export)
    {
        var settings = await export.DocumentsAsync(SiteDocuments.CustomSettings);
        if (settings.Count == 0)
            return;
        export.WriteStep(Name, writer =>
        {
            foreach (var (name, json) in settings)
            {
                writer.WritePropertyName(name);
                ExpressionText.WriteEscaped(writer, json);
            }
        });
    }
}
