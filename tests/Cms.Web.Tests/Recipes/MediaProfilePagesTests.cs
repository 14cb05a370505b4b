using System.Net;
using Cms.Web.Tests.Hosting;
using static Cms.Web.Tests.Recipes.ImportedSite;

namespace Cms.Web.Tests.Recipes;

/// <summary>Pictures of a recipe whose pages ask for them in Orchard's sizes: no size is made, and none may be missing.</summary>
public sealed class MediaProfilePagesTests
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    [Theory]
    [InlineData("profile=banner"), InlineData("profile=other"), InlineData("width=100&height=50&rmode=crop&format=webp&quality=80&token=abc"), InlineData("width=99999999&rmode=stretch"), InlineData("profile=banner&v=0000")]
    public async Task An_address_with_a_size_answers_with_the_picture_as_it_is(string query)
    {
        await using var site = await StartAsync();
        var visitor = site.Browse();
        var page = await visitor.GetAsync($"/media/a/grass.png?{query}");
        Assert.Equal((HttpStatusCode.OK, "image/png"), (page.Status, page.Response.Content.Headers.ContentType!.ToString()));
        Assert.Equal("no-cache", page.Response.Headers.CacheControl!.ToString());
        Assert.Equal(Convert.FromBase64String(Pixel), await page.Response.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/media/a/gone.png?{query}")).Status);
    }

    [Fact]
    public async Task A_picture_in_a_text_keeps_its_address_and_is_there()
    {
        await using var site = await StartAsync();
        await site.ImportAsync(Items(Note("windfall", "windfall", """, "HtmlBodyPart": { "Html": "<p><img src=\"/media/a/grass.png?profile=banner\" alt=\"Grass\"> <img src=\"~/media/a/grass.png?width=100&amp;height=50&amp;token=x\" alt=\"Small\"></p>" }""")));
        var visitor = site.Browse();
        var pictures = (await visitor.GetAsync("/windfall")).Html.QuerySelectorAll("main img").ToList();
        Assert.Equal(["Grass", "Small"], pictures.Select(picture => picture.GetAttribute("alt")));
        Assert.Equal(["/media/a/grass.png?profile=banner", "/media/a/grass.png?width=100&height=50&token=x"], pictures.Select(picture => picture.GetAttribute("src")));
        foreach (var picture in pictures)
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(picture.GetAttribute("src")!)).Status);
    }

    private static async Task<TestSite> StartAsync()
    {
        var site = await TestSite.StartAsync(modules => modules.AddModule<Cms.Media.Startup>());
        await site.ImportAsync("""{ "name": "feature", "enable": [ "Cms.Media" ] }""", Types,
            $$"""{ "name": "media", "Files": [ { "TargetPath": "a/grass.png", "Base64": "{{Pixel}}" } ] }""",
            """{ "name": "MediaProfiles", "MediaProfiles": { "banner": { "Hint": "", "Width": 2048, "Height": 600, "Mode": 2, "Format": 0, "Quality": 100, "BackgroundColor": null } } }""");
        return site;
    }
}
