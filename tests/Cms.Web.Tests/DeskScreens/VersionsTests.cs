using System.Net;
using Cms.Content.Publishing;
using Cms.Content.Storage;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>The versions of a page: who, when and why, what changed in words, and the way back.</summary>
public sealed class VersionsTests : IAsyncLifetime
{
    private const string Attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    private readonly Newsroom room = new();

    public Task InitializeAsync() => room.InitializeAsync();

    public Task DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task What_came_and_went_is_said_word_by_word_section_by_section()
    {
        var id = await room.PublishAsync(Newsroom.Chapter("Tides", "The water rises twice a day.", sections: [("Ebb", "<p>It falls.</p>"), ("Flood", "<p>It rises.</p>"), ("Old", "<p>Gone soon.</p>")]));
        var changed = Newsroom.Chapter("Tides", "The water rises and falls twice a day.", sections: [("Ebb", "<p>It falls slowly.</p>"), ("Flood", "<p>It rises.</p>")]);
        await room.SaveAsync(changed, id: id);
        var page = await room.Ada.GetAsync($"/admin/pages/{id}/versions");
        Assert.Equal(["2 Draft", "1 Live"], page.Texts(".ver__l .l1"));
        Assert.Equal("2 changes from version 1 (live) to the newest draft.", page.Texts("[data-says]").Single());
        Assert.Equal(["Summary", "Body"], page.Texts(".chg h3"));
        Assert.Equal("added: and falls", page.Texts(".chg ins").First());
        Assert.Contains("slowly.", page.Texts(".chg ins").Last());
        Assert.Contains("removed: Old, Gone soon.", page.Texts(".chg del"));
        Assert.Contains("the same.", page.MainText());

        // The other way round it is still the older text that comes first.
        var old = await room.Ada.GetAsync(page.Html.QuerySelectorAll(".ver__l a")[1].GetAttribute("href")!);
        Assert.Contains("from version 1 (live) to the newest draft", old.MainText());
        Assert.Equal("Restore version 1", old.Texts(".stick button").Single());
        Assert.Empty(page.Texts(".stick"));
    }

