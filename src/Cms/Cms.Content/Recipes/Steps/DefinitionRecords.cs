using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Recipes.Plans;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>The records of a definition step, with their keys in Orchard's case, checked for what everything hangs on: names of types, parts and fields.</summary>
internal static class DefinitionRecords
{
    public const string Types = "ContentTypes";
    public const string Parts = "ContentParts";
    public const string TypeParts = "ContentTypePartDefinitionRecords";
    public const string Fields = "ContentPartFieldDefinitionRecords";

    private static readonly string[] Keys = ["Name", "DisplayName", "PartName", "FieldName", "Settings", TypeParts, Fields];

    /// <summary>The parts of a step, then its types, each with its kind and its place in the step. Records without the names they need are problems and left out.</summary>
    public static IEnumerable<(string Kind, string Name, JsonObject Record)> Read(StepContext step)
    {
        foreach (var (record, path) in Records(step, Parts))
        {
            if (Check(step, record, path, Fields, "FieldName", "Name"))
                yield return (DefinitionJson.PartKind, record.TextOf("Name")!, record);
        }
        foreach (var (record, path) in Records(step, Types))
        {
            if (Check(step, record, path, TypeParts, "PartName", "PartName"))
                yield return (DefinitionJson.TypeKind, record.TextOf("Name")!, record);
        }
    }

    /// <summary>Writes a step with the selected definitions; none at all when there are none.</summary>
    public static async Task ExportAsync(ExportContext export, string stepName, DefinitionSelection selection)
    {
        var all = await export.DefinitionsAsync(selection);
        if (all.Count == 0)
            return;
        export.WriteStep(stepName, writer =>
        {
            export.WriteList(writer, Types, all.Where(record => record.Kind == DefinitionJson.TypeKind).Select(record => record.Json));
            export.WriteList(writer, Parts, all.Where(record => record.Kind == DefinitionJson.PartKind).Select(record => record.Json));
        });
    }

    public static string MembersOf(string kind) => kind == DefinitionJson.TypeKind ? TypeParts : Fields;

    private static IEnumerable<(JsonObject Record, string Path)> Records(StepContext step, string list)
    {
        var index = 0;
        foreach (var json in DefinitionJson.List(step.Json, list))
        {
            var path = $"{list}[{index++}]";
            if (json.ValueKind is JsonValueKind.Object)
                yield return (Canonical(ContentJson.ToObject(json)), path);
            else
                step.Problem(path, "A definition is a JSON object.", "Write { \"Name\": \"...\", ... }.");
        }
    }

    private static bool Check(StepContext step, JsonObject record, string path, string members, string kindKey, string nameKey)
    {
        if (string.IsNullOrWhiteSpace(record.TextOf("Name")))
        {
            step.Problem($"{path}.Name", "The definition has no name.", "Name it in letters and digits, such as \"Page\".");
            return false;
        }
        var good = true;
        var index = 0;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in record[members] as JsonArray ?? [])
        {
            var at = $"{path}.{members}[{index++}]";
            foreach (var key in (string[])[kindKey, nameKey])
            {
                if (member is JsonObject json && !string.IsNullOrWhiteSpace(json.TextOf(key)))
                    continue;
                step.Problem($"{at}.{key}", $"'{record.TextOf("Name")}' has an entry without {key}.", $"Add \"{key}\".");
                good = false;
            }
            if (member is JsonObject named && (named.TextOf("Name") ?? named.TextOf(kindKey)) is { } name && !names.Add(name))
            {
                step.Problem($"{at}.Name", $"'{record.TextOf("Name")}' has two entries named '{name}'.", "Give the second one a name of its own.");
                good = false;
            }
        }
        return good;
    }

    private static JsonObject Canonical(JsonObject record)
    {
        var canonical = new JsonObject();
        foreach (var (name, value) in record.ToList())
        {
            var key = Array.Find(Keys, key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase)) ?? name;
            record.Remove(name);
            canonical[key] = value is JsonArray list && key is TypeParts or Fields
                ? new JsonArray([.. ((JsonArray)value!).Select(member => member is JsonObject json ? Canonical(json.DeepClone().AsObject()) : member?.DeepClone())])
                : value;
        }
        return canonical;
    }
}
