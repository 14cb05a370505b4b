using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Storage;
using Cms.Web.Tests.Editing;
using Cms.Web.Tests.Hosting;

namespace Cms.Web.Tests.Writing;

/// <summary>What an editor's script sends while someone types, and what it is told, over HTTP.</summary>
public sealed class AutosaveTests(Nursery nursery) : IClassFixture<Nursery>
{
    [Fact]
    public async Task Typed_words_are_there_after_signing_in_on_another_machine()
    {
        var id = await PlantAsync("Typed");
        var (status, kept) = await KeepAsync(nursery.Gardener, await OpenAsync(nursery.Gardener, id), ("Plant.Latin.Text", "Rosa gall"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True(Flag(kept, "kept") && Flag(kept, "waits") && !Flag(kept, "conflict"));
        Assert.Matches("^[0-2][0-9]:[0-5][0-9]$", kept.GetProperty("time").GetString());
        Assert.Equal((1, 0, 0), (kept.GetProperty("revision").GetInt64(), kept.GetProperty("joined").GetInt32(), kept.GetProperty("others").GetArrayLength()));
        Assert.True(DateTimeOffset.TryParse(kept.GetProperty("saved").GetString(), out _));

        var elsewhere = await nursery.Users.SignInAsync("gus");
        var page = await OpenAsync(elsewhere, id);
        Assert.Equal("Rosa gall", Value(page, "Plant.Latin.Text"));
        Assert.Contains($"These are your words from {kept.GetProperty("time").GetString()}, not yet in a version.", page.Text);
        Assert.Single(await nursery.Store.VersionsAsync(id));

        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.PostAsync($"/admin/pages/{id}", Nursery.Sent(page, "save"))).Status);
        Assert.Equal(2, (await nursery.Store.VersionsAsync(id)).Count);
        Assert.DoesNotContain("not yet in a version", (await OpenAsync(elsewhere, id)).Text);
    }

    [Fact]
    public async Task A_form_that_is_sent_as_it_was_shown_leaves_nothing()
    {
        await nursery.SaveAsync("Plant", Nursery.Rose, "rose-kept");
        var (_, kept) = await KeepAsync(nursery.Gardener, await OpenAsync(nursery.Gardener, "rose-kept"));
        Assert.False(Flag(kept, "waits"));
        var (_, typed) = await KeepAsync(nursery.Gardener, await OpenAsync(nursery.Gardener, "rose-kept"), ("Beds[r1].FlowPart[w1].Bed.Heading.Text", "Deep inside"));
        Assert.True(Flag(typed, "waits"));
        // What the form does not send stays through copy and save alike.
        await nursery.PressAsync(await OpenAsync(nursery.Gardener, "rose-kept"), "save");
        var expected = JsonNode.Parse(Nursery.Rose)!;
        expected["Beds"]!["ContentItems"]![1]!["FlowPart"]!["Widgets"]![0]!["Bed"]!["Heading"]!["Text"] = "Deep inside";
        Assert.True(JsonNode.DeepEquals(expected, await nursery.StoredAsync("rose-kept")));
    }

