using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>Removes types and parts by name; what is not there is passed over. Items of a removed type stay and are kept as they are.</summary>
internal sealed class DeleteContentDefinitionStep : IRecipeStep
{
    public string Name => "DeleteContentDefinition";

    public Task PlanAsync(StepContext step)
    {
        Remove(step, DefinitionRecords.Types, DefinitionJson.TypeKind);
        Remove(step, DefinitionRecords.Parts, DefinitionJson.PartKind);
        return Task.CompletedTask;
    }

    private static void Remove(StepContext step, string list, string kind)
    {
        foreach (var name in DefinitionJson.List(step.Json, list).Select(ContentJson.AsText).OfType<string>())
            DefinitionChange.Remove(step, kind, name);
    }
}
