using System.Text.Json.Nodes;
using System.Xml.Linq;
using Cms.Content.Publishing;
using Cms.Web.Tests.Library;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Tests.Seo;

public sealed class SitemapTests
{
    [Fact]
    public async Task The_sitemap_lists_live_pages_that_may_be_listed_and_follows_them()
    {
        await using var library = await LibrarySite.StartAsync();
        Assert.Empty(await AddressesAsync(library));
        var shelf = await library.PublishAsync("Shelf", Books.Shelf("Nature"));
        var book = await library.PublishAsync("Book", Books.Book("Tides"), shelf.ContentItemId);
        await library.Desk.SaveAsync("Book", Books.Book("Draft"));
        await library.PublishAsync("Note", Books.Shelf("Without an address"));
        await library.PublishAsync("Book", With("Hidden", "SeoMetaPart", new JsonObject { ["MetaRobots"] = "noindex, nofollow" }));
        await library.PublishAsync("Book", With("Elsewhere", "SeoMetaPart", new JsonObject { ["Canonical"] = "https://example.org/x" }));
        await library.PublishAsync("Book", With("Unreviewed", "ReviewPart", new JsonObject { ["State"] = new JsonObject { ["Text"] = "needs-review" } }));
        Assert.Equal(["http://localhost/nature", "http://localhost/nature/tides"], await AddressesAsync(library));

        await library.PublishAsync("Shelf", new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "Wild" }, ["AutoroutePart"] = new JsonObject { ["Path"] = "wild" } }, id: shelf.ContentItemId);
        Assert.Equal(["http://localhost/wild", "http://localhost/wild/tides"], await AddressesAsync(library));

        await library.WriteAsync(_ => Task.CompletedTask);
        await library.Site.Services.GetRequiredService<Unpublish>().RunAsync(Books.Librarian, book.ContentItemId);
        await library.PublishAsync("Book", Books.Book("Currents"));
        Assert.Equal(["http://localhost/currents", "http://localhost/wild"], await AddressesAsync(library));
    }

    [Fact]
    public async Task Every_page_has_the_time_its_live_version_was_published()
    {
        await using var library = await LibrarySite.StartAsync();
        var book = await library.PublishAsync("Book", Books.Book("Tides"));
        await library.Desk.SaveAsync("Book", Books.Book("Tides, not yet"), id: book.ContentItemId);
        var line = Assert.Single(XDocument.Parse(await library.Client().GetStringAsync("/sitemap-1.xml")).Root!.Elements());
        Assert.Equal(book.PublishedUtc!.Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), line.Elements().Single(element => element.Name.LocalName == "lastmod").Value);
    }

    [Fact]
    public async Task The_index_names_the_files_and_robots_the_index()
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PublishAsync("Book", Books.Book("Tides"));
        var index = XDocument.Parse(await library.Client().GetStringAsync("/sitemap.xml")).Root!;
        Assert.Equal("sitemapindex", index.Name.LocalName);
        Assert.Equal("http://localhost/sitemap-1.xml", index.Descendants().Single(element => element.Name.LocalName == "loc").Value);
        var answer = await library.Client().GetAsync("/sitemap.xml");
        Assert.Equal("application/xml; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        foreach (var address in new[] { "/sitemap-0.xml", "/sitemap-2.xml", "/sitemap-x.xml" })
            Assert.Equal(404, (int)(await library.Client().GetAsync(address)).StatusCode);
        var robots = await library.Client().GetStringAsync("/robots.txt");
        foreach (var line in new[] { "Disallow: /admin", "Disallow: /account", "Disallow: /search", "Sitemap: http://localhost/sitemap.xml" })
            Assert.Contains(line, robots.Split('\n'));
    }

    private static JsonObject With(string title, string part, JsonObject json)
    {
        var book = Books.Book(title);
        book[part] = json;
        return book;
    }

    private static async Task<IEnumerable<string>> AddressesAsync(LibrarySite library) =>
        XDocument.Parse(await library.Client().GetStringAsync("/sitemap-1.xml")).Descendants().Where(element => element.Name.LocalName == "loc").Select(element => element.Value);
}
