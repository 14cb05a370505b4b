using System.Text.Json.Nodes;
using Cms.Content.Storage;
using Cms.Web.Tests.Hosting;
using Cms.Web.Tests.Library;

namespace Cms.Web.Tests.Seo;

public sealed class HeadTests
{
    [Fact]
    public async Task A_page_says_what_it_is_about_and_where_it_stands()
    {
        await using var library = await LibrarySite.StartAsync();
        var shelf = await library.PublishAsync("Shelf", Books.Shelf("Nature"));
        await library.PublishAsync("Book", Books.Book("Tides", "How the sea\n moves."), shelf.ContentItemId);
        var page = await library.Site.Browse().GetAsync("/nature/tides");
        Assert.Equal("http://localhost/nature/tides", page.Html.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("How the sea moves.", Meta(page, "name", "description"));
        Assert.Null(Meta(page, "name", "robots"));
        Assert.Equal(("Tides", "How the sea moves.", "http://localhost/nature/tides", "article"), (Meta(page, "property", "og:title"), Meta(page, "property", "og:description"), Meta(page, "property", "og:url"), Meta(page, "property", "og:type")));
        var crumbs = JsonNode.Parse(page.Html.QuerySelector("script[type='application/ld+json']")!.TextContent)!;
        Assert.Equal("BreadcrumbList", crumbs["@type"]!.GetValue<string>());
        Assert.Equal(["1 Home http://localhost/", "2 Nature http://localhost/nature", "3 Tides http://localhost/nature/tides"],
            crumbs["itemListElement"]!.AsArray().Select(step => $"{step!["position"]} {step["name"]} {step["item"]}"));
    }

    [Fact]
    public async Task What_an_editor_wrote_for_search_engines_comes_first()
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PutMediaAsync("sea.png", [1, 2, 3]);
        var book = Books.Book("Tides", "How the sea moves.");
        book["SeoMetaPart"] = new JsonObject
        {
            ["PageTitle"] = "All about tides",
            ["MetaDescription"] = "Ebb & \"flow\"",
            ["MetaRobots"] = "nofollow",
            ["Canonical"] = "https://example.org/tides",
            ["OpenGraphTitle"] = "Tides!",
            ["OpenGraphImage"] = new JsonObject { ["Paths"] = new JsonArray("sea.png"), ["MediaTexts"] = new JsonArray("The sea") },
            ["CustomMetaTags"] = new JsonArray(new JsonObject { ["Name"] = "author", ["Content"] = "A <b>" }, new JsonObject { ["HttpEquiv"] = "refresh", ["Content"] = "0;url=https://example.org" }),
            ["GoogleSchema"] = """{"@type":"Book","name":"</script><script>alert(1)"}""",
        };
        await library.PublishAsync("Book", book);
        var page = await library.Site.Browse().GetAsync("/tides");
        Assert.Equal("All about tides", page.Html.Title);
        Assert.Equal("Tides", page.Heading);
        Assert.Equal("Ebb & \"flow\"", Meta(page, "name", "description"));
        Assert.Equal("nofollow", Meta(page, "name", "robots"));
        Assert.Equal("https://example.org/tides", page.Html.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("Tides!", Meta(page, "property", "og:title"));
        Assert.StartsWith("http://localhost/media/sea.png?v=", Meta(page, "property", "og:image"));
        Assert.Equal("The sea", Meta(page, "property", "og:image:alt"));
        Assert.Equal("A <b>", Meta(page, "name", "author"));
        Assert.Null(page.Html.QuerySelector("meta[http-equiv]"));
        Assert.All(page.Html.QuerySelectorAll("script"), script => Assert.Equal("application/ld+json", script.GetAttribute("type")));
    }

    [Fact]
    public async Task A_page_that_waits_for_its_review_asks_search_engines_to_stay_away()
    {
        await using var library = await LibrarySite.StartAsync();
        var book = Books.Book("Tides");
        book["ReviewPart"] = new JsonObject { ["State"] = new JsonObject { ["Text"] = "needs-review" } };
        await library.PublishAsync("Book", book);
        Assert.Equal("noindex", Meta(await library.Site.Browse().GetAsync("/tides"), "name", "robots"));
    }

    [Fact]
    public async Task A_request_that_lies_about_its_host_changes_nothing_for_others()
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PublishAsync("Book", Books.Book("Tides"));
        foreach (var address in new[] { "/tides", "/sitemap-1.xml", "/sitemap.xml", "/robots.txt" })
        {
            Assert.Contains("http://wrong.example/", await library.Client("http://wrong.example").GetStringAsync(address));
            for (var visit = 0; visit < 2; visit++)
            {
                var text = await library.Client().GetStringAsync(address);
                Assert.DoesNotContain("wrong.example", text);
                Assert.Contains("http://localhost/", text);
            }
        }
        await library.WriteAsync(session => session.SetDocumentAsync("settings", "site", new JsonObject { ["BaseUrl"] = "https://library.example/" }));
        foreach (var origin in new[] { "http://wrong.example", "http://localhost" })
            Assert.Contains("href=\"https://library.example/tides\"", await library.Client(origin).GetStringAsync("/tides"));
    }

    private static string? Meta(Page page, string kind, string name) => page.Html.QuerySelector($"meta[{kind}='{name}']")?.GetAttribute("content");
}
