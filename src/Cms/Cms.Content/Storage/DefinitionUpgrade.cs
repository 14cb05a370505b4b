using Cms.Content.Model;

namespace Cms.Content.Storage;

/// <summary>A module's contribution to the stored definitions, as a numbered upgrade: merged once, then free to be changed by staff where code allows it.</summary>
public static class DefinitionUpgrade
{
    public static SchemaUpgrade For(string module, int number, params IReadOnlyList<Type> records) =>
        new(module, number, session => DefinitionMerge.ApplyAsync(session, TypedDefinitions.Step(records))) { Records = records };
}
