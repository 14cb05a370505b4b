namespace Cms.Content.Recipes.Steps;

/// <summary>Puts definitions in the place of those of the same name: parts, fields and settings that are not named again go.</summary>
internal sealed class ReplaceContentDefinitionStep : IRecipeStep
{
    internal const string StepName = "ReplaceContentDefinition";

    public string Name => StepName;

    public Task PlanAsync(StepContext step)
    {
        foreach (var (kind, name, record) in DefinitionRecords.Read(step))
            DefinitionChange.Put(step, kind, name, record);
        return Task.CompletedTask;
    }
}
