using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Display;
using Cms.Web.Site;
using Cms.Web.Tests.Hosting;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>A type of an Orchard site that no code here knows: its fields are seen on the page and edited at the desk, each as what it is.</summary>
public sealed class OrchardFieldTests(Newsroom room) : IClassFixture<Newsroom>
{
    private const string Recipe =
        """
        {"name":"Walks","steps":[
          {"name":"ContentDefinition","ContentTypes":[{"Name":"Walk","DisplayName":"Walk","Settings":{"ContentTypeSettings":{"Creatable":true}},"ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"AutoroutePart","Name":"AutoroutePart"},{"PartName":"MarkdownBodyPart","Name":"MarkdownBodyPart"},{"PartName":"Walk","Name":"Walk"}]}],
           "ContentParts":[{"Name":"Walk","ContentPartFieldDefinitionRecords":[
             {"FieldName":"TimeField","Name":"Begins"},{"FieldName":"GeoPointField","Name":"Where"},{"FieldName":"YoutubeField","Name":"Film"},{"FieldName":"LinkField","Name":"Map"},
             {"FieldName":"ContentPickerField","Name":"Next"}]}]},
          {"name":"content","data":[
            {"ContentItemId":"walk2","ContentType":"Walk","DisplayText":"Second walk","Latest":true,"Published":true,"TitlePart":{"Title":"Second walk"},"AutoroutePart":{"Path":"second-walk"}},
            {"ContentItemId":"walk1","ContentType":"Walk","DisplayText":"First walk","Latest":true,"Published":true,"TitlePart":{"Title":"First walk"},"AutoroutePart":{"Path":"first-walk"},"MarkdownBodyPart":{"Markdown":"One **way**.\n\nAnother way, <b>bold</b>."},
             "Walk":{"Begins":{"Value":"08:30:00"},"Where":{"Latitude":47.5,"Longitude":-8.25,"Odd":1.50},"Film":{"EmbeddedAddress":"//www.youtube.com/embed/abcdefghi-1","RawAddress":"https://youtu.be/abcdefghi-1"},
               "Map":{"Url":"https://example.org/map","Text":"A map"},"Next":{"ContentItemIds":["walk2"]} } }]}
        ]}
        """;

    [Fact]
    public async Task Each_is_shown_as_what_it_is_and_nothing_is_asked_of_another_host()
    {
        await ImportAsync();
        var main = (await room.Site.Browse().GetAsync("/first-walk")).Html.QuerySelector("main")!;
        Assert.Equal(["One way.", "Another way, <b>bold</b>."], main.QuerySelectorAll("p").Take(2).Select(paragraph => paragraph.TextContent.Trim()));
        Assert.Equal("way", main.QuerySelector("p > strong")!.TextContent);
        Assert.Contains("8:30 AM", main.TextContent);
        Assert.Contains("47.5° N, 8.25° W", main.TextContent);
        Assert.Equal(["https://www.youtube.com/watch?v=abcdefghi-1", "https://example.org/map", "/second-walk"], main.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Empty(main.QuerySelectorAll("iframe, script:not([src^='/']), link:not([href^='/']), style, [style]"));
    }

    [Fact]
    public async Task A_film_waits_for_a_button_that_says_what_it_does()
    {
        await ImportAsync();
        var film = (await room.Site.Browse().GetAsync("/first-walk")).Html.QuerySelector(".film")!;
        Assert.Equal("https://www.youtube-nocookie.com/embed/abcdefghi-1", film.GetAttribute("data-film"));
        Assert.Equal("Film: First walk", film.GetAttribute("data-title"));
        var button = film.QuerySelector("button")!;
        Assert.True(button.HasAttribute("hidden"));
        Assert.Contains("YouTube, which then learns that you watch it", button.TextContent);
    }

    [Fact]
    public async Task Only_a_page_with_a_film_may_frame_its_site_made_or_kept_or_seen_by_staff()
    {
        await ImportAsync();
        const string Policy = "Content-Security-Policy";
        const string Allowed = "Permissions-Policy";
        var visitor = room.Site.Browse();
        for (var visit = 0; visit < 2; visit++)
        {
            Assert.EndsWith("; frame-src https://www.youtube-nocookie.com", await HeaderAsync(visitor, "/first-walk", Policy));
            Assert.Contains("fullscreen=(self \"https://www.youtube-nocookie.com\")", await HeaderAsync(visitor, "/first-walk", Allowed));
            Assert.DoesNotContain("frame-src", await HeaderAsync(visitor, "/second-walk", Policy));
            Assert.Contains("fullscreen=()", await HeaderAsync(visitor, "/second-walk", Allowed));
        }
        Assert.True(room.Get<LiveCache>().Pages.TryGet("/first-walk", DateTimeOffset.UtcNow, out _) || room.Get<LiveCache>().Pages.TryGet("http://localhost/first-walk", DateTimeOffset.UtcNow, out _), "The page is not kept, so nothing was asked of a kept one.");
        Assert.EndsWith("; frame-src https://www.youtube-nocookie.com", await HeaderAsync(room.Ada, "/first-walk", Policy));
        Assert.DoesNotContain("frame-src", await HeaderAsync(room.Ada, "/second-walk", Policy));
        Assert.DoesNotContain("frame-src", await HeaderAsync(room.Ada, "/admin/pages/walk1", Policy));

        static async Task<string> HeaderAsync(Browser browser, string path, string name) => (await browser.GetAsync(path)).Response.Headers.GetValues(name).Single();
    }

    [Fact]
    public async Task Each_has_its_own_controls_keeps_what_nobody_typed_and_says_what_is_wrong()
    {
        await ImportAsync();
        var editor = await room.Ada.GetAsync("/admin/pages/walk1");
        Assert.Equal("08:30", Input(editor.Html, "Walk.Begins.Value").GetAttribute("value"));
        Assert.Equal("time", Input(editor.Html, "Walk.Begins.Value").GetAttribute("type"));
        Assert.Equal(("47.5", "-8.25"), (Input(editor.Html, "Walk.Where.Latitude").GetAttribute("value"), Input(editor.Html, "Walk.Where.Longitude").GetAttribute("value")));
        Assert.Equal("https://youtu.be/abcdefghi-1", Input(editor.Html, "Walk.Film.RawAddress").GetAttribute("value"));

        var before = (await room.Get<ContentStore>().LatestAsync("walk1"))!;
        var content = before.ToContentObject();
        Assert.Equal("1.50", content["Walk"]!["Where"]!["Odd"]!.ToJsonString());
        content["Walk"]!["Where"]!["Latitude"] = 91;
        var refused = await Assert.ThrowsAsync<InvalidContentException>(() => room.Get<SaveDraft>().RunAsync(room.Wes, new DraftInput("walk1", "Walk", content, before.ContentItemVersionId)));
        Assert.Contains("not a latitude", refused.Message);
    }

    private async Task ImportAsync() => await room.Get<RecipeApplier>().ApplyAsync(await room.Get<PlannerFactory>().Create().PlanAsync(RecipeReader.Read(Recipe), new RecipeOptions()));

    private static IElement Input(IHtmlDocument page, string name) => page.QuerySelectorAll("input").Single(input => input.GetAttribute("name")?.EndsWith(name, StringComparison.Ordinal) == true);
}
