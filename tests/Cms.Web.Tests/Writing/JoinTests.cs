using System.Net;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Editing;
using Cms.Web.Tests.Hosting;

namespace Cms.Web.Tests.Writing;

/// <summary>Two texts of one page: the screen on which a person chooses, place by place.</summary>
public sealed class JoinTests(Nursery nursery) : IClassFixture<Nursery>
{
    [Fact]
    public async Task Each_place_is_asked_about_alone_and_nothing_that_was_not_chosen_is_lost()
    {
        var (flora, id) = await StartAsync("parts");
        var mine = await OpenAsync(nursery.Gardener, id);
        await SaveAsync(flora, id, ("Plant.Latin.Text", "Rosa theirs"), ("Plant.Summary.Text", "Summary of theirs"), ("Plant.Names.Values", "Theirs"), ("Plant.Owner.Text", "Flora"));
        var answer = await nursery.Gardener.PostAsync($"/admin/pages/{id}", Nursery.Sent(mine, "save", ("Plant.Latin.Text", "Rosa mine"), ("Plant.Summary.Text", "Summary of mine"), ("Plant.Names.Values", "Mine"), ("Plant.Notes.Markdown", "Only mine")));
        var asked = await nursery.Gardener.GetAsync(answer.Location!);
        Assert.Equal(["Latin name", "Summary", "Other names"], asked.Html.QuerySelectorAll(".cf h2").Select(heading => heading.TextContent));
        Assert.Contains("1 other change is joined for you.", asked.Text);
        Assert.Contains("Gardener: ", asked.Text);
        Assert.Empty(asked.Html.QuerySelectorAll("input[type=radio][checked]"));
        Assert.Equal(3, asked.Html.QuerySelectorAll("input[value=both]").Length);

        var half = await ChooseAsync(asked, id, ("choice-0", "theirs"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Choose in 2 more places."), (half.Status, half.Alert));
        Assert.Equal(["choice-0"], half.Html.QuerySelectorAll("input[type=radio][checked]").Select(radio => radio.GetAttribute("name")));
        var done = await ChooseAsync(half, id, ("choice-0", "theirs"), ("choice-1", "mine"), ("choice-2", "both"));
        Assert.Equal($"/admin/pages/{id}", done.Location);
        var plant = (await nursery.StoredAsync(id))["Plant"]!;
        Assert.Equal(("Rosa theirs", "Summary of mine", "Flora", "Only mine"), (Text(plant["Latin"]!["Text"]), Text(plant["Summary"]!["Text"]), Text(plant["Owner"]!["Text"]), Text(plant["Notes"]!["Markdown"])));
        Assert.Equal(["Mine", "Theirs"], plant["Names"]!["Values"]!.AsArray().Select(Text));
        // My own text and theirs are both among the versions.
        var kept = (await nursery.Store.VersionsAsync(id)).Select(version => version.ToContentObject()["Plant"]?["Latin"]?["Text"]?.GetValue<string>()).ToList();
        Assert.Contains("Rosa mine", kept);
        Assert.Contains("Rosa theirs", kept);
        Assert.Equal($"/admin/pages/{id}", (await nursery.Gardener.GetAsync($"/admin/pages/{id}/join")).Location);
    }

    [Fact]
    public async Task It_can_wait_and_everywhere_is_shown_before_it_is_saved()
    {
        var (flora, id) = await StartAsync("later");
        var mine = await OpenAsync(nursery.Gardener, id);
        await SaveAsync(flora, id, ("Plant.Latin.Text", "Theirs"));
        await nursery.Gardener.PostAsync($"/admin/pages/{id}", Nursery.Sent(mine, "save", ("Plant.Latin.Text", "Mine")));
        // Decided later: the editor says so and leads back.
        var editor = await OpenAsync(nursery.Gardener, id);
        Assert.Equal("Mine", editor.Html.QuerySelector("[name='Plant.Latin.Text']")!.GetAttribute("value"));
        var asked = await nursery.Gardener.GetAsync(editor.Html.QuerySelector("main .note a[href$='/join']")!.GetAttribute("href")!);
        Assert.Null(asked.Html.QuerySelector("button[name=all]"));
        var everywhere = await ChooseAsync(asked, id, ("all", "theirs"));
        Assert.Equal(HttpStatusCode.OK, everywhere.Status);
        Assert.Equal("theirs", everywhere.Html.QuerySelector("input[type=radio][checked]")!.GetAttribute("value"));
        Assert.Equal("Mine", Text((await nursery.StoredAsync(id))["Plant"]!["Latin"]!["Text"]) == "Theirs" ? "Mine" : "saved too early");
        await ChooseAsync(everywhere, id, ("choice-0", "theirs"));
        Assert.Equal("Theirs", Text((await nursery.StoredAsync(id))["Plant"]!["Latin"]!["Text"]));
    }

    [Fact]
    public async Task What_the_other_saves_while_one_chooses_is_asked_about_too()
    {
        var (flora, id) = await StartAsync("again");
        var mine = await OpenAsync(nursery.Gardener, id);
        await SaveAsync(flora, id, ("Plant.Latin.Text", "Theirs"));
        var asked = await nursery.Gardener.GetAsync((await nursery.Gardener.PostAsync($"/admin/pages/{id}", Nursery.Sent(mine, "save", ("Plant.Latin.Text", "Mine")))).Location!);
        await SaveAsync(flora, id, ("Plant.Latin.Text", "Theirs, better"));
        var again = await ChooseAsync(asked, id, ("choice-0", "mine"));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("saved again meanwhile", again.Alert);
        Assert.Contains("Theirs, better", again.Text);
        Assert.Empty(again.Html.QuerySelectorAll("input[type=radio][checked]"));
        await ChooseAsync(again, id, ("choice-0", "mine"));
        Assert.Equal("Mine", Text((await nursery.StoredAsync(id))["Plant"]!["Latin"]!["Text"]));
    }

    [Fact]
    public async Task Attack_strings_come_out_as_words()
    {
        const string Attack = "</del><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        var (flora, id) = await StartAsync("attack");
        var mine = await OpenAsync(nursery.Gardener, id);
        await SaveAsync(flora, id, ("Plant.Latin.Text", "T" + Attack[..30]), ("Plant.Owner.Text", Attack));
        var asked = await nursery.Gardener.GetAsync((await nursery.Gardener.PostAsync($"/admin/pages/{id}", Nursery.Sent(mine, "save", ("Plant.Latin.Text", "M" + Attack[..30]), ("Plant.Owner.Text", "x" + Attack)))).Location!);
        Assert.Equal(2, asked.Html.QuerySelectorAll(".cf h2").Length);
        Assert.Empty(asked.Html.QuerySelectorAll("main script, main img"));
        Assert.Contains(Attack, asked.Html.QuerySelector("main")!.TextContent);
    }

    private async Task<(Browser Flora, string Id)> StartAsync(string name)
    {
        var id = $"join-{name}-{Guid.NewGuid():N}"[..26];
        await nursery.SaveAsync("Plant", $$$"""{"TitlePart":{"Title":"Joined {{{name}}}"}}""", id);
        await nursery.Users.AddAsync($"flora-{name}", "Administrator");
        return (await nursery.Users.SignInAsync($"flora-{name}"), id);
    }

    private static Task<Page> OpenAsync(Browser browser, string id) => browser.GetAsync($"/admin/pages/{id}");

    private static async Task SaveAsync(Browser browser, string id, params (string, string)[] typed) =>
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync($"/admin/pages/{id}", Nursery.Sent(await OpenAsync(browser, id), "save", typed))).Status);

    private Task<Page> ChooseAsync(Page page, string id, params (string, string)[] choices) => nursery.Gardener.SubmitAsync(page, $"/admin/pages/{id}/join", choices);

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}
