using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>Both generations of Orchard's index steps. This site has one search index, which follows the live pages by itself; the profile that the search settings name says which pages are in it.</summary>
internal static class IndexSteps
{
    public const string Reason = "This site has one search index. Where the search settings name this profile, only pages of its types are found.";

    public static IEnumerable<IRecipeStep> All() =>
    [
        new DocumentsStep("CreateOrUpdateIndexProfile", "indexes", SiteDocuments.IndexProfiles, "index profile")
        {
            NameOf = DocumentsStep.By("Id", "Name"), IsFoundByName = true, Check = Problem, KeptBecause = _ => Reason,
        },
        new LegacyIndexStep("lucene-index", "Lucene"),
        new LegacyIndexStep("elastic-index", "Elasticsearch"),
        new LegacyIndexStep("azureai-index-create", "AzureAISearch"),
        .. ((string[])["lucene-index-reset", "lucene-index-rebuild", "elastic-index-reset", "elastic-index-rebuild", "azureai-index-reset", "azureai-index-rebuild", "ResetIndex", "RebuildIndex"])
            .Select(name => new NotedStep(name, "Nothing has to be done: the search index follows the pages by itself. The command 'search rebuild' makes it anew.")),
    ];

    /// <summary>What is wrong with what an index says of the pages it holds: the same members in both generations.</summary>
    public static EntryProblem? ContentProblem(JsonElement content)
    {
        if (!LooseValues.IsMissing(content, "IndexLatest") && !bool.TryParse(ContentJson.GetString(content, "IndexLatest"), out _))
            return new EntryProblem("IndexLatest", "What says whether drafts are in the index is neither true nor false.", "Write true or false.");
        if (ContentJson.TryGet(content, "IndexedContentTypes", out var types) && types.ValueKind is not JsonValueKind.Null && !(types.ValueKind is JsonValueKind.Array && types.EnumerateArray().All(type => type.ValueKind is JsonValueKind.String)))
            return new EntryProblem("IndexedContentTypes", "The content types of the index are not a list of names.", "Write them as [ \"Page\" ].");
        return null;
    }

    private static EntryProblem? Problem(JsonElement profile)
    {
        foreach (var member in (string[])["Id", "Name", "IndexName", "ProviderName", "Type"])
        {
            if (ContentJson.TryGet(profile, member, out var text) && text.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                return new EntryProblem(member, $"{member} is not a text.", "Write it in quotes.");
        }
        if (!ContentJson.TryGet(profile, "Properties", out var properties) || properties.ValueKind is JsonValueKind.Null)
            return null;
        if (properties.ValueKind is not JsonValueKind.Object)
            return new EntryProblem("Properties", "The properties are not a JSON object.", "Write { \"ContentIndexMetadata\": { ... } }.");
        if (!ContentJson.TryGet(properties, "ContentIndexMetadata", out var content) || content.ValueKind is JsonValueKind.Null)
            return null;
        if (content.ValueKind is not JsonValueKind.Object)
            return new EntryProblem("Properties.ContentIndexMetadata", "What the index holds is not a JSON object.", "Write { \"IndexedContentTypes\": [ ... ] }.");
        return ContentProblem(content) is { } problem ? problem with { Path = $"Properties.ContentIndexMetadata.{problem.Path}" } : null;
    }
}

/// <summary>A step that asks for something that happens here anyway: the report says so, and nothing is kept.</summary>
internal sealed class NotedStep(string name, string words) : IRecipeStep
{
    public string Name => name;

    public Task PlanAsync(StepContext step)
    {
        step.Report.Note(words);
        return Task.CompletedTask;
    }
}
