using Cms.Content.Model;
using Cms.Content.Recipes.Plans;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>
/// Merges definitions into those of the site: settings are merged, parts and fields added, nothing is removed.
/// As in Orchard, a type's settings count only when the record also has a display name.
/// </summary>
internal sealed class ContentDefinitionStep : IRecipeStep
{
    public string Name => "ContentDefinition";

    public Task PlanAsync(StepContext step)
    {
        foreach (var (kind, name, record) in DefinitionRecords.Read(step))
        {
            var before = step.Plan.Definitions.Find(kind, name);
            if (kind == DefinitionJson.TypeKind && before is not null && string.IsNullOrEmpty(record.TextOf("DisplayName")) && record.Remove("Settings"))
                step.Report.Note($"The settings of type {name} were left as they are: the record has no display name.");
            DefinitionChange.Put(step, kind, name, DefinitionMerge.Merge(before, record, DefinitionRecords.MembersOf(kind)));
        }
        return Task.CompletedTask;
    }

    public Task ExportAsync(ExportContext export) => DefinitionRecords.ExportAsync(export, Name, export.Options.Selection?.Definitions ?? DefinitionSelection.All);
}
