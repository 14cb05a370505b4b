using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Cms.Content.Storage;
using Cms.Media.Files;
using Cms.Web.Display;
using Cms.Web.Tests.Library;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Tests.Media;

public sealed class MediaTests
{
    private static readonly byte[] Picture = [.. Enumerable.Range(0, 1000).Select(number => (byte)number)];

    [Fact]
    public async Task A_file_is_sent_with_its_hash_and_may_be_asked_for_again()
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PutMediaAsync("shelves/first shelf.png", Picture);
        var client = library.Client();
        var answer = await client.GetAsync("/media/shelves/first%20shelf.png");
        Assert.Equal(Picture, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Null(answer.Content.Headers.ContentDisposition);
        Assert.Equal(66, answer.Headers.ETag!.Tag.Length);

        var again = new HttpRequestMessage(HttpMethod.Get, "/media/shelves/first%20shelf.png");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);

        var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/media/shelves/first%20shelf.png"));
        Assert.Equal((HttpStatusCode.OK, 1000L), (head.StatusCode, head.Content.Headers.ContentLength!.Value));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_part_of_a_file_can_be_asked_for()
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PutMediaAsync("film.mp4", Picture);
        var request = new HttpRequestMessage(HttpMethod.Get, "/media/film.mp4");
        request.Headers.Range = new RangeHeaderValue(10, 19);
        var answer = await library.Client().SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(Picture[10..20], await answer.Content.ReadAsByteArrayAsync());
        request = new HttpRequestMessage(HttpMethod.Get, "/media/film.mp4");
        request.Headers.Range = new RangeHeaderValue(5000, null);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await library.Client().SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task An_address_with_the_hash_may_be_kept_and_changes_with_the_file()
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PutMediaAsync("map.svg", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>"));
        var view = library.Site.Services.GetRequiredService<ContentViews>().Live("en");
        var address = (await MediaUrls.UrlAsync(view, "map.svg"))!;
        Assert.Contains(Tag.Media("map.svg"), view.Tags);
        Assert.Equal("public, max-age=31536000, immutable", Caching(await library.Client().GetAsync(address)));
        Assert.Equal("no-cache", Caching(await library.Client().GetAsync("/media/map.svg?v=0000")));

        await library.PutMediaAsync("map.svg", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' width='1'/>"));
        Assert.NotEqual(address, await MediaUrls.UrlAsync(library.Site.Services.GetRequiredService<ContentViews>().Live("en"), "map.svg"));
        Assert.Equal("no-cache", Caching(await library.Client().GetAsync(address)));
        Assert.Null(await MediaUrls.UrlAsync(view, "missing.svg"));
    }

    [Fact]
    public async Task A_document_is_saved_not_shown()
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PutMediaAsync("forms/Anmeldung für alle.pdf", Picture);
        var answer = await library.Client().GetAsync("/media/forms/Anmeldung%20f%C3%BCr%20alle.pdf");
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Anmeldung für alle.pdf", answer.Content.Headers.ContentDisposition.FileNameStar);
    }

    [Fact]
    public async Task Without_the_feature_there_are_no_files_and_no_page_leads_to_one()
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PutMediaAsync("sea.png", Picture);
        var book = Books.Book("Tides");
        book["SeoMetaPart"] = new JsonObject { ["OpenGraphImage"] = new JsonObject { ["Paths"] = new JsonArray("sea.png") } };
        await library.PublishAsync("Book", book);
        foreach (var on in new[] { true, false, true })
        {
            await library.WriteAsync(session => session.SetDocumentAsync(SiteDocuments.Features, "Cms.Media", new JsonObject { ["enabled"] = on }));
            Assert.Equal(on ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await library.Client().GetAsync("/media/sea.png")).StatusCode);
            Assert.Equal(on, (await library.Client().GetStringAsync("/tides")).Contains("/media/sea.png", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Nothing_but_the_librarys_files_is_there()
    {
        await using var library = await LibrarySite.StartAsync();
        await library.PutMediaAsync("a.png", Picture);
        // Named by hand: a kind that is not served, a name that leads away, and a hash that is none.
        await library.WriteAsync(async session =>
        {
            foreach (var (path, sha) in new[] { ("page.html", (string?)null), ("../site.db", null), ("b.png", "../site.db"), ("c.png", new string('0', 64)) })
                await session.ExecuteAsync("INSERT INTO media_files (path, sha256, size, modified_utc) SELECT @path, COALESCE(@sha, sha256), size, modified_utc FROM media_files WHERE path = 'a.png'", new { path, sha });
        });
        var client = library.Client();
        foreach (var address in new[]
        {
            "/media/", "/media/missing.png", "/media/page.html", "/media/b.png", "/media/c.png", "/media/A.PNG", "/media/a.png/", "/media//a.png", "/media/..%2fsite.db", "/media/%2e%2e/site.db",
            "/media/..%5csite.db", "/media/../site.db", "/media/%2fetc%2fpasswd", "/media/./a.png%2f..%2fa.png", "/blobs/x",
        })
        {
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await client.GetAsync(address)).StatusCode));
        }
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/media/a.png")).StatusCode);
    }

    private static string Caching(HttpResponseMessage answer) => string.Join(", ", answer.Headers.GetValues("Cache-Control"));
}
