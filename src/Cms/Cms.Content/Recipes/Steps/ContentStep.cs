using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>Content items. What becomes of each is decided when all steps are read: a parent may come after its child, and a type before its items.</summary>
internal sealed class ContentStep : IRecipeStep
{
    public string Name => "content";

    public Task PlanAsync(StepContext step)
    {
        var index = 0;
        foreach (var json in DefinitionJson.List(step.Json, "data"))
        {
            if (IncomingVersion.Read(step, $"data[{index++}]", json) is { } version)
                step.Plan.Incoming.Add(version);
        }
        return Task.CompletedTask;
    }

    public Task ExportAsync(ExportContext export) => new ItemExport(export).WriteAsync(Name);
}
