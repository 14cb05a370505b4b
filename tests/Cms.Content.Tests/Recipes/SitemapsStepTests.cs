using Cms.Content.Recipes;
using Cms.Content.Storage;

namespace Cms.Content.Tests.Recipes;

/// <summary>Sitemaps that cannot be: what is wrong, where, and how to mend it.</summary>
public sealed class SitemapsStepTests
{
    [Theory]
    [InlineData("", "Path", "no path")]
    [InlineData(""" "Path":"" """, "Path", "no path")]
    [InlineData(""" "Path":"/" """, "Path", "no path")]
    [InlineData(""" "Path":"sitemap.txt" """, "Path", "does not end in .xml")]
    [InlineData(""" "Path":"../sitemap.xml" """, "Path", "no name")]
    [InlineData(""" "Path":"a//b.xml" """, "Path", "no name")]
    [InlineData(""" "Path":"a/.xml" """, "Path", "no name")]
    [InlineData(""" "Path":"a b.xml" """, "Path", "letter")]
    [InlineData(""" "Path":"https://example.org/a.xml" """, "Path", "no name")]
    [InlineData(""" "Path":"Admin/a.xml" """, "Path", "other parts")]
    [InlineData(""" "Path":"a.xml","SitemapSources":{} """, "SitemapSources", "not a list")]
    [InlineData(""" "Path":"a.xml","SitemapSources":[1] """, "SitemapSources[0]", "JSON object")]
    [InlineData(""" "Path":"a.xml","SitemapSources":[{},{"ChangeFrequency":7}] """, "SitemapSources[1].ChangeFrequency", "“7”")]
    [InlineData(""" "Path":"a.xml","SitemapSources":[{"ChangeFrequency":"often"}] """, "SitemapSources[0].ChangeFrequency", "“often”")]
    [InlineData(""" "Path":"a.xml","SitemapSources":[{"Priority":11}] """, "SitemapSources[0].Priority", "0 to 10")]
    [InlineData(""" "Path":"a.xml","SitemapSources":[{"$type":"X.ContentTypesSitemapSource, X","ContentTypes":{}}] """, "SitemapSources[0].ContentTypes", "not a list")]
    [InlineData(""" "Path":"a.xml","SitemapSources":[{"$type":"X.ContentTypesSitemapSource, X","ContentTypes":["Page"]}] """, "SitemapSources[0].ContentTypes[0]", "JSON object")]
    [InlineData(""" "Path":"a.xml","SitemapSources":[{"$type":"X.ContentTypesSitemapSource, X","ContentTypes":[{"Priority":"0.5"}]}] """, "SitemapSources[0].ContentTypes[0].Priority", "0.5")]
    [InlineData(""" "Path":"a.xml","SitemapSources":[{"$type":"X.ContentTypesSitemapSource, X","LimitedContentType":{"Skip":-1}}] """, "SitemapSources[0].LimitedContentType.Skip", "number of pages")]
    [InlineData(""" "Path":"a.xml","SitemapSources":[{"$type":"X.CustomPathSitemapSource, X","Path":"javascript:alert(1)"}] """, "SitemapSources[0].Path", "not an address")]
    [InlineData(""" "Path":"a.xml","SitemapSources":[{"$type":"X.CustomPathSitemapSource, X","Path":"a","LastUpdate":"soon"}] """, "SitemapSources[0].LastUpdate", "not a date")]
    [InlineData(""" "Path":"a.xml","SitemapSources":[{"$type":"X.SitemapIndexSource, X","ContainedSitemapIds":"all"}] """, "SitemapSources[0].ContainedSitemapIds", "list of ids")]
    public async Task A_value_that_no_sitemap_can_have_is_told_with_its_place(string members, string path, string what)
    {
        await using var site = await Site.CreateAsync();
        var problem = Assert.Single(await site.RefuseAsync(Recipe.Of(Sitemaps(Sitemap("s", members)))));
        Assert.Equal($"$.steps[0].data[0].{path}", problem.Path);
        Assert.Contains(what, problem.What);
        Assert.NotEmpty(problem.Mend);
    }

    [Fact]
    public async Task Two_at_one_path_are_refused_unless_one_is_off()
    {
        await using var site = await Site.CreateAsync();
        await site.ImportAsync(Recipe.Of(Sitemaps(Sitemap("one", """ "Path":"a.xml" """))));
        var problem = Assert.Single(await site.RefuseAsync(Recipe.Of(Sitemaps(Sitemap("two", """ "Path":"/A.xml" """)))));
        Assert.Equal("$.steps[0].data[0].Path", problem.Path);
        Assert.Contains("'one'", problem.What);
        await site.ImportAsync(Recipe.Of(Sitemaps(Sitemap("two", """ "Path":"/A.xml","Enabled":false """))));
        // The one that had the path may leave it in the same recipe.
        await site.ImportAsync(Recipe.Of(Sitemaps(Sitemap("one", """ "Path":"b.xml" """), Sitemap("three", """ "Path":"a.xml" """))));
    }

    [Fact]
    public async Task A_path_that_a_page_has_is_refused_whichever_comes_first()
    {
        await using var site = await Site.WithPagesAsync();
        await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("there", "There", "old.xml"))));
        var first = Assert.Single(await site.RefuseAsync(Recipe.Of(Sitemaps(Sitemap("s", """ "Path":"old.xml" """)))));
        Assert.Contains("page 'there'", first.What);
        await site.ImportAsync(Recipe.Of(Sitemaps(Sitemap("s", """ "Path":"new.xml" """))));
        var second = Assert.Single(await site.RefuseAsync(Recipe.Of(Recipe.Content(Recipe.Page("other", "Other", "new.xml")))));
        Assert.Contains("sitemap 's'", second.What);
    }

    [Fact]
    public async Task A_sitemap_of_a_kind_that_is_not_known_is_kept_whatever_its_values_are()
    {
        await using var site = await Site.CreateAsync();
        var report = await site.ImportAsync(Recipe.Of("""{"name":"Sitemaps","data":[{"$type":"X.NewsSitemap, X","SitemapId":"n","Name":"News","Path":7}]}"""));
        Assert.Equal(1, report.Count(ReportKind.KeptVerbatim));
        Assert.Single(await site.Documents.AllAsync(SiteDocuments.Sitemaps));
    }

    private static string Sitemaps(params string[] sitemaps) => $$"""{"name":"Sitemaps","data":[{{string.Join(",", sitemaps)}}]}""";

    private static string Sitemap(string id, string members) => $$"""{"$type":"OrchardCore.Sitemaps.Models.Sitemap, OrchardCore.Sitemaps.Abstractions","SitemapId":"{{id}}","Name":"{{id}}"{{(members.Trim().Length > 0 ? "," + members.Trim() : "")}}}""";
}
