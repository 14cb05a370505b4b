using System.Net;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>Find anything: by what a page is called, where it stands, what it says and who wrote it, drafts included and typing mistakes forgiven.</summary>
public sealed class FindTests(FindTests.Flowers flowers) : IClassFixture<FindTests.Flowers>
{
    private readonly Newsroom room = flowers.Room;
    private readonly string roses = flowers.Roses;

    public sealed class Flowers : IAsyncLifetime
    {
        public Newsroom Room { get; } = new();
        public string Roses { get; private set; } = "";

        public async Task InitializeAsync()
        {
            await Room.InitializeAsync();
            var gardens = await Room.PublishAsync(Newsroom.Chapter("Gardens"));
            Roses = await Room.PublishAsync(Newsroom.Chapter("Roses", alsoCalled: ["Queen of flowers"], sections: [("Soil", "<p>Loam.</p>"), ("Pruning", "<p>Cut above an outward bud in February.</p>")]), gardens);
            await Room.SaveAsync(Newsroom.Chapter("Rose windows of old churches"));
        }

        public Task DisposeAsync() => Room.DisposeAsync();
    }

    [Theory]
    [InlineData("roses", "Roses")]
    [InlineData("queen of flowers", "Roses")]
    [InlineData("/gardens/roses", "Roses")]
    [InlineData("https://paper.example/gardens/roses?x=1", "Roses")]
    [InlineData("outward bud", "Roses")]
    [InlineData("windows", "Rose windows of old churches")]
    [InlineData("ros", "Roses")]
    [InlineData("gardens", "Gardens")]
    public async Task The_first_hit_is_what_was_meant(string typed, string title)
    {
        var page = await room.Ada.GetAsync($"/admin/find?q={Uri.EscapeDataString(typed)}");
        Assert.Equal(title, page.Texts(".todo__t").First());
        var piece = await room.Ada.GetAsync($"/admin/find/hits?q={Uri.EscapeDataString(typed)}");
        Assert.Equal(title, piece.Texts(".hits__r b").First());
        Assert.Null(piece.Html.QuerySelector("main"));
    }

    [Fact]
    public async Task A_hit_in_a_text_leads_to_the_place_in_the_editor()
    {
        var hit = (await room.Ada.GetAsync("/admin/find?q=outward+bud")).Html.QuerySelector(".todo__t")!.GetAttribute("href")!;
        Assert.StartsWith($"/admin/pages/{roses}#c-Body-s1-", hit);
        var editor = await room.Ada.GetAsync(hit[..hit.IndexOf('#')]);
        Assert.Contains("outward bud", editor.Html.GetElementById(hit[(hit.IndexOf('#') + 1)..])!.OuterHtml);
        Assert.Contains("Pruning: Cut above an outward bud in February.", (await room.Ada.GetAsync("/admin/find?q=outward+bud")).MainText());
    }

    [Fact]
    public async Task Enter_opens_the_first_hit_but_never_a_guess()
    {
        Assert.Equal($"/admin/pages/{roses}", (await room.Ada.GetAsync("/admin/find?q=roses&go=1")).Location);
        var guessed = await room.Ada.GetAsync("/admin/find?q=gradens&go=1");
        Assert.Equal(HttpStatusCode.OK, guessed.Status);
        Assert.Contains("The nearest spelling is gardens", guessed.MainText());
        Assert.Equal("Gardens", guessed.Texts(".todo__t").First());
        var nothing = await room.Ada.GetAsync("/admin/find?q=zyxwvutsrq&go=1");
        Assert.Contains("Nothing has these words", nothing.MainText());
        Assert.Contains("Type a few letters", (await room.Ada.GetAsync("/admin/find?q=&go=1")).MainText());
    }

