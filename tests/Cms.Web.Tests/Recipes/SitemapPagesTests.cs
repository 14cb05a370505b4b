using System.Net;
using System.Xml.Linq;
using Cms.Content.Recipes;
using Cms.Web.Tests.Hosting;
using static Cms.Web.Tests.Recipes.ImportedSite;

namespace Cms.Web.Tests.Recipes;

/// <summary>Sitemaps of a recipe, asked for at their own paths.</summary>
public sealed class SitemapPagesTests
{
    private const string All = """{ "$type": "OrchardCore.Sitemaps.Models.ContentTypesSitemapSource, OrchardCore.Sitemaps.Abstractions", "Id": "a", "IndexAll": true, "LimitItems": false, "ChangeFrequency": 2, "Priority": 7, "ContentTypes": [], "LimitedContentType": {} }""";
    private const string Essays = """{ "name": "ContentDefinition", "ContentTypes": [ { "Name": "Essay", "DisplayName": "Essay", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "AutoroutePart", "Name": "AutoroutePart" } ] } ] }""";

    [Fact]
    public async Task Every_source_lists_its_pages_with_how_often_they_change()
    {
        await using var site = await StartAsync();
        await site.ImportAsync(Essays, Items(Essay("late", "2026-02-01T00:00:00Z"), Essay("early", "2026-01-01T00:00:00Z"), Essay("middle", "2026-01-15T00:00:00Z")), Sitemaps(
            Sitemap("all", "all.xml", All),
            Sitemap("some", "a/b.xml", """{ "$type": "X.ContentTypesSitemapSource, X", "ContentTypes": [ { "ContentTypeName": "Essay", "ChangeFrequency": "hourly", "Priority": "10" }, { "ContentTypeName": "Line" }, { "ContentTypeName": "Nothing" } ] }""",
                """{ "$type": "X.CustomPathSitemapSource, X", "Path": "about/team?x=1", "LastUpdate": "2026-01-02T03:04:05Z", "ChangeFrequency": 6, "Priority": 0 }""", """{ "$type": "X.NewSource, X" }"""),
            Sitemap("few", "few.xml", """{ "$type": "X.ContentTypesSitemapSource, X", "LimitItems": true, "LimitedContentType": { "ContentTypeName": "Essay", "Skip": 1, "Take": 1, "ChangeFrequency": 3, "Priority": 4 } }"""),
            Sitemap("off", "off.xml", All).Replace("\"Enabled\": true", "\"Enabled\": false")));
        var visitor = site.Browse();

        Assert.Equal(["/early weekly 0.7", "/hill weekly 0.7", "/late weekly 0.7", "/middle weekly 0.7", "/sea weekly 0.7"], (await LinesAsync(visitor, "/all.xml")).Order(StringComparer.Ordinal));
        Assert.Equal(["/early hourly 1.0", "/middle hourly 1.0", "/late hourly 1.0", "/about/team?x=1 never 0.0"], await LinesAsync(visitor, "/a/b.xml"));
        Assert.Equal(["/middle monthly 0.4"], await LinesAsync(visitor, "/few.xml"));
        Assert.Equal("2026-01-02T03:04:05Z", XDocument.Parse((await visitor.GetAsync("/A/b.xml")).Text).Descendants().Last(element => element.Name.LocalName == "lastmod").Value);
        foreach (var nothing in new[] { "/off.xml", "/other.xml", "/a/all.xml" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(nothing)).Status);
        var file = await visitor.GetAsync("/all.xml");
        Assert.Equal("application/xml; charset=utf-8", file.Response.Content.Headers.ContentType!.ToString());
        // The built-in one stays beside them, and crawlers are told of each.
        Assert.Equal("sitemapindex", XDocument.Parse((await visitor.GetAsync("/sitemap.xml")).Text).Root!.Name.LocalName);
        Assert.Equal(["/sitemap.xml", "/all.xml", "/few.xml", "/a/b.xml"], await RobotsAsync(visitor));
    }

    [Fact]
    public async Task One_at_the_usual_address_takes_the_place_of_the_built_in_one_and_an_index_names_others()
    {
        await using var site = await StartAsync();
        await site.ImportAsync(Sitemaps(Sitemap("all", "notes.xml", All), Sitemap("other", "/Sitemap-1.xml", All),
            """{ "$type": "OrchardCore.Sitemaps.Models.SitemapIndex, OrchardCore.Sitemaps", "SitemapId": "index", "Name": "Index", "Path": "sitemap.xml", "SitemapSources": [ { "$type": "OrchardCore.Sitemaps.Models.SitemapIndexSource, OrchardCore.Sitemaps", "ContainedSitemapIds": [ "all", "index", "gone", "all" ] } ] }"""));
        var visitor = site.Browse();
        var index = XDocument.Parse((await visitor.GetAsync("/sitemap.xml")).Text).Root!;
        Assert.Equal("sitemapindex", index.Name.LocalName);
        Assert.Equal("http://localhost/notes.xml", Assert.Single(index.Descendants(), element => element.Name.LocalName == "loc").Value);
        Assert.Equal(["/hill weekly 0.7", "/sea weekly 0.7"], (await LinesAsync(visitor, "/sitemap-1.xml")).Order(StringComparer.Ordinal));
        Assert.Equal(["/sitemap.xml", "/Sitemap-1.xml"], await RobotsAsync(visitor));
    }

