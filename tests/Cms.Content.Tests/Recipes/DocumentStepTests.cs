using Cms.Content.Recipes;
using Cms.Content.Storage;

namespace Cms.Content.Tests.Recipes;

/// <summary>Steps whose entries are documents: each is told, kept by its name, replaced as a whole and written again as it came.</summary>
public sealed class DocumentStepTests
{
    [Theory]
    [InlineData("MediaProfiles", """ "MediaProfiles":{"banner":{"Hint":"","Width":2048,"Odd":[1.50]}} """, SiteDocuments.MediaProfiles, "banner")]
    [InlineData("Queries", """ "Queries":[{"Source":"Lucene","Name":"Recent","Index":"Search","Template":"{}"}] """, SiteDocuments.Queries, "Recent")]
    [InlineData("Queries", """ "Queries":[{"Source":"Sql","Name":"All","Template":"SELECT 1"}] """, SiteDocuments.Queries, "All")]
    [InlineData("Sitemaps", """ "data":[{"$type":"X, Y","SitemapId":"s1","Name":"All","Path":"sitemap.xml"}] """, SiteDocuments.Sitemaps, "s1")]
    [InlineData("deployment", """ "Plans":[{"Name":"Export","Steps":[{"Type":"AllContentDeploymentStep","Step":{"Id":"a"}}]}] """, SiteDocuments.DeploymentPlans, "Export")]
    [InlineData("Templates", """ "Templates":{"Content__Page":{"Description":"","Content":"{{ Model }}"}} """, SiteDocuments.Templates, "Content__Page")]
    [InlineData("AdminTemplates", """ "AdminTemplates":{"X":{"Content":"x"}} """, SiteDocuments.AdminTemplates, "X")]
    [InlineData("ShortcodeTemplates", """ "ShortcodeTemplates":{"x":{"Content":"","Categories":[]}} """, SiteDocuments.ShortcodeTemplates, "x")]
    [InlineData("Placements", """ "Placements":{"TextField":[{"place":"Content:1","contentType":["Page"]}]} """, SiteDocuments.Placements, "TextField")]
    [InlineData("WorkflowType", """ "data":[{"WorkflowTypeId":"w1","Name":"Mail","Activities":[]}] """, SiteDocuments.WorkflowTypes, "w1")]
    [InlineData("Translations", """ "translations":[{"culture":"fr","context":"c","key":"k","value":"v"}] """, SiteDocuments.Translations, "fr|c|k")]
    [InlineData("CreateOrUpdateIndexProfile", """ "indexes":[{"Id":"i1","Name":"Search","IndexName":"search","ProviderName":"Lucene","Type":"Content","Properties":{"ContentIndexMetadata":{"Odd":1.50}}}] """, SiteDocuments.IndexProfiles, "i1")]
    public async Task An_entry_is_told_kept_by_its_name_and_exported_as_it_came(string step, string body, string kind, string name)
    {
        await using var site = await Site.CreateAsync();
        var recipe = Recipe.Of($$"""{"name":"{{step.ToLowerInvariant()}}",{{body}}}""");
        var report = await site.ImportAsync(recipe);
        if (step is "MediaProfiles" or "deployment")
            Assert.Empty(report.Of(ReportKind.KeptVerbatim));
        else
            Assert.Contains("an export has it again", Assert.Single(report.Of(ReportKind.KeptVerbatim)).Detail);
        Assert.Equal(name, Assert.Single(await site.Documents.AllAsync(kind)).Name);
        Assert.Empty(await site.Documents.AllAsync(SiteDocuments.KeptSteps));
        var hash = await site.HashAsync();
        await site.ImportAsync(recipe);
        Assert.Equal(hash, await site.HashAsync());

        var export = await site.ExportAsync();
        Assert.Contains($$"""{"name":"{{step}}",{{body.Trim()}}}""", Dense(export));
        await using var other = await Site.CreateAsync();
        await other.ImportAsync(export, new RecipeOptions());
        Assert.Equal(export, await other.ExportAsync());
    }