    [Fact]
    public async Task A_person_is_found_by_what_they_wrote()
    {
        var (_, mila) = await room.PersonAsync("mila", "EditContent");
        await room.SaveAsync(Newsroom.Chapter("Tulips"), by: mila);
        var page = await room.Ada.GetAsync("/admin/find?q=mila");
        Assert.Equal("mila", page.Texts(".todo__t").First());
        Assert.Equal(["Tulips"], (await room.Ada.GetAsync((await room.Ada.GetAsync("/admin/find?q=mila&go=1")).Location!)).Titles());
        Assert.Equal("Tulips", (await room.Ada.GetAsync("/admin/find?q=mila+tulips")).Texts(".todo__t").First());
    }

    [Fact]
    public async Task A_draft_that_may_go_out_offers_the_schedule_and_one_that_lacks_something_goes_on()
    {
        var lilies = await room.SaveAsync(Newsroom.Chapter("Lilies"));
        var ready = (await room.Ada.GetAsync("/admin/find/hits?q=lilies")).Html.QuerySelector(".hits__r .btn")!;
        Assert.Equal($"/admin/pages/{lilies}/schedule", ready.GetAttribute("href"));
        var lacking = await room.SaveAsync(Newsroom.Chapter("Daisies", summary: ""));
        var goesOn = (await room.Ada.GetAsync("/admin/find/hits?q=daisies")).Html.QuerySelector(".hits__r .btn")!;
        Assert.Equal($"/admin/pages/{lacking}", goesOn.GetAttribute("href"));
        Assert.StartsWith("Continue", goesOn.TextContent);
        Assert.Null((await room.Ada.GetAsync("/admin/find/hits?q=gardens")).Html.QuerySelector(".hits__r:first-child .btn"));
    }

    [Fact]
    public async Task Nobody_finds_what_they_may_not_see()
    {
        var (browser, _) = await room.PersonAsync("nemo", "View_Notice");
        foreach (var typed in new[] { "roses", "outward bud", "/gardens/roses", "wes", "rosse" })
        {
            var page = await browser.GetAsync($"/admin/find?q={Uri.EscapeDataString(typed)}");
            Assert.Contains("Nothing has these words", page.MainText());
            Assert.DoesNotContain("Roses", page.Text);
            Assert.DoesNotContain(roses, (await browser.GetAsync($"/admin/find/hits?q={Uri.EscapeDataString(typed)}")).Text);
        }
        Assert.Equal(HttpStatusCode.Found, (await room.Site.Browse().GetAsync("/admin/find/hits?q=roses")).Status);
    }

    [Theory]
    [InlineData("\"\"\" OR title:*")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'; DELETE FROM pages; --")]
    [InlineData("NEAR(roses gardens, 1) AND NOT")]
    [InlineData("%_!%")]
    [InlineData("https://[::1")]
    [InlineData("\u0000\u0002\u0003 \ud800")]
    public async Task Hostile_words_are_only_words(string typed)
    {
        foreach (var path in new[] { "/admin/find?q=", "/admin/find/hits?q=", "/admin/find?go=1&q=" })
        {
            var page = await room.Ada.GetAsync(path + Uri.EscapeDataString(typed));
            Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.Found, $"{path} answers {page.Status}");
            Assert.DoesNotContain("<script>alert", page.Text);
        }
        Assert.Equal("Roses", (await room.Ada.GetAsync("/admin/find?q=roses")).Texts(".todo__t").First());
    }

    [Fact]
    public async Task What_a_page_is_called_is_shown_as_words()
    {
        await room.SaveAsync(Newsroom.Chapter("<img src=x onerror=alert(1)> thorn", alsoCalled: ["<b>bold</b>"], sections: ("<i>H</i>", "<p>thorn</p>")));
        foreach (var path in new[] { "/admin/find?q=thorn", "/admin/find/hits?q=thorn", "/admin/pages?text=thorn", "/admin/pages/tree", "/admin" })
        {
            var page = await room.Ada.GetAsync(path);
            Assert.Contains("thorn", page.Text);
            Assert.Empty(page.Html.QuerySelectorAll("img, b > b, i"));
        }
    }
}