    [Fact]
    public async Task Any_two_are_compared_with_why_they_were_saved_and_an_address_counts_as_a_change()
    {
        var id = await room.SaveAsync(Newsroom.Chapter("Tides"));
        await SaveAsync(id, Newsroom.Chapter("Tides", "Shorter."), "Shorter summary", isMinor: false);
        await SaveAsync(id, Newsroom.Chapter("Tides", "Shorter!"), "typo", isMinor: true);
        var content = (await room.Get<ContentStore>().LatestAsync(id))!.ToContentObject();
        content["AutoroutePart"]!["Path"] = "moon-and-tides";
        await SaveAsync(id, content, null, isMinor: false);
        var page = await room.Ada.GetAsync($"/admin/pages/{id}/versions");
        Assert.Equal(["4 Draft", "3 · typo", "2 · Shorter summary", "1"], page.Texts(".ver__l .l1"));
        Assert.Contains("Address", page.Texts(".chg h3").Single());
        var ids = page.Html.QuerySelectorAll(".ver__l a").Select(link => link.GetAttribute("href")!.Split("v=")[1]).ToList();
        var two = await room.Ada.GetAsync($"/admin/pages/{id}/versions?v={ids[2]}&with={ids[3]}");
        Assert.Contains("1 change from version 1 to version 2.", two.MainText());
        Assert.Equal(ids[3], two.Html.QuerySelector("select option[selected]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.NotFound, (await room.Ada.GetAsync($"/admin/pages/{id}/versions?v=none")).Status);
    }

    [Fact]
    public async Task An_old_version_comes_back_as_a_draft_and_the_draft_before_it_stays()
    {
        var id = await room.PublishAsync(Newsroom.Chapter("Tides", "First."));
        await room.SaveAsync(Newsroom.Chapter("Tides", "Second."), id: id);
        var first = (await room.Get<ContentStore>().VersionsAsync(id))[1].ContentItemVersionId;
        var done = await room.Ada.SubmitAsync(await room.Ada.GetAsync($"/admin/pages/{id}/versions?v={first}"), $"/admin/pages/{id}/restore");
        Assert.Equal($"/admin/pages/{id}", done.Location);
        var page = await room.Ada.GetAsync($"/admin/pages/{id}/versions");
        // It says what is live: nothing that was signed would change.
        Assert.Equal(["3 · Restored version 1 Small fix Draft", "2", "1 Live"], page.Texts(".ver__l .l1"));
        Assert.Contains("Nothing differs", page.MainText());
        Assert.Contains("Second.", (await room.Get<ContentStore>().VersionsAsync(id))[1].Content.GetRawText());
    }

    [Fact]
    public async Task What_somebody_saved_while_one_was_reading_is_not_covered_unseen()
    {
        var id = await room.PublishAsync(Newsroom.Chapter("Tides", "First."));
        await room.SaveAsync(Newsroom.Chapter("Tides", "Second."), id: id);
        var first = (await room.Get<ContentStore>().VersionsAsync(id))[1].ContentItemVersionId;
        var page = await room.Ada.GetAsync($"/admin/pages/{id}/versions?v={first}");
        await room.SaveAsync(Newsroom.Chapter("Tides", "Third, by someone else."), id: id);
        var refused = await room.Ada.SubmitAsync(page, $"/admin/pages/{id}/restore");
        Assert.Equal($"/admin/pages/{id}/versions?v={first}", refused.Location);
        var again = await room.Ada.GetAsync(refused.Location!);
        Assert.Contains("saved this page after you opened it", again.Text);
        Assert.Equal(3, (await room.Get<ContentStore>().VersionsAsync(id)).Count);
        // Now it is seen, and the next press means it.
        Assert.Equal($"/admin/pages/{id}", (await room.Ada.SubmitAsync(again, $"/admin/pages/{id}/restore")).Location);
    }

    [Fact]
    public async Task What_is_typed_to_harm_is_text_in_the_comparison()
    {
        var id = await room.SaveAsync(Newsroom.Chapter("Tides", "Plain."));
        await SaveAsync(id, Newsroom.Chapter("Tides", Attack, alsoCalled: [Attack]), Attack, isMinor: false);
        var page = await room.Ada.GetAsync($"/admin/pages/{id}/versions");
        Assert.Empty(page.Html.QuerySelectorAll("main script, main img"));
        Assert.Contains("<script>alert(1)</script>", page.Texts(".chg ins").First());
        Assert.Contains("<script>", page.Texts(".ver__l .l1").First());
    }

    [Fact]
    public async Task Who_may_not_see_or_change_the_page_neither_compares_nor_restores()
    {
        var id = await room.SaveAsync(Newsroom.Chapter("Tides", "First."));
        await room.SaveAsync(Newsroom.Chapter("Tides", "Second."), id: id);
        var first = (await room.Get<ContentStore>().VersionsAsync(id))[1].ContentItemVersionId!;
        var (nemo, _) = await room.PersonAsync("nemo", "View_Notice");
        Assert.Equal(HttpStatusCode.Forbidden, (await nemo.GetAsync($"/admin/pages/{id}/versions")).Status);
        var (reader, _) = await room.PersonAsync("reader", "ViewContent");
        var page = await reader.GetAsync($"/admin/pages/{id}/versions?v={first}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Texts(".stick"));
        var token = (await reader.GetAsync("/admin")).Html.QuerySelector("form[method=post] input[name^=__]")!;
        await reader.PostAsync($"/admin/pages/{id}/restore", [KeyValuePair.Create(token.GetAttribute("name")!, token.GetAttribute("value")!), KeyValuePair.Create("version", first)]);
        Assert.Equal(2, (await room.Get<ContentStore>().VersionsAsync(id)).Count);
    }

    private async Task SaveAsync(string id, System.Text.Json.Nodes.JsonObject content, string? reason, bool isMinor)
    {
        var before = (await room.Get<ContentStore>().LatestAsync(id))!;
        content["AutoroutePart"] ??= before.ToContentObject()["AutoroutePart"]?.DeepClone();
        await room.Get<SaveDraft>().RunAsync(room.Wes, new DraftInput(id, "Chapter", content, before.ContentItemVersionId) { Reason = reason, IsMinor = isMinor });
    }
}