    [Fact]
    public async Task What_is_wrong_is_kept_and_a_save_that_is_refused_loses_nothing()
    {
        var id = await PlantAsync("Wrong");
        var (status, _) = await KeepAsync(nursery.Gardener, await OpenAsync(nursery.Gardener, id), ("Plant.Height.Value", "tall"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("tall", Value(await OpenAsync(nursery.Gardener, id), "Plant.Height.Value"));
        var refused = await nursery.PressAsync(await OpenAsync(nursery.Gardener, id), "save", ("Plant.Latin.Text", "Typed last"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var again = await OpenAsync(await nursery.Users.SignInAsync("gus"), id);
        Assert.Equal(("tall", "Typed last"), (Value(again, "Plant.Height.Value"), Value(again, "Plant.Latin.Text")));
    }

    [Fact]
    public async Task A_new_page_and_a_button_of_its_lists_are_kept_before_there_is_a_page()
    {
        var page = await nursery.Gardener.GetAsync("/admin/new/Plant");
        var id = Nursery.FormOf(page).GetAttribute("action")!.Split('/')[^1];
        await KeepAsync(nursery.Gardener, page, ("TitlePart.Title", "Never saved"));
        Assert.Null(await nursery.Store.LatestAsync(id));
        page = await OpenAsync(nursery.Gardener, id);
        Assert.Equal("Never saved", page.Heading);
        await nursery.PressAsync(page, "add:Beds:Bed");
        var elsewhere = await nursery.Users.SignInAsync("gus");
        page = await OpenAsync(elsewhere, id);
        Assert.Single(page.Html.QuerySelectorAll(".blks details"));
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.PostAsync($"/admin/pages/{id}", Nursery.Sent(page, "save"))).Status);
        Assert.Equal("Never saved", (await nursery.Store.LatestAsync(id))!.DisplayText);
    }

    [Fact]
    public async Task Two_people_are_told_of_each_other_and_both_texts_are_kept()
    {
        var id = await PlantAsync("Shared");
        await nursery.Users.AddAsync("flora", "Administrator");
        var flora = await nursery.Users.SignInAsync("flora");
        var (mine, theirs) = (await OpenAsync(nursery.Gardener, id), await OpenAsync(flora, id));
        await KeepAsync(flora, theirs, ("Plant.Latin.Text", "Theirs"), ("_place", "Plant.Latin.Text"));
        var (_, first) = await KeepAsync(nursery.Gardener, mine, ("Plant.Owner.Text", "Mine"));
        Assert.Equal(("flora", "Latin name"), (first.GetProperty("others")[0].GetProperty("name").GetString(), first.GetProperty("others")[0].GetProperty("place").GetString()));

        await flora.PostAsync($"/admin/pages/{id}", Nursery.Sent(theirs, "save", ("Plant.Latin.Text", "Theirs")));
        mine = await OpenAsync(nursery.Gardener, id);
        Assert.Equal(("Theirs", "Mine"), (Value(mine, "Plant.Latin.Text"), Value(mine, "Plant.Owner.Text")));
        Assert.Contains("1 other change was joined.", mine.Text);
        theirs = await OpenAsync(flora, id);
        await flora.PostAsync($"/admin/pages/{id}", Nursery.Sent(theirs, "save", ("Plant.Latin.Text", "Theirs again")));
        var (_, second) = await KeepAsync(nursery.Gardener, mine, ("Plant.Latin.Text", "Mine instead"));
        Assert.True(Flag(second, "conflict"));

        var asked = await nursery.Gardener.PostAsync($"/admin/pages/{id}", Nursery.Sent(mine, "save", ("Plant.Latin.Text", "Mine instead"), ("_revision", "9")));
        Assert.Equal($"/admin/pages/{id}/join", asked.Location);
        Assert.Equal("Theirs again", Text((await nursery.StoredAsync(id))["Plant"]!["Latin"]!["Text"]));
        asked = await nursery.Gardener.GetAsync(asked.Location!);
        Assert.Contains("flora saved this page while you were writing.", asked.Text);
        Assert.Equal("Latin name", asked.Html.QuerySelector(".cf h2")!.TextContent);
        await nursery.Gardener.SubmitAsync(asked, $"/admin/pages/{id}/join", ("choice-0", "mine"));
        Assert.Equal(("Mine instead", "Mine"), (Text((await nursery.StoredAsync(id))["Plant"]!["Latin"]!["Text"]), Text((await nursery.StoredAsync(id))["Plant"]!["Owner"]!["Text"])));

        var here = await nursery.Gardener.PostAsync($"/admin/pages/{id}/copy/here", Token(mine));
        Assert.Contains("flora", here.Text);
        await flora.PostAsync($"/admin/pages/{id}/copy/leave", Token(theirs));
        Assert.DoesNotContain("flora", (await nursery.Gardener.PostAsync($"/admin/pages/{id}/copy/here", Token(mine))).Text);
    }

    [Fact]
    public async Task A_second_window_of_one_person_is_told_and_overwrites_nothing()
    {
        var id = await PlantAsync("Windows");
        var (first, second) = (await OpenAsync(nursery.Gardener, id), await OpenAsync(nursery.Gardener, id));
        await KeepAsync(nursery.Gardener, first, ("Plant.Latin.Text", "First"));
        var (status, answer) = await KeepAsync(nursery.Gardener, second, ("Plant.Latin.Text", "Second"));
        Assert.Equal((HttpStatusCode.Conflict, false), (status, Flag(answer, "kept")));
        Assert.Contains("another window", answer.GetProperty("message").GetString());
        Assert.Equal("First", Value(await OpenAsync(nursery.Gardener, id), "Plant.Latin.Text"));
    }

    [Fact]
    public async Task Words_can_be_thrown_away()
    {
        var id = await PlantAsync("Thrown away");
        await KeepAsync(nursery.Gardener, await OpenAsync(nursery.Gardener, id), ("Plant.Latin.Text", "Not this"));
        var done = await nursery.Gardener.SubmitAsync(await OpenAsync(nursery.Gardener, id), $"/admin/pages/{id}/copy/discard");
        Assert.Equal($"/admin/pages/{id}", done.Location);
        var page = await nursery.Gardener.GetAsync(done.Location!);
        Assert.Contains("Your unsaved words were thrown away.", page.Text);
        Assert.Equal("", Value(page, "Plant.Latin.Text"));
    }

    [Fact]
    public async Task Refusals_are_told_to_the_script_in_words()
    {
        var id = await PlantAsync("Refused");
        var page = await OpenAsync(nursery.Gardener, id);
        var stranger = await nursery.Users.Site.Browse().PostAsync($"/admin/pages/{id}/copy", Sent(page));
        Assert.Equal((HttpStatusCode.Unauthorized, true), (stranger.Status, Flag(Json(stranger), "signedOut")));
        var forged = await nursery.Gardener.PostAsync($"/admin/pages/{id}/copy", Sent(page).Where(field => field.Key != "__RequestVerificationToken"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.Contains("did not come from this site", Json(forged).GetProperty("message").GetString());

        await nursery.Users.WriteAsync(session => session.SetDocumentAsync(SiteDocuments.Roles, "Watchers", JsonNode.Parse("""{"Description":"","Permissions":["AccessAdminPanel","ViewContent"]}""")!));
        await nursery.Users.AddAsync("wanda", "Watchers");
        var wanda = await nursery.Users.SignInAsync("wanda");
        var token = (await wanda.GetAsync("/admin")).Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var path in (string[])["", "/here"])
        {
            var refused = await wanda.PostAsync($"/admin/pages/{id}/copy{path}", Sent(page, ("__RequestVerificationToken", token)));
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
            Assert.Contains("An administrator can give your role that permission.", Json(refused).GetProperty("message").GetString());
        }
        Assert.Equal(HttpStatusCode.NotFound, (await nursery.Gardener.PostAsync("/admin/pages/not-there/copy/here", Token(page))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await KeepAsync(nursery.Gardener, page, ("Plant.Notes.Markdown", new string('x', 5_000_000)))).Status);
    }

    private async Task<string> PlantAsync(string title)
    {
        var id = $"plant-{Guid.NewGuid():N}"[..26];
        await nursery.SaveAsync("Plant", $$$"""{"TitlePart":{"Title":"{{{title}}}"}}""", id);
        return id;
    }

    private static Task<Page> OpenAsync(Browser browser, string id) => browser.GetAsync($"/admin/pages/{id}");

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> KeepAsync(Browser browser, Page page, params (string Name, string Value)[] typed)
    {
        var answer = await browser.PostAsync(Nursery.FormOf(page).GetAttribute("action") + "/copy", Sent(page, typed));
        return (answer.Status, Json(answer));
    }

    private static IEnumerable<KeyValuePair<string, string>> Sent(Page page, params (string Name, string Value)[] typed)
    {
        var revision = int.Parse(Value(page, "_revision"), System.Globalization.CultureInfo.InvariantCulture) + 1;
        return Nursery.Sent(page, "", [("_revision", $"{revision}"), .. typed]).Where(field => field.Key != "op");
    }

    private static IEnumerable<KeyValuePair<string, string>> Token(Page page) => Sent(page).Where(field => field.Key == "__RequestVerificationToken");

    private static string Value(Page page, string name) => Nursery.FormOf(page).QuerySelector($"[name='{name}']")!.GetAttribute("value")!;

    private static string? Text(JsonNode? node) => node?.GetValue<string>();

    private static JsonElement Json(Page answer) => JsonDocument.Parse(answer.Text).RootElement;

    private static bool Flag(JsonElement json, string name) => json.GetProperty(name).GetBoolean();
}
