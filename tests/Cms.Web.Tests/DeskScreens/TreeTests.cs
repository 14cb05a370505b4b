using System.Net;
using Cms.Content.Storage;
using Cms.Web.Tests.Hosting;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>The site tree without script: opening, order by buttons, and moving with what follows shown before it is done.</summary>
public sealed class TreeTests : IAsyncLifetime
{
    private const string Tree = "/admin/pages/tree";
    private readonly Newsroom room = new();
    private string arts = "", music = "", jazz = "", dance = "", world = "";

    public async Task InitializeAsync()
    {
        await room.InitializeAsync();
        arts = await room.PublishAsync(Newsroom.Chapter("Arts"));
        await room.SaveAsync(Shelves.Notice("A notice between"), type: "Notice");
        world = await room.PublishAsync(Newsroom.Chapter("World"));
        music = await room.PublishAsync(Newsroom.Chapter("Music"), arts);
        dance = await room.SaveAsync(Newsroom.Chapter("Dance"), arts);
        jazz = await room.PublishAsync(Newsroom.Chapter("Jazz"), music);
    }

    public Task DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Branches_open_by_links_and_stand_open_in_the_address()
    {
        var closed = await room.Ada.GetAsync(Tree);
        Assert.Equal(["Arts", "World"], closed.Texts(".tree__t"));
        var open = await room.Ada.GetAsync(closed.Html.QuerySelector($"[data-branch='{arts}']")!.GetAttribute("href")!);
        Assert.Equal(["Arts", "Music", "Dance", "World"], open.Texts(".tree__t"));
        Assert.Equal("true", open.Html.QuerySelector($"[data-branch='{arts}']")!.GetAttribute("aria-expanded"));
        var deeper = await room.Ada.GetAsync(open.Html.QuerySelector($"[data-branch='{music}']")!.GetAttribute("href")!);
        Assert.Equal(["Arts", "Music", "Jazz", "Dance", "World"], deeper.Texts(".tree__t"));
        var again = await room.Ada.GetAsync(deeper.Html.QuerySelector($"[data-branch='{arts}']")!.GetAttribute("href")!);
        Assert.Equal(["Arts", "World"], again.Texts(".tree__t"));
        Assert.Equal(["Jazz"], (await room.Ada.GetAsync($"{Tree}/under/{music}")).Texts(".tree__t"));
    }

    [Fact]
    public async Task Only_exceptions_carry_a_mark()
    {
        var page = await room.Ada.GetAsync($"{Tree}?open={arts}");
        Assert.Equal(["Not live"], page.Texts($"#row-{dance} .st"));
        Assert.Empty(page.Texts($"#row-{music} .st"));
        await room.SaveAsync(Newsroom.Chapter("Music", summary: "New."), id: music);
        Assert.Equal(["Draft"], (await room.Ada.GetAsync($"{Tree}?open={arts}")).Texts($"#row-{music} .st"));
    }

    [Fact]
    public async Task Up_and_down_change_the_order_among_the_pages_that_are_seen()
    {
        var page = await room.Ada.GetAsync(Tree);
        var moved = await StepAsync(page, world, "up");
        Assert.Equal($"{Tree}?on={world}#row-{world}", moved.Location);
        var after = await room.Ada.GetAsync(Tree);
        Assert.Equal(["World", "Arts"], after.Texts(".tree__t"));
        await StepAsync(after, world, "up");
        Assert.Contains("It is the first one already.", (await room.Ada.GetAsync(Tree)).MainText());
        await StepAsync(after, world, "down");
        Assert.Equal(["Arts", "World"], (await room.Ada.GetAsync(Tree)).Texts(".tree__t"));
        Assert.Equal(["/arts", "/world"], [.. await PathsAsync(arts, world)]);
    }

    [Fact]
    public async Task A_dragged_page_goes_before_another_or_to_the_end()
    {
        var theater = await room.PublishAsync(Newsroom.Chapter("Theater"), arts);
        var page = await room.Ada.GetAsync($"{Tree}?open={arts}");
        await PlaceAsync(page, theater, music);
        Assert.Equal(["Arts", "Theater", "Music", "Dance", "World"], (await room.Ada.GetAsync($"{Tree}?open={arts}")).Texts(".tree__t"));
        await PlaceAsync(page, theater, "");
        Assert.Equal(["Arts", "Music", "Dance", "Theater", "World"], (await room.Ada.GetAsync($"{Tree}?open={arts}")).Texts(".tree__t"));
    }

    [Fact]
    public async Task A_move_shows_both_addresses_and_what_follows_then_the_old_address_leads_on()
    {
        var menu = await room.PublishAsync(Newsroom.Menu(music), type: "Menu");
        await room.PublishAsync(Newsroom.Chapter("Linking", sections: ("See", $"<p><a href=\"/arts/music\" data-item=\"{music}\">music</a></p>")));
        var asked = await room.Ada.GetAsync($"/admin/pages/{music}/move");
        Assert.NotNull(asked.Html.QuerySelector("#to[autofocus]"));
        var found = await room.Ada.GetAsync($"/admin/pages/{music}/move?q=worl");
        Assert.Equal(["/arts/music", "/world/music"], found.Texts(".addr dd"));
        var notes = found.Texts(".checks li");
        Assert.Contains("The old address will lead visitors to the new one.", notes);
        Assert.Contains("1 page under it moves along. Its old address leads on too.", notes);
        Assert.Contains("1 page that links to it and 1 menu follow by themselves.", notes);
        Assert.Contains("It leaves the list of pages of “Arts” and joins that of “World”.", notes);
        Assert.Equal("/arts/music", (await PathsAsync(music)).Single());
        Assert.NotNull(menu);

        var done = await room.Ada.PostFormAsync(found, $"/admin/pages/{music}/move");
        Assert.Equal($"{Tree}?open={world}&on={music}#row-{music}", done.Location);
        Assert.Contains("Moved. 2 addresses changed; the old ones lead on.", (await room.Ada.GetAsync(done.Location!)).MainText());
        var visitor = room.Site.Browse();
        Assert.Equal((HttpStatusCode.MovedPermanently, "/world/music"), Answer(await visitor.GetAsync("/arts/music")));
        Assert.Equal((HttpStatusCode.MovedPermanently, "/world/music/jazz"), Answer(await visitor.GetAsync("/arts/music/jazz")));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/world/music/jazz")).Status);
    }

