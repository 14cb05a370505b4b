using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>
/// The steps that made an index before Orchard 3 (<c>lucene-index</c> and its like): each index becomes the profile that Orchard 3 has in its place, and is exported as one.
/// As in Orchard, an index that is here stays as it is.
/// </summary>
/// <param name="name">The step's name.</param>
/// <param name="provider">The provider's name in a profile: <c>Lucene</c>.</param>
internal sealed class LegacyIndexStep(string name, string provider) : IRecipeStep
{
    public string Name => name;

    public Task PlanAsync(StepContext step)
    {
        if (!ContentJson.TryGet(step.Json, "Indices", out var indices) || indices.ValueKind != JsonValueKind.Array)
        {
            step.Problem("Indices", "The step has no list of indices.", "Write \"Indices\": [ { \"Search\": { \"IndexedContentTypes\": [ ... ] } } ].");
            return Task.CompletedTask;
        }
        var index = 0;
        foreach (var entry in indices.EnumerateArray())
        {
            var path = $"Indices[{index++}]";
            // The first Orchards named an index and no more.
            if (entry.ValueKind is JsonValueKind.String && entry.GetString() is { Length: > 0 } name)
                Plan(step, name, ContentJson.EmptyObject);
            else if (entry.ValueKind != JsonValueKind.Object || entry.EnumerateObject().ToList() is not [{ Value.ValueKind: JsonValueKind.Object, Name.Length: > 0 } only])
                step.Problem(path, "An index is a name, or an object with one member: its name and what it holds.", "Write { \"Search\": { ... } }.");
            else if (IndexSteps.ContentProblem(only.Value) is { } problem)
                step.Problem($"{path}.{only.Name}.{problem.Path}", problem.What, problem.Mend);
            else
                Plan(step, only.Name, only.Value);
        }
        return Task.CompletedTask;
    }

    private void Plan(StepContext step, string indexName, JsonElement settings)
    {
        var documents = step.Plan.Documents;
        var isHere = DocumentsStep.Named(documents, SiteDocuments.IndexProfiles, indexName) is not null;
        if (!isHere)
        {
            var id = ContentIds.Derive("index-profile", provider, indexName);
            documents.Put(SiteDocuments.IndexProfiles, id, Profile(id, indexName, ContentJson.ToObject(settings)));
        }
        step.Report.Add(ReportKind.KeptVerbatim, $"index {indexName}", isHere ? "An index of this name is here and stays as it is." : $"{IndexSteps.Reason} It is kept as an index profile, and an export has it in the form of Orchard 3.");
    }

    private JsonObject Profile(string id, string indexName, JsonObject settings)
    {
        var content = new JsonObject();
        foreach (var member in (string[])["IndexLatest", "IndexedContentTypes", "Culture"])
            Move(settings, content, member);
        var own = new JsonObject();
        foreach (var (member, _) in settings.ToList())
            Move(settings, own, member);
        if (own.TextOf("AnalyzerName") is "standardanalyzer")
            own.Put("AnalyzerName", "standard");
        return new JsonObject
        {
            ["Id"] = id,
            ["Name"] = indexName,
            ["IndexName"] = indexName.ToLowerInvariant(),
            ["ProviderName"] = provider,
            ["Type"] = "Content",
            ["Properties"] = new JsonObject { ["ContentIndexMetadata"] = content, [$"{provider}IndexMetadata"] = own },
        };
    }

    private static void Move(JsonObject from, JsonObject to, string member)
    {
        if (from.Where(known => string.Equals(known.Key, member, StringComparison.OrdinalIgnoreCase)).Select(known => known.Key).FirstOrDefault() is not { } name)
            return;
        var value = from[name];
        from.Remove(name);
        to[member] = value;
    }
}