    [Fact]
    public async Task What_search_engines_may_not_list_stays_out_and_a_kept_file_follows_imports_and_publications()
    {
        await using var site = await StartAsync();
        var visitor = site.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/all.xml")).Status);
        Assert.Equal(["/sitemap.xml"], await RobotsAsync(visitor));
        await site.ImportAsync(Sitemaps(Sitemap("all", "all.xml", All)));
        Assert.Equal(["/hill weekly 0.7", "/sea weekly 0.7"], (await LinesAsync(visitor, "/all.xml")).Order(StringComparer.Ordinal));
        Assert.Equal(["/sitemap.xml", "/all.xml"], await RobotsAsync(visitor));

        await site.ImportAsync(Items(Note("hidden", "hidden", """, "SeoMetaPart": { "MetaRobots": "noindex" }"""), Note("left-out", "left-out", """, "SitemapPart": { "OverrideSitemapConfig": true, "Exclude": true }"""),
            Note("draft", "draft").Replace("\"Published\": true", "\"Published\": false"), Note("wood", "wood")));
        Assert.Equal(["/hill weekly 0.7", "/sea weekly 0.7", "/wood weekly 0.7"], (await LinesAsync(visitor, "/all.xml")).Order(StringComparer.Ordinal));

        await site.ImportAsync(Sitemaps(Sitemap("all", "moved.xml", All.Replace("\"Priority\": 7", "\"Priority\": 1"))));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/all.xml")).Status);
        Assert.Contains("/wood weekly 0.1", await LinesAsync(visitor, "/moved.xml"));
        await site.ImportAsync("""{ "name": "feature", "disable": [ "Cms.Seo" ] }""");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/moved.xml")).Status);
    }

    [Fact]
    public async Task The_report_names_a_source_that_adds_nothing_and_an_index_of_what_is_not_there()
    {
        await using var site = await StartAsync();
        var report = await site.ImportAsync(Sitemaps(Sitemap("all", "all.xml", """{ "$type": "X.NewSource, X" }"""),
            """{ "$type": "X.SitemapIndex, X", "SitemapId": "i", "Name": "I", "Path": "i.xml", "SitemapSources": [ { "$type": "X.SitemapIndexSource, X", "ContainedSitemapIds": [ "gone" ] } ] }"""));
        Assert.Equal(2, report.Count(ReportKind.Created));
        Assert.Contains(report.Of(ReportKind.Note), line => line.Detail?.Contains("“NewSource”", StringComparison.Ordinal) == true);
        Assert.Contains(report.Of(ReportKind.Note), line => line.What.Contains("'gone'", StringComparison.Ordinal));
        Assert.Empty(await LinesAsync(site.Browse(), "/all.xml"));
    }

    [Fact]
    public async Task What_a_page_says_of_itself_counts_before_what_a_sitemap_says_of_it_where_it_says_that_it_does()
    {
        await using var site = await StartAsync();
        await site.ImportAsync(Sitemaps(Sitemap("all", "all.xml", All)), Items(
            Note("own", "own", """, "SitemapPart": { "OverrideSitemapConfig": true, "ChangeFrequency": 3, "Priority": 9 }"""),
            Note("usual", "usual", """, "SitemapPart": { "OverrideSitemapConfig": true }"""),
            Note("silent", "silent", """, "SitemapPart": { "OverrideSitemapConfig": false, "ChangeFrequency": 3, "Priority": 9, "Exclude": true }""")));
        var visitor = site.Browse();
        Assert.Equal(["/hill weekly 0.7", "/own monthly 0.9", "/sea weekly 0.7", "/silent weekly 0.7", "/usual daily 0.5"], (await LinesAsync(visitor, "/all.xml")).Order(StringComparer.Ordinal));
        Assert.Equal(["/hill  ", "/own monthly 0.9", "/sea  ", "/silent  ", "/usual daily 0.5"], (await LinesAsync(visitor, "/sitemap-1.xml")).Order(StringComparer.Ordinal));
    }

    private static async Task<TestSite> StartAsync()
    {
        var site = await TestSite.StartAsync(modules => modules.AddModule<Cms.Seo.Startup>());
        await site.ImportAsync("""{ "name": "feature", "enable": [ "Cms.Seo" ] }""", Types, Items(Note("sea", "sea"), Note("hill", "hill")));
        return site;
    }

    private static string Sitemaps(params string[] sitemaps) => $$"""{ "name": "Sitemaps", "data": [ {{string.Join(", ", sitemaps)}} ] }""";

    private static string Sitemap(string id, string path, params string[] sources) =>
        $$"""{ "$type": "OrchardCore.Sitemaps.Models.Sitemap, OrchardCore.Sitemaps.Abstractions", "SitemapId": "{{id}}", "Name": "{{id}}", "Enabled": true, "Path": "{{path}}", "SitemapSources": [ {{string.Join(", ", sources)}} ] }""";

    private static string Essay(string id, string created) => Note(id, id, $", \"CreatedUtc\": \"{created}\"").Replace("\"ContentType\": \"Note\"", "\"ContentType\": \"Essay\"");

    private static async Task<List<string>> LinesAsync(Browser visitor, string address)
    {
        var page = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        string Of(XElement url, string name) => url.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value ?? "";
        return [.. XDocument.Parse(page.Text).Root!.Elements().Select(url => $"{Of(url, "loc").Replace("http://localhost", "")} {Of(url, "changefreq")} {Of(url, "priority")}")];
    }

    private static async Task<List<string>> RobotsAsync(Browser visitor) =>
        [.. (await visitor.GetAsync("/robots.txt")).Text.Split('\n').Where(line => line.StartsWith("Sitemap: ", StringComparison.Ordinal)).Select(line => line["Sitemap: http://localhost".Length..])];
}