    [Theory]
    [InlineData("""{"Source":"Lucene","Name":"Recent","Index":"Search","Template":"{ \"query\": { \"match_all\": {} }, \"size\": {{ size | default: 5 }} }","ReturnContentItems":true}""")]
    [InlineData("""{"Name":"Recent","Source":"Lucene","Odd":[1.50],"Properties":{"LuceneQueryMetadata":{"ReturnContentItems":true,"Template":"{\"query\":{\"match_all\":{}}}"}}}""")]
    public async Task A_query_that_runs_is_told_as_new_and_exported_as_it_came(string query)
    {
        await using var site = await Site.CreateAsync();
        var report = await site.ImportAsync(Recipe.Of($$"""{"name":"queries","Queries":[{{query}}]}"""));
        Assert.Empty(report.Of(ReportKind.KeptVerbatim));
        Assert.Equal("query Recent", Assert.Single(report.Of(ReportKind.Created), line => line.What.StartsWith("query", StringComparison.Ordinal)).What);
        Assert.Contains(Dense(query), Dense(await site.ExportAsync()));
    }

    [Fact]
    public async Task A_changed_entry_replaces_the_one_of_its_name_and_leaves_the_others()
    {
        await using var site = await Site.CreateAsync();
        await site.ImportAsync(Recipe.Of("""{"name":"WorkflowType","data":[{"WorkflowTypeId":"w1","Name":"Mail"},{"WorkflowTypeId":"w2","Name":"Other"}]}"""));
        await site.ImportAsync(Recipe.Of("""{"name":"WorkflowType","data":[{"WorkflowTypeId":"w1","Name":"Post"}]}"""));
        Assert.Equal(["""{"WorkflowTypeId":"w1","Name":"Post"}""", """{"WorkflowTypeId":"w2","Name":"Other"}"""], (await site.Documents.AllAsync(SiteDocuments.WorkflowTypes)).Select(row => row.Json.GetRawText()));
    }

    [Theory]
    [InlineData("lucene-index", "Lucene"), InlineData("elastic-index", "Elasticsearch"), InlineData("azureai-index-create", "AzureAISearch")]
    public async Task An_index_of_before_is_the_profile_of_after_and_one_that_is_here_stays(string step, string provider)
    {
        await using var site = await Site.CreateAsync();
        string Index(string analyzer) => Recipe.Of($$$"""{"name":"{{{step}}}","Indices":[{"Search":{"AnalyzerName":"{{{analyzer}}}","IndexLatest":false,"IndexedContentTypes":["Page"],"Culture":"","StoreSourceData":true,"Odd":1.50}}]}""");
        await site.ImportAsync(Index("standardanalyzer"));
        var profile = System.Text.Json.Nodes.JsonNode.Parse(Assert.Single(await site.Documents.AllAsync(SiteDocuments.IndexProfiles)).Json.GetRawText())!;
        Assert.Equal(("Search", "search", provider, "Content"), (profile["Name"]!.ToString(), profile["IndexName"]!.ToString(), profile["ProviderName"]!.ToString(), profile["Type"]!.ToString()));
        Assert.Equal("""{"IndexLatest":false,"IndexedContentTypes":["Page"],"Culture":""}""", profile["Properties"]!["ContentIndexMetadata"]!.ToJsonString());
        Assert.Equal("""{"AnalyzerName":"standard","StoreSourceData":true,"Odd":1.50}""", profile["Properties"]![$"{provider}IndexMetadata"]!.ToJsonString());
        var hash = await site.HashAsync();
        await site.ImportAsync(Index("other"));
        Assert.Equal(hash, await site.HashAsync());

        var export = await site.ExportAsync();
        Assert.Contains("CreateOrUpdateIndexProfile", export);
        await using var other = await Site.CreateAsync();
        await other.ImportAsync(export, new RecipeOptions());
        Assert.Equal(export, await other.ExportAsync());
    }

