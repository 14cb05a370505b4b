using System.Net;
using Cms.Media.Renderer;
using Cms.Web.Site;
using Cms.Web.Tests.Hosting;
using Cms.Web.Tests.Media;
using Microsoft.Extensions.DependencyInjection;
using static Cms.Web.Tests.Recipes.ImportedSite;

namespace Cms.Web.Tests.Recipes;

/// <summary>Pictures of a recipe whose pages ask for them in Orchard's sizes: each is there in its size, and none is ever missing.</summary>
public sealed class MediaProfilePagesTests : IAsyncLifetime
{
    // 400 x 200, red and blue.
    private static readonly byte[] Grass = TestPicture.Png(400, 200);

    // 4 x 4, red then blue.
    private const string Moving = "R0lGODlhBAAEAIAAAExpcf8AACH5BAUAAAAALAAAAAAEAAQAAAIEjI8ZBQAh+QQFAAAAACwAAAAABAAEAIBMaXEAAP8CBIyPGQUAOw==";

    private TestSite site = null!;
    private Browser visitor = null!;

    public async Task InitializeAsync()
    {
        site = await TestSite.StartAsync(modules => modules.AddModule<Cms.Media.Startup>());
        visitor = site.Browse();
        await site.ImportAsync("""{ "name": "feature", "enable": [ "Cms.Media" ] }""", Types,
            $$"""
            { "name": "media", "Files": [ { "TargetPath": "a/grass.png", "Base64": "{{Convert.ToBase64String(Grass)}}" }, { "TargetPath": "a/broken.png", "Base64": "{{Convert.ToBase64String(Grass[..60])}}" },
              { "TargetPath": "a/lie.png", "Base64": "{{Convert.ToBase64String("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"u8)}}" },
              { "TargetPath": "a/bomb.png", "Base64": "{{Convert.ToBase64String(TestPicture.PngThatClaims(60_000, 60_000))}}" }, { "TargetPath": "a/moving.gif", "Base64": "{{Moving}}" },
              { "TargetPath": "a/drawn.svg", "Base64": "{{Convert.ToBase64String("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"u8)}}" } ] }
            """,
            """
            { "name": "MediaProfiles", "MediaProfiles": { "banner": { "Hint": "", "Width": 300, "Height": 60, "Mode": 2, "Format": 0, "Quality": 100, "BackgroundColor": null },
              "framed": { "Width": "100", "Height": 100, "Mode": "Pad", "Format": 4, "BackgroundColor": "#fff" }, "light": { "Width": 200, "Format": 6, "Quality": 40 }, "empty": {}, "huge": { "Width": 100000, "Height": 100000, "Mode": 6 } } }
            """);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [InlineData("profile=banner", 300, 60), InlineData("profile=framed", 100, 100), InlineData("profile=BANNER", 400, 200)]
    [InlineData("width=100", 100, 50), InlineData("height=100", 200, 100), InlineData("width=600", 600, 300), InlineData("width=600&rmode=min", 400, 200)]
    [InlineData("width=100&height=100", 100, 100), InlineData("width=100&height=100&rmode=max", 100, 50), InlineData("width=100&height=100&rmode=pad", 100, 100)]
    [InlineData("width=100&height=100&rmode=stretch", 100, 100), InlineData("width=600&height=600&rmode=boxpad", 600, 600), InlineData("width=100&height=100&rmode=min", 200, 100)]
    [InlineData("width=100&height=50&rmode=crop&quality=80&token=abc&v=0000", 100, 50)]
    public async Task An_address_with_a_size_answers_in_that_size(string query, int width, int height)
    {
        var (type, picture) = await PictureAsync($"/media/a/grass.png?{query}");
        Assert.Equal("image/png", type);
        Assert.Equal((width, height), TestPicture.SizeOfPng(picture));
    }

    [Theory]
    [InlineData("width=100&format=webp", 100, 50), InlineData("profile=light", 200, 100)]
    public async Task A_format_may_be_asked_for(string query, int width, int height)
    {
        var (type, picture) = await PictureAsync($"/media/a/grass.png?{query}");
        Assert.Equal("image/webp", type);
        Assert.Equal((width, height), TestPicture.SizeOfWebP(picture));
    }

    [Theory]
    [InlineData("profile=other"), InlineData("profile=empty"), InlineData("width=101"), InlineData("width=99999999&rmode=stretch"), InlineData("width=-100"), InlineData("width=1e2"), InlineData("rmode=crop"), InlineData("format=webp"), InlineData("x=1")]
    public async Task What_is_not_known_is_the_picture_as_it_is(string query) => Assert.Equal(Grass, (await PictureAsync($"/media/a/grass.png?{query}")).Picture);

    [Theory]
    [InlineData("a/broken.png"), InlineData("a/bomb.png"), InlineData("a/moving.gif"), InlineData("a/lie.png"), InlineData("a/drawn.svg")]
    public async Task A_file_that_cannot_be_sized_comes_as_it_is(string path)
    {
        var whole = (await PictureAsync($"/media/{path}")).Picture;
        for (var visit = 0; visit < 2; visit++)
            Assert.Equal(whole, (await PictureAsync($"/media/{path}?width=100")).Picture);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/media/a/gone.png?width=100")).Status);
    }

    [Fact]
    public async Task No_size_is_larger_than_the_largest_side()
    {
        var (_, picture) = await PictureAsync("/media/a/grass.png?profile=huge");
        Assert.Equal((RenderOrder.LargestSide, RenderOrder.LargestSide), TestPicture.SizeOfPng(picture));
    }

    [Fact]
    public async Task A_cut_keeps_the_focus()
    {
        // All that is left of a square at the left end is red, at the right end blue.
        Assert.NotEqual((await PictureAsync("/media/a/grass.png?width=100&height=100&rxy=0,0.5")).Picture, (await PictureAsync("/media/a/grass.png?width=100&height=100&rxy=1,0.5")).Picture);
        Assert.Equal((await PictureAsync("/media/a/grass.png?width=100&height=100")).Picture, (await PictureAsync("/media/a/grass.png?width=100&height=100&rxy=0.52,0.5")).Picture);
    }

    [Fact]
    public async Task A_size_is_made_once_however_many_ask_and_follows_the_picture_and_its_profile()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => site.Browse().GetAsync("/media/a/grass.png?profile=banner")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var made = Assert.Single(Kept());
        var tag = Assert.Single(answers.Select(answer => answer.Response.Headers.ETag!.Tag).Distinct());

        var written = File.GetLastWriteTimeUtc(made);
        var again = await visitor.GetAsync("/media/a/grass.png?profile=banner");
        Assert.Equal((tag, "no-cache"), (again.Response.Headers.ETag!.Tag, again.Response.Headers.CacheControl!.ToString()));
        Assert.Equal(written, File.GetLastWriteTimeUtc(Assert.Single(Kept())));

        await site.ImportAsync("""{ "name": "MediaProfiles", "MediaProfiles": { "banner": { "Width": 32, "Height": 16, "Mode": 6 } } }""");
        Assert.Equal((32, 16), TestPicture.SizeOfPng((await PictureAsync("/media/a/grass.png?profile=banner")).Picture));
        await site.ImportAsync($$"""{ "name": "media", "Files": [ { "TargetPath": "a/grass.png", "Base64": "{{Convert.ToBase64String(TestPicture.Png(50, 50))}}" } ] }""");
        Assert.Equal((50, 50), TestPicture.SizeOfPng((await PictureAsync("/media/a/grass.png?width=50")).Picture));
    }

