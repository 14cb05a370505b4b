using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>Roles and what they may do. <c>PermissionBehavior</c> says whether the permissions replace those of the role (the rule), are added or removed.</summary>
internal sealed class RolesStep : IRecipeStep
{
    private const string Permissions = "Permissions";
    private static readonly string[] Behaviors = ["Replace", "Add", "Remove"];

    public string Name => "Roles";

    public Task PlanAsync(StepContext step)
    {
        var index = 0;
        foreach (var role in DefinitionJson.List(step.Json, "Roles"))
            Plan(step, role, $"Roles[{index++}]");
        return Task.CompletedTask;
    }

    private static void Plan(StepContext step, JsonElement role, string path)
    {
        if (ContentJson.GetString(role, "Name")?.Trim() is not { Length: > 0 } name)
        {
            step.Problem($"{path}.Name", "The role has no name.", "Add \"Name\".");
            return;
        }
        if (Behavior(role) is not { } behavior)
        {
            step.Problem($"{path}.PermissionBehavior", $"'{ContentJson.GetString(role, "PermissionBehavior")}' is not known.", "Write Replace, Add or Remove.");
            return;
        }
        var document = step.Plan.Documents.Find(SiteDocuments.Roles, name) ?? new JsonObject { ["Description"] = "" };
        if (ContentJson.GetString(role, "Description") is { } description)
            document["Description"] = description;
        var given = DefinitionJson.List(role, Permissions).Select(ContentJson.AsText).OfType<string>().ToList();
        var before = (document[Permissions] as JsonArray ?? []).Select(permission => permission.AsText()).OfType<string>().ToList();
        var after = behavior switch { "Add" => before.Union(given), "Remove" => before.Except(given), _ => given.Distinct() };
        document[Permissions] = new JsonArray([.. after.Select(permission => (JsonNode)permission)]);
        step.Report.Add(step.Plan.Documents.Put(SiteDocuments.Roles, name, document), $"role {name}");
    }

    private static string? Behavior(JsonElement role)
    {
        if (ContentJson.GetString(role, "PermissionBehavior") is not { Length: > 0 } text)
            return Behaviors[0];
        return int.TryParse(text, out var number) && number is >= 0 and < 3 ? Behaviors[number] : Array.Find(Behaviors, known => string.Equals(known, text, StringComparison.OrdinalIgnoreCase));
    }

    public async Task ExportAsync(ExportContext export)
    {
        var roles = await export.DocumentsAsync(SiteDocuments.Roles);
        if (roles.Count == 0)
            return;
        export.WriteStep(Name, writer =>
        {
            writer.WriteStartArray("Roles");
            foreach (var (name, json) in roles)
            {
                writer.WriteStartObject();
                writer.WriteString("Name", ExpressionText.Escape(name));
                export.WriteMembers(writer, json);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        });
    }
}
