using System.Text;
using Cms.Content.Recipes;
using Cms.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using static Cms.Web.Tests.Recipes.ImportedSite;

namespace Cms.Web.Tests.Recipes;

/// <summary>What a recipe says of the search index, seen by a visitor who searches.</summary>
public sealed class IndexProfilePagesTests
{
    private const string Essays = """{ "name": "ContentDefinition", "ContentTypes": [ { "Name": "Essay", "DisplayName": "Essay", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "AutoroutePart", "Name": "AutoroutePart" } ] } ] }""";

    [Theory]
    [InlineData("""{ "name": "CreateOrUpdateIndexProfile", "indexes": [ { "Name": "Own", "IndexName": "own", "ProviderName": "Lucene", "Type": "Content", "Properties": { "ContentIndexMetadata": { "IndexedContentTypes": [ "Essay" ], "Culture": "any" } } } ] }""",
        """{ "name": "Settings", "SearchSettings": { "DefaultIndexProfileName": "Own" } }""")]
    [InlineData("""{ "name": "lucene-index", "Indices": [ { "Own": { "AnalyzerName": "standardanalyzer", "IndexLatest": false, "IndexedContentTypes": [ "Essay" ] } } ] }""",
        """{ "name": "Settings", "LuceneSettings": { "SearchIndex": "Own", "DefaultSearchFields": [ "Content.ContentItem.FullText" ] } }""")]
    public async Task The_index_that_the_search_settings_name_says_which_pages_are_found(string index, string settings)
    {
        await using var site = await StartAsync();
        var visitor = site.Browse();
        Assert.Equal(["/river", "/river-essay"], await FoundAsync(visitor));
        // An index that nothing names is only kept.
        await site.ImportAsync(index);
        Assert.Equal(["/river", "/river-essay"], await FoundAsync(visitor));
        await site.ImportAsync(settings);
        Assert.Equal(["/river-essay"], await FoundAsync(visitor));
        // A page that comes later is asked too, and an index that names no types holds all.
        await site.ImportAsync(Items(Essay("river-later"), Note("river-note", "river-note")));
        Assert.Equal(["/river-essay", "/river-later"], await FoundAsync(visitor));
        await site.ImportAsync("""{ "name": "CreateOrUpdateIndexProfile", "indexes": [ { "Name": "Own", "ProviderName": "Lucene", "Type": "Content", "Properties": { "ContentIndexMetadata": { "IndexedContentTypes": [] } } } ] }""");
        Assert.Equal(["/river", "/river-essay", "/river-later", "/river-note"], await FoundAsync(visitor));
    }

    [Fact]
    public async Task Settings_that_name_an_index_that_is_not_here_leave_every_page_to_be_found()
    {
        await using var site = await StartAsync();
        await site.ImportAsync("""{ "name": "Settings", "SearchSettings": { "DefaultIndexProfileName": "Gone" } }""");
        Assert.Equal(["/river", "/river-essay"], await FoundAsync(site.Browse()));
    }

    [Theory]
    [InlineData("QueryLuceneSearchIndex"), InlineData("QueryLuceneSearchIndex_Own"), InlineData("QueryIndex_Own")]
    public async Task A_permission_on_an_index_of_any_version_stays_in_its_role_and_closes_search_to_nobody(string permission)
    {
        await using var site = await StartAsync();
        await site.ImportAsync($$"""{ "name": "Roles", "Roles": [ { "Name": "Reader", "Description": "", "Permissions": [ "{{permission}}" ] }, { "Name": "Anonymous", "Description": "", "Permissions": [] } ] }""");
        Assert.Equal(["/river", "/river-essay"], await FoundAsync(site.Browse()));
        using var output = new MemoryStream();
        await site.Services.GetRequiredService<RecipeExporter>().ExportAsync(output, new ExportOptions { Media = ExportMedia.None });
        Assert.Contains($"\"{permission}\"", Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_results_is_called_as_the_settings_say()
    {
        await using var site = await StartAsync();
        var visitor = site.Browse();
        Assert.Equal("Search", (await visitor.GetAsync("/search")).Html.QuerySelector("h1")!.TextContent);
        await site.ImportAsync("""{ "name": "Settings", "SearchSettings": { "PageTitle": "Find <it>", "Placeholder": "A river, a \"hill\"" } }""");
        var page = (await visitor.GetAsync("/search")).Html;
        Assert.Equal(("Find <it>", "A river, a \"hill\""), (page.QuerySelector("h1")!.TextContent, page.QuerySelector("#q-page")!.GetAttribute("placeholder")));
        Assert.StartsWith("Find <it>", page.Title);
    }

    private static async Task<TestSite> StartAsync()
    {
        var site = await TestSite.StartAsync(modules => modules.AddModule<Cms.Search.Startup>());
        await site.ImportAsync("""{ "name": "feature", "enable": [ "Cms.Search" ] }""", Types, Essays, Items(Note("river", "river"), Essay("river-essay")));
        return site;
    }

    private static string Essay(string id) => Note(id, id).Replace("\"ContentType\": \"Note\"", "\"ContentType\": \"Essay\"");

    private static async Task<List<string>> FoundAsync(Browser visitor) =>
        [.. (await visitor.GetAsync("/search?q=river")).Html.QuerySelectorAll("main .results a[href^='/river']").Select(link => link.GetAttribute("href")!).Distinct().Order(StringComparer.Ordinal)];
}