    [Fact]
    public async Task A_versioned_size_is_kept_for_ever_and_the_bytes_that_stand_in_for_one_are_not()
    {
        await site.ImportAsync(Items(Note("lawn", "lawn", """, "HtmlBodyPart": { "Html": "<p>x</p>" }""")));
        var version = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Grass))[..16];
        Assert.Equal("public, max-age=31536000, immutable", (await visitor.GetAsync($"/media/a/grass.png?v={version}&width=100")).Response.Headers.CacheControl!.ToString());
        Assert.Equal("no-cache", (await visitor.GetAsync($"/media/a/grass.png?v={version}&profile=banner")).Response.Headers.CacheControl!.ToString());
        var broken = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Grass[..60]))[..16];
        Assert.Equal("no-cache", (await visitor.GetAsync($"/media/a/broken.png?v={broken}&width=100")).Response.Headers.CacheControl!.ToString());
        // Nothing in a size may run, as in a file.
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; sandbox", (await visitor.GetAsync("/media/a/grass.png?width=100")).Response.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task A_picture_in_a_text_keeps_its_address_and_is_there()
    {
        await site.ImportAsync(Items(Note("windfall", "windfall", """, "HtmlBodyPart": { "Html": "<p><img src=\"/media/a/grass.png?profile=banner\" alt=\"Grass\"> <img src=\"~/media/a/grass.png?width=100&amp;height=50&amp;token=x\" alt=\"Small\"></p>" }""")));
        var pictures = (await visitor.GetAsync("/windfall")).Html.QuerySelectorAll("main img").ToList();
        Assert.Equal(["Grass", "Small"], pictures.Select(picture => picture.GetAttribute("alt")));
        Assert.Equal(["/media/a/grass.png?profile=banner", "/media/a/grass.png?width=100&height=50&token=x"], pictures.Select(picture => picture.GetAttribute("src")));
        Assert.Equal([(300, 60), (100, 50)], await Task.WhenAll(pictures.Select(async picture => TestPicture.SizeOfPng((await PictureAsync(picture.GetAttribute("src")!)).Picture))));
    }

    [Fact]
    public async Task Shortcodes_of_pictures_and_files_stand_for_what_they_name()
    {
        await site.ImportAsync(Items(Note("short", "short",
            """, "HtmlBodyPart": { "Html": "<p>[image profile=\"banner\" alt=\"A &amp; B\"]a/grass.png[/image] [media]a/x y.png[/media] <a href=\"[asset_url]a/grass.png[/asset_url]\">file</a> [[image]shown[/image]] [image]javascript://x[/image] [image alt='\"><b onclick=x>']a/grass.png[/image]</p>" }""")));
        var page = await visitor.GetAsync("/short");
        var main = page.Html.QuerySelector("main")!;
        Assert.Equal([("/media/a/grass.png?profile=banner", "A & B"), ("/media/a/x%20y.png", ""), ("/media/a/grass.png", "\"><b onclick=x>")], main.QuerySelectorAll("img").Select(picture => (picture.GetAttribute("src"), picture.GetAttribute("alt"))));
        Assert.Equal("/media/a/grass.png", main.QuerySelector("p a")!.GetAttribute("href"));
        Assert.Contains("[[image]shown[/image]]", main.TextContent, StringComparison.Ordinal);
        Assert.Empty(main.QuerySelectorAll("b, [onclick]"));
    }

    private async Task<(string Type, byte[] Picture)> PictureAsync(string address)
    {
        var page = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return (page.Response.Content.Headers.ContentType!.ToString(), await page.Response.Content.ReadAsByteArrayAsync());
    }

    private IEnumerable<string> Kept() => Directory.EnumerateFiles(Path.Combine(site.Services.GetRequiredService<SiteOptions>().DataPath, "renditions"), "*", SearchOption.AllDirectories);
}
