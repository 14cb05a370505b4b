using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>
/// A step whose entries are documents of the site, each by a name of its own: a list of objects (<c>"data": [ { "Id": "x" } ]</c>), or an object whose keys are the names
/// (<c>"Templates": { "x": { } }</c>). An entry takes the place of the one of its name as a whole, the others stay; all are exported in the order of their names.
/// </summary>
/// <param name="name">The step's name, as an export writes it.</param>
/// <param name="member">The member that holds the entries.</param>
/// <param name="kind">The kind of document, one of <see cref="SiteDocuments"/>.</param>
/// <param name="what">What an entry is, in the words of a report.</param>
internal sealed class DocumentsStep(string name, string member, string kind, string what) : IRecipeStep
{
    public string Name => name;

    /// <summary>The name of a list's entry; null where the entries are members of an object and have their names from it.</summary>
    public Func<JsonElement, string?>? NameOf { get; init; }

    /// <summary>Why this program does nothing with an entry but keep it, in one sentence; null for one that it uses.</summary>
    public Func<JsonElement, string?> KeptBecause { get; init; } = _ => null;

    /// <summary>What is wrong with an entry; its name and that it is an object (or a list, in an object of entries) are checked already.</summary>
    public Func<JsonElement, EntryProblem?> Check { get; init; } = _ => null;

    /// <summary>What someone should read of an entry that is followed: which of it has no effect, and a way round.</summary>
    public Func<JsonElement, IEnumerable<string>> Notes { get; init; } = _ => [];

    /// <summary>Whether an entry that is not here by its name of <see cref="NameOf"/> takes the place of the one with the same member <c>Name</c>, in any case.</summary>
    public bool IsFoundByName { get; init; }

    /// <summary>The first of these members that is not empty is the name.</summary>
    public static Func<JsonElement, string?> By(params string[] members) => entry => members.Select(member => ContentJson.GetString(entry, member)).FirstOrDefault(text => !string.IsNullOrEmpty(text));

    /// <summary>These members together are the name; the last of them must not be empty.</summary>
    public static Func<JsonElement, string?> ByAll(params string[] members) => entry =>
        string.IsNullOrEmpty(ContentJson.GetString(entry, members[^1])) ? null : string.Join('|', members.Select(member => ContentJson.GetString(entry, member)));

    public Task PlanAsync(StepContext step)
    {
        if (!ContentJson.TryGet(step.Json, member, out var entries) || entries.ValueKind is JsonValueKind.Null)
            step.Report.Note($"The step has no '{member}', so there is nothing in it.");
        else if (entries.ValueKind != (NameOf is null ? JsonValueKind.Object : JsonValueKind.Array))
            step.Problem(member, NameOf is null ? $"'{member}' is not a JSON object." : $"'{member}' is not a list.", NameOf is null ? $"Write \"{member}\": {{ \"name\": {{ ... }} }}." : $"Write \"{member}\": [ {{ ... }} ].");
        else if (NameOf is null)
            PlanMembers(step, entries);
        else
            PlanList(step, entries);
        return Task.CompletedTask;
    }

    private void PlanMembers(StepContext step, JsonElement entries)
    {
        foreach (var entry in entries.EnumerateObject())
        {
            if (entry.Name.Length == 0)
                step.Problem(member, $"A {what} has no name.", "Give its key a name.");
            else if (entry.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                Plan(step, $"{member}.{entry.Name}", entry.Name, entry.Value);
            else
                step.Problem($"{member}.{entry.Name}", $"The {what} is not a JSON object.", "Write { ... }.");
        }
    }

    private void PlanList(StepContext step, JsonElement entries)
    {
        var seen = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var index = 0;
        foreach (var entry in entries.EnumerateArray())
        {
            var path = $"{member}[{index++}]";
            if (entry.ValueKind != JsonValueKind.Object)
                step.Problem(path, $"A {what} is a JSON object.", "Write { ... }.");
            else if (NameOf!(entry) is not { } id)
                step.Problem(path, $"The {what} has nothing that tells it from others.", "Give it an id or a name that stays the same in every import.");
            else if (!seen.TryAdd(id, entry) && !JsonElement.DeepEquals(seen[id], entry))
                step.Problem(path, $"The {what} '{id}' stands in this step twice with different content.", "Remove one of them, or give it a name of its own.");
            else
                Plan(step, path, id, entry);
        }
    }

    private void Plan(StepContext step, string path, string id, JsonElement entry)
    {
        if (Check(entry) is { } problem)
        {
            step.Problem(problem.Path.Length == 0 ? path : $"{path}.{problem.Path}", problem.What, problem.Mend);
            return;
        }
        var documents = step.Plan.Documents;
        if (IsFoundByName && !documents.Names(kind).Contains(id) && Named(documents, kind, ContentJson.GetString(entry, "Name")) is { } before)
            documents.Remove(kind, before);
        var action = documents.Put(kind, id, JsonNode.Parse(entry.GetRawText(), ContentJson.NodeOptions, ContentJson.ReadOptions)!);
        if (KeptBecause(entry) is { } reason)
            step.Report.Add(ReportKind.KeptVerbatim, $"{what} {Said(id, entry)}", $"{reason} It is kept, and an export has it again.");
        else
            step.Report.Add(action, $"{what} {Said(id, entry)}");
        foreach (var note in Notes(entry))
            step.Report.Add(ReportKind.Note, $"{what} {Said(id, entry)}", note);
    }

    /// <summary>The document whose member <c>Name</c> is this one in any case, or null.</summary>
    internal static string? Named(DocumentOverlay documents, string kind, string? name) => string.IsNullOrEmpty(name) ? null
        : documents.Names(kind).FirstOrDefault(id => name.Equals(documents.Find(kind, id)?.TextOf("Name"), StringComparison.OrdinalIgnoreCase));

    private static string Said(string id, JsonElement entry) => ContentJson.GetString(entry, "Name") is { Length: > 0 } said ? said : id;

    public async Task ExportAsync(ExportContext export)
    {
        var documents = await export.DocumentsAsync(kind);
        if (documents.Count == 0)
            return;
        export.WriteStep(name, writer =>
        {
            if (NameOf is not null)
            {
                export.WriteList(writer, member, documents.Select(document => document.Json));
                return;
            }
            writer.WriteStartObject(member);
            foreach (var (id, json) in documents)
            {
                writer.WritePropertyName(id);
                ExpressionText.WriteEscaped(writer, json);
            }
            writer.WriteEndObject();
        });
    }
}
