using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>Both generations of Orchard's index steps. This site has one search index over all live pages, which follows them by itself.</summary>
internal static class IndexSteps
{
    public const string Reason = "This site has one search index over all live pages.";

    public static IEnumerable<IRecipeStep> All() =>
    [
        new DocumentsStep("CreateOrUpdateIndexProfile", "indexes", SiteDocuments.IndexProfiles, "index profile") { NameOf = DocumentsStep.By("Id", "Name"), KeptBecause = _ => Reason },
        new LegacyIndexStep("lucene-index", "Lucene"),
        new LegacyIndexStep("elastic-index", "Elasticsearch"),
        new LegacyIndexStep("azureai-index-create", "AzureAISearch"),
        .. ((string[])["lucene-index-reset", "lucene-index-rebuild", "elastic-index-reset", "elastic-index-rebuild", "azureai-index-reset", "azureai-index-rebuild", "ResetIndex", "RebuildIndex"])
            .Select(name => new NotedStep(name, "Nothing has to be done: the search index follows the pages by itself. The command 'search rebuild' makes it anew.")),
    ];
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
