using System.Net;
using System.Text.Json.Nodes;
using Cms.Content.Storage;
using Cms.Web.Tests.Hosting;
using Cms.Web.Tests.Library;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cms.Web.Tests.Search;

public sealed class SearchPageTests
{
    [Fact]
    public async Task A_search_shows_what_was_found_where_it_stands_and_why()
    {
        await using var library = await LibrarySite.StartAsync();
        var shelf = await library.PublishAsync("Shelf", Books.Shelf("Nature"));
        await library.PublishAsync("Book", Books.Book("Tides & currents", "How the sea moves.", "<p>The moon pulls, and the water follows.</p>", alsoCalled: ["Ebb and flow"]), shelf.ContentItemId);
        var page = await library.Site.Browse().GetAsync("/search?q=ebb+and+flow+moon");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("no-store", page.Response.Headers.CacheControl!.ToString());
        Assert.Contains("noindex", page.Response.Headers.GetValues("X-Robots-Tag"));
        Assert.Equal("noindex", page.Html.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal("1 result for ebb and flow moon", page.Html.QuerySelector(".results__bar [role=status]")!.TextContent);
        var hit = page.Html.QuerySelector(".hit")!;
        Assert.Equal("Nature", hit.QuerySelector(".hit__path")!.TextContent);
        Assert.Equal("/nature/tides-and-currents", hit.QuerySelector("h2 a")!.GetAttribute("href"));
        Assert.Equal("Also called Ebb and flow", hit.QuerySelector(".hit__also")!.TextContent);
        Assert.Equal("moon", hit.QuerySelector("mark")!.TextContent);
        Assert.Equal("The moon pulls, and the water follows.", hit.QuerySelector("p:last-child")!.TextContent);
        Assert.Equal("ebb and flow moon", page.Html.QuerySelector("#q-page")!.GetAttribute("value"));
        Assert.Equal("get", page.Form("/search").Method);
        Assert.Single(page.Html.QuerySelectorAll("main"));
        Assert.Empty(page.Html.QuerySelectorAll("script:not([type='application/ld+json']), style, [style]"));
    }

    [Fact]
    public async Task Results_come_in_pages_that_are_plain_links()
    {
        await using var library = await LibrarySite.StartAsync();
        for (var number = 1; number <= 12; number++)
            await library.PublishAsync("Book", Books.Book($"Atlas {number}"));
        var browser = library.Site.Browse();
        var first = await browser.GetAsync("/search?q=atlas");
        Assert.Equal(10, first.Html.QuerySelectorAll(".hit").Length);
        var next = first.Html.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!;
        var second = await browser.GetAsync(next);
        Assert.Equal(2, second.Html.QuerySelectorAll(".hit").Length);
        Assert.Equal("11", second.Html.QuerySelector(".hits")!.GetAttribute("start"));
        Assert.Equal("2", second.Html.QuerySelector(".pager [aria-current=page]")!.LastChild!.TextContent);
        Assert.Equal(12, (await browser.GetAsync(first.Html.QuerySelectorAll(".facets a")[1].GetAttribute("href")!)).Html.QuerySelectorAll(".hit").Length + 2);
    }

    [Theory]
    [InlineData("/search", 200)]
    [InlineData("/search?q=", 200)]
    [InlineData("/search?q=%20%00%01", 200)]
    [InlineData("/search?q=nothinglikethis", 200)]
    [InlineData("/search?q=a&q=b", 200)]
    [InlineData("/search?q=%22%27)(*%5E-OR+AND+NEAR(", 200)]
    [InlineData("/search?q=%FF%FE%C0", 200)]
    [InlineData("/search?q=tides&type=pages", 200)]
    [InlineData("/search?q=tides&type=unheard", 404)]
    [InlineData("/search?q=tides&page=0", 404)]
    [InlineData("/search?q=tides&page=-1", 404)]
    [InlineData("/search?q=tides&page=2", 404)]
    [InlineData("/search?q=tides&page=99999999999", 404)]
    [InlineData("/search?q=tides&page=x", 404)]
    public async Task Every_address_has_the_right_status(string address, int status)
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PublishAsync("Book", Books.Book("Tides"));
        var page = await library.Site.Browse().GetAsync(address);
        Assert.Equal(status, (int)page.Status);
        Assert.Equal("Search", page.Heading);
        var head = await library.Client().SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
        Assert.Equal(status, (int)head.StatusCode);
        Assert.False((await library.Client().PostAsync(address, null)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Words_are_shown_as_words_and_cut_to_what_the_field_takes()
    {
        await using var library = await LibrarySite.StartAsync();
        var page = await library.Site.Browse().GetAsync($"/search?q={Uri.EscapeDataString("<script>alert(1)</script>\"'" + new string('x', 5000))}");
        Assert.DoesNotContain("<script>alert", page.Text);
        Assert.Equal(200, page.Html.QuerySelector("#q-page")!.GetAttribute("value")!.Length);
    }

    [Fact]
    public async Task What_is_searched_for_is_never_logged()
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PublishAsync("Book", Books.Book("Tides"));
        await library.Site.Browse().GetAsync("/search?q=veryprivate");
        await BreakAsync(library);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await library.Site.Browse().GetAsync("/search?q=veryprivate")).Status);
        Assert.Contains(library.Logged, line => line.Contains("search", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(library.Logged, line => line.Contains("veryprivate", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_page_that_is_no_longer_public_is_not_shown_even_while_the_index_has_it()
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PublishAsync("Book", Books.Book("Tides"));
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(library.Site.DataPath, "search.db")}"))
            await connection.ExecuteAsync("INSERT INTO pages SELECT NULL, 'gone', culture, content_type, title_key, alias_keys, url, parents, 'Secret tides', aliases, headings, summary, body FROM pages");
        var page = await library.Site.Browse().GetAsync("/search?q=tides");
        Assert.Equal(["Tides"], page.Html.QuerySelectorAll(".hit h2").Select(title => title.TextContent));
    }

    [Fact]
    public async Task Without_the_feature_there_is_no_search_and_an_index_that_slept_answers_nothing_before_it_has_caught_up()
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PublishAsync("Book", Books.Book("Tides"));
        for (var round = 0; round < 5; round++)
        {
            await library.WriteAsync(session => session.SetDocumentAsync(SiteDocuments.Features, "Cms.Search", new JsonObject { ["enabled"] = false }));
            Assert.Equal(HttpStatusCode.NotFound, (await library.Site.Browse().GetAsync("/search?q=tides")).Status);
            await library.PublishAsync("Book", Books.Book($"Ebb{round}"));
            await library.Site.Database.WriteAsync(session => session.SetDocumentAsync(SiteDocuments.Features, "Cms.Search", new JsonObject { ["enabled"] = true }));
            Page page;
            do
                page = await library.Site.Browse().GetAsync($"/search?q=ebb{round}");
            while (page.Status is HttpStatusCode.NotFound or HttpStatusCode.ServiceUnavailable);
            Assert.Equal($"Ebb{round}", Assert.Single(page.Html.QuerySelectorAll(".hit h2")).TextContent);
        }
    }

    private static async Task BreakAsync(LibrarySite library)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(library.Site.DataPath, "search.db")}");
        await connection.ExecuteAsync("DROP TABLE words");
    }
}