    [Theory]
    [InlineData("""{"name":"CreateOrUpdateIndexProfile","indexes":[{"Id":"i1","Name":"Search"}]}""")]
    [InlineData("""{"name":"CreateOrUpdateIndexProfile","indexes":[{"Name":"search"}]}""")]
    [InlineData("""{"name":"lucene-index","Indices":[{"Search":{}}]}""")]
    [InlineData("""{"name":"lucene-index","Indices":["Search"]}""")]
    [InlineData("""{"name":"CreateOrUpdateIndexProfile","indexes":[{"Id":"i2","Name":"Other"}]}""")]
    public async Task A_profile_is_found_by_its_id_and_then_by_its_name(string before)
    {
        await using var site = await Site.CreateAsync();
        await site.ImportAsync(Recipe.Of(before));
        await site.ImportAsync(Recipe.Of("""{"name":"CreateOrUpdateIndexProfile","indexes":[{"Id":"i2","Name":"Search","IndexName":"new"}]}"""));
        var (name, json) = Assert.Single(await site.Documents.AllAsync(SiteDocuments.IndexProfiles));
        Assert.Equal(("i2", """{"Id":"i2","Name":"Search","IndexName":"new"}"""), (name, json.GetRawText()));
    }

    [Fact]
    public async Task What_happens_here_anyway_is_noted_and_not_kept()
    {
        await using var site = await Site.CreateAsync();
        var report = await site.ImportAsync(Recipe.Of("""{"name":"lucene-index-rebuild","includeAll":true}""", """{"name":"RebuildIndex","IndexNames":["Search"]}""", """{"name":"resetindex","IncludeAll":true}"""));
        Assert.Equal(3, report.Count(ReportKind.Note));
        Assert.DoesNotContain("ebuild", await site.ExportAsync());
    }

    [Theory]
    [InlineData("""{"name":"lucene-index","Indices":[{"A":{"IndexedContentTypes":"Page"}}]}""", "$.steps[0].Indices[0].A.IndexedContentTypes", "not a list of names")]
    [InlineData("""{"name":"CreateOrUpdateIndexProfile","indexes":[{"Id":"i","Name":7}]}""", "$.steps[0].indexes[0].Name", "not a text")]
    [InlineData("""{"name":"CreateOrUpdateIndexProfile","indexes":[{"Id":"i","Properties":"x"}]}""", "$.steps[0].indexes[0].Properties", "not a JSON object")]
    [InlineData("""{"name":"CreateOrUpdateIndexProfile","indexes":[{"Id":"i","Properties":{"ContentIndexMetadata":{"IndexLatest":"maybe"}}}]}""", "$.steps[0].indexes[0].Properties.ContentIndexMetadata.IndexLatest", "neither true nor false")]
    [InlineData("""{"name":"lucene-index","Indices":{}}""", "$.steps[0].Indices", "no list of indices")]
    [InlineData("""{"name":"lucene-index","Indices":[{"A":{},"B":{}}]}""", "$.steps[0].Indices[0]", "one member")]
    [InlineData("""{"name":"lucene-index","Indices":[7]}""", "$.steps[0].Indices[0]", "one member")]
    [InlineData("""{"name":"AdminMenu","data":{}}""", "$.steps[0].data", "not a list")]
    [InlineData("""{"name":"AdminMenu","data":[1]}""", "$.steps[0].data[0]", "JSON object")]
    [InlineData("""{"name":"AdminMenu","data":[{"MenuItems":[]}]}""", "$.steps[0].data[0]", "tells it from others")]
    [InlineData("""{"name":"AdminMenu","data":[{"Id":"a","Name":"x"},{"Id":"a","Name":"y"}]}""", "$.steps[0].data[1]", "twice")]
    [InlineData("""{"name":"Templates","Templates":[]}""", "$.steps[0].Templates", "not a JSON object")]
    [InlineData("""{"name":"Templates","Templates":{"x":"text"}}""", "$.steps[0].Templates.x", "not a JSON object")]
    public async Task An_entry_that_cannot_be_kept_stops_the_import_and_is_named(string step, string path, string what)
    {
        await using var site = await Site.CreateAsync();
        var problem = Assert.Single(await site.RefuseAsync(Recipe.Of(step)));
        Assert.Equal((path, 1), (problem.Path, problem.StepNumber));
        Assert.Contains(what, problem.What);
        Assert.NotEmpty(problem.Mend);
    }

    private static string Dense(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
