namespace Cms.Content.Recipes.Steps;

/// <summary>Puts definitions in the place of those of the same name: parts, fields and settings that are not named again go.</summary>
internal sealed class ReplaceContentDefinitionStep : IRecipeStep
{
    public string Name => "ReplaceContentDefinition";

    public Task PlanAsync(StepContext step)
    {
        foreach (var (kind, name, record) in DefinitionRecords.Read(step))
            DefinitionChange.Put(step, kind, name, record);
        return Task.CompletedTask;
    }

    // A whole export adds its definitions; only a plan asks for others to go.
    public Task ExportAsync(ExportContext export) => export.Options.Selection?.Replaced is { } replaced ? DefinitionRecords.ExportAsync(export, Name, replaced) : Task.CompletedTask;
}
