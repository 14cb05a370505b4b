using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>Puts changed definitions into the plan, and refuses what would take away or retype a field that code relies on.</summary>
internal static class DefinitionChange
{
    public static void Put(StepContext step, string kind, string name, JsonObject record)
    {
        var definitions = step.Plan.Definitions;
        var before = definitions.Find(kind, name);
        if (!KeepsManaged(step, kind, name, before, record))
            return;
        var action = before is null ? ReportKind.Created : ContentJson.Write(before) == ContentJson.Write(record) ? ReportKind.Unchanged : ReportKind.Updated;
        if (action is not ReportKind.Unchanged)
            definitions.Put(kind, name, record);
        step.Report.Add(action, $"{kind} {name}");
    }

    public static void Remove(StepContext step, string kind, string name)
    {
        var definitions = step.Plan.Definitions;
        if (definitions.Find(kind, name) is not { } before || !KeepsManaged(step, kind, name, before, null))
            return;
        definitions.Remove(kind, name);
        step.Report.Add(ReportKind.Removed, $"{kind} {name}");
    }

    private static bool KeepsManaged(StepContext step, string kind, string name, JsonObject? before, JsonObject? after)
    {
        var managed = step.Plan.Managed.Where(field => field.Part == name).ToList();
        if (before is null || managed.Count == 0)
            return true;
        if (kind == DefinitionJson.TypeKind)
        {
            if (MemberNames(after, DefinitionRecords.TypeParts).Contains(name) || !MemberNames(before, DefinitionRecords.TypeParts).Contains(name))
                return true;
            step.Problem("", $"The type '{name}' would lose its own fields, which the program relies on.", "Leave the part of the same name on the type.");
            return false;
        }
        var good = true;
        foreach (var field in managed)
        {
            var (was, becomes) = (FieldName(before, field.Field), FieldName(after, field.Field));
            if (was is null || was == becomes)
                continue;
            step.Problem("", becomes is null ? $"The field '{name}.{field.Field}' would be removed, and the program relies on it." : $"The field '{name}.{field.Field}' would become a {becomes}, and the program relies on its being a {was}.",
                "Leave this field as it is; its label and settings may change.");
            good = false;
        }
        return good;
    }

    private static IEnumerable<string?> MemberNames(JsonObject? record, string members) =>
        (record?[members] as JsonArray ?? []).OfType<JsonObject>().Select(member => member.TextOf("Name") is { Length: > 0 } name ? name : member.TextOf("PartName"));

    private static string? FieldName(JsonObject? part, string field) =>
        (part?[DefinitionRecords.Fields] as JsonArray ?? []).OfType<JsonObject>().FirstOrDefault(member => member.TextOf("Name") == field)?.TextOf("FieldName");
}