    [Fact]
    public async Task A_page_can_go_to_the_top_and_a_draft_moves_without_leaving_anything_behind()
    {
        var asked = await room.Ada.GetAsync($"/admin/pages/{dance}/move?to=top");
        Assert.Equal(["/arts/dance", "/dance"], asked.Texts(".addr dd"));
        await room.Ada.PostFormAsync(asked, $"/admin/pages/{dance}/move");
        Assert.Equal(["Arts", "World", "Dance"], (await room.Ada.GetAsync(Tree)).Texts(".tree__t"));
        Assert.Equal("/dance", (await PathsAsync(dance)).Single());
        Assert.Equal(["Dance"], (await room.Ada.GetAsync("/admin/pages?text=/dance")).Titles());
        Assert.Equal(HttpStatusCode.NotFound, (await room.Site.Browse().GetAsync("/arts/dance")).Status);
    }

    [Fact]
    public async Task The_page_itself_and_what_stands_under_it_are_not_offered_and_refused_when_asked_for()
    {
        Assert.DoesNotContain("Jazz", (await room.Ada.GetAsync($"/admin/pages/{music}/move?q=jazz")).Texts(".mv .pk b"));
        var forced = await room.Ada.GetAsync($"/admin/pages/{music}/move?to={jazz}");
        Assert.Contains("A page cannot stand under itself", forced.Alert);
        Assert.Empty(forced.Html.QuerySelectorAll("form[method=post] button.btn--main"));
        Assert.Contains("nearest spelling is “world”", (await room.Ada.GetAsync($"/admin/pages/{music}/move?q=wrold")).MainText());
    }

    [Fact]
    public async Task An_address_that_another_page_has_is_said_before_the_move()
    {
        await room.PublishAsync(Newsroom.Chapter("Music"), world);
        var asked = await room.Ada.GetAsync($"/admin/pages/{music}/move?to={world}");
        Assert.Contains("/world/music is already used by “Music”", asked.Alert);
        Assert.Equal("/arts/music", (await PathsAsync(music)).Single());
    }

    [Fact]
    public async Task Who_may_not_publish_cannot_move_a_live_page_and_who_may_not_see_it_cannot_find_it()
    {
        var (editor, _) = await room.PersonAsync("ed", "EditContent");
        Assert.Contains("You may not publish", (await editor.GetAsync($"/admin/pages/{music}/move?to={world}")).Alert);
        await StepAsync(await editor.GetAsync(Tree), world, "up", editor);
        Assert.Contains("You may not publish", (await editor.GetAsync(Tree)).MainText());
        var (blind, _) = await room.PersonAsync("bea", "View_Notice");
        Assert.Empty((await blind.GetAsync(Tree)).Texts(".tree__t"));
        Assert.Equal(HttpStatusCode.NotFound, (await blind.GetAsync($"/admin/pages/{music}/move")).Status);
        Assert.Empty((await blind.GetAsync($"{Tree}/under/{arts}")).Texts(".tree__t"));
        Assert.Equal(["Arts", "World"], (await room.Ada.GetAsync(Tree)).Texts(".tree__t"));
    }

    [Theory]
    [InlineData("?open=%3Cscript%3E,..&on=%22onclick&whole=x'")]
    [InlineData("?open=a,b,c,d,e,f&on=")]
    public async Task A_hostile_address_opens_the_plain_tree(string query)
    {
        var page = await room.Ada.GetAsync(Tree + query);
        Assert.Equal(["Arts", "World"], page.Texts(".tree__t"));
        Assert.Empty(page.Html.QuerySelectorAll("main script"));
    }

    private Task<Page> StepAsync(Page page, string id, string step, Browser? browser = null) => (browser ?? room.Ada).PostAsync($"{Tree}/step", Fields(page, id, ("step", step)));

    private Task<Page> PlaceAsync(Page page, string id, string before) => room.Ada.PostAsync($"{Tree}/place", Fields(page, id, ("before", before)));

    private static IEnumerable<KeyValuePair<string, string>> Fields(Page page, string id, params (string Name, string Value)[] more) =>
        page.Html.QuerySelectorAll($"#row-{id} form input").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!)).Concat(more.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private async Task<IReadOnlyList<string>> PathsAsync(params string[] ids)
    {
        var paths = new List<string>();
        foreach (var id in ids)
            paths.Add($"/{(await room.Get<ContentStore>().LatestAsync(id))!.Place.Path}");
        return paths;
    }

    private static (HttpStatusCode, string?) Answer(Page page) => (page.Status, page.Location);
}
