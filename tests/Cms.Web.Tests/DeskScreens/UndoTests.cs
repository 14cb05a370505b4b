using Cms.Content.Storage;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>Undo on a publication's receipt: what visitors saw before is back, what was written stays.</summary>
public sealed class UndoTests : IAsyncLifetime
{
    private readonly Newsroom room = new();

    public Task InitializeAsync() => room.InitializeAsync();

    public Task DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Undo_puts_the_text_before_it_live_again_and_keeps_the_newer_one_as_the_draft()
    {
        var id = await room.PublishAsync(Newsroom.Chapter("Tides", "Before."));
        await room.SaveAsync(Newsroom.Chapter("Tides", "After."), id: id);
        var receipt = await PublishAsync(id);
        Assert.Equal("After.", await LiveAsync(id));
        var done = await room.Ada.SubmitAsync(receipt, $"/admin/pages/{id}/undo");
        Assert.Contains("Undone.", (await room.Ada.GetAsync(done.Location!)).Text);
        Assert.Equal("Before.", await LiveAsync(id));
        var store = room.Get<ContentStore>();
        Assert.Equal("After.", (await store.LatestAsync(id))!.ToContentObject()["Chapter"]!["Summary"]!["Text"]!.GetValue<string>());
        Assert.Equal(2, (await store.VersionsAsync(id)).Count);

        // Pressed again, or when something newer is live: nothing happens and it says so.
        done = await room.Ada.SubmitAsync(receipt, $"/admin/pages/{id}/undo");
        Assert.Contains("A newer text is live by now", (await room.Ada.GetAsync(done.Location!)).Text);
        Assert.Equal("Before.", await LiveAsync(id));
    }

    [Fact]
    public async Task A_page_that_was_not_live_before_is_taken_offline_again()
    {
        var id = await room.SaveAsync(Newsroom.Chapter("New tides"));
        var receipt = await PublishAsync(id);
        await room.Ada.SubmitAsync(receipt, $"/admin/pages/{id}/undo");
        Assert.Null(await room.Get<ContentStore>().PublishedAsync(id));
    }

    [Fact]
    public async Task After_ten_minutes_it_is_too_late_and_it_says_what_to_do_instead()
    {
        var id = await room.PublishAsync(Newsroom.Chapter("Old tides", "Before."));
        await room.SaveAsync(Newsroom.Chapter("Old tides", "After."), id: id);
        var receipt = await PublishAsync(id);
        await room.WriteAsync(session => session.ExecuteAsync("UPDATE live_history SET from_utc = '2026-01-02T00:00:00.000Z' WHERE item_id = @id AND until_utc IS NULL", new { id }));
        var done = await room.Ada.SubmitAsync(receipt, $"/admin/pages/{id}/undo");
        Assert.Contains("restore the version before it in Versions", (await room.Ada.GetAsync(done.Location!)).Text);
        Assert.Equal("After.", await LiveAsync(id));
    }

    [Fact]
    public async Task Who_may_not_publish_undoes_nothing()
    {
        var id = await room.PublishAsync(Newsroom.Chapter("Kept tides"));
        var (una, _) = await room.PersonAsync("una", "ViewContent", "EditContent");
        var page = await una.GetAsync($"/admin/pages/{id}");
        var live = (await room.Get<ContentStore>().PublishedAsync(id))!;
        var done = await una.PostAsync($"/admin/pages/{id}/undo", [new("__RequestVerificationToken", page.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), new("version", live.ContentItemVersionId!)]);
        Assert.Contains("permission", (await una.GetAsync(done.Location!)).Text);
        Assert.NotNull(await room.Get<ContentStore>().PublishedAsync(id));
    }

    private async Task<Hosting.Page> PublishAsync(string id)
    {
        var done = await room.Ada.SubmitAsync(await room.Ada.GetAsync($"/admin/pages/{id}"), $"/admin/pages/{id}", ("op", "publish"));
        return await room.Ada.GetAsync(done.Location!);
    }

    private async Task<string?> LiveAsync(string id) => (await room.Get<ContentStore>().PublishedAsync(id))!.ToContentObject()["Chapter"]!["Summary"]!["Text"]!.GetValue<string>();
}
