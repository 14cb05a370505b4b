using Cms.Content.Publishing;
using Cms.Content.Storage;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>A page that is kept for the record: nobody sees it, nothing in it changes, by no way in, until it is taken out.</summary>
public sealed class ArchiveTests : IAsyncLifetime
{
    private readonly Newsroom room = new();

    public Task InitializeAsync() => room.InitializeAsync();

    public Task DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task An_archived_page_is_off_the_site_has_a_list_of_its_own_and_comes_out_as_a_draft()
    {
        var id = await room.PublishAsync(Newsroom.Chapter("Old tides"));
        await room.Get<Schedule>().UnpublishAtAsync(room.Wes, id, DateTime.UtcNow.AddDays(9), "Etc/UTC");
        var done = await room.Ada.SubmitAsync(await room.Ada.GetAsync($"/admin/pages/{id}"), $"/admin/pages/{id}/archive");
        var editor = await room.Ada.GetAsync(done.Location!);
        Assert.Contains("This page is archived.", editor.Text);
        Assert.Empty(editor.Html.QuerySelectorAll(".write__acts button, [data-save-now]"));
        Assert.Contains("Archived", editor.Html.QuerySelector(".nn")!.TextContent);
        Assert.Null(await room.Get<ContentStore>().PublishedAsync(id));
        Assert.Empty(await room.Get<Schedule>().ListAsync(id));
        Assert.DoesNotContain("Old tides", (await room.Ada.GetAsync("/admin/pages")).MainText());
        Assert.Contains("Old tides", (await room.Ada.GetAsync("/admin/pages?see=archived")).MainText());
        Assert.DoesNotContain("Old tides", (await room.Ada.GetAsync("/admin/pages?see=not-live")).MainText());
        Assert.Contains("ada archived Old tides", (await room.Ada.GetAsync("/admin/activity")).MainText());

        done = await room.Ada.SubmitAsync(editor, $"/admin/pages/{id}/archive/out");
        Assert.Contains("It is out of the archive", (await room.Ada.GetAsync(done.Location!)).Text);
        Assert.Contains("Old tides", (await room.Ada.GetAsync("/admin/pages?see=not-live")).MainText());
        Assert.NotNull(await room.SaveAsync(Newsroom.Chapter("Old tides", "Changed."), id: id));
    }

    [Fact]
    public async Task Nothing_changes_it_while_it_is_archived()
    {
        var (id, other) = (await room.PublishAsync(Newsroom.Chapter("Kept tides")), await room.PublishAsync(Newsroom.Chapter("Other tides")));
        var before = (await room.Get<ContentStore>().LatestAsync(id))!;
        await room.SaveAsync(Newsroom.Chapter("Kept tides", "Second."), id: id);
        await room.Get<ArchiveItem>().RunAsync(room.Wes, id);
        await RefusedAsync(() => room.SaveAsync(Newsroom.Chapter("Kept tides", "Third."), id: id));
        await RefusedAsync(() => room.Get<Publish>().RunAsync(room.Wes, id));
        await RefusedAsync(() => room.Get<Publish>().RunAsync(room.Wes, id, before.ContentItemVersionId));
        await RefusedAsync(() => room.Get<Schedule>().PublishAtAsync(room.Wes, id, DateTime.UtcNow.AddDays(1), "Etc/UTC"));
        await RefusedAsync(() => room.Get<RestoreVersion>().RunAsync(room.Wes, id, before.ContentItemVersionId!, null));
        await RefusedAsync(() => room.Get<MoveItem>().RunAsync(room.Wes, id, other));
        await RefusedAsync(() => room.Get<ArchiveItem>().RunAsync(room.Wes, id));
        var bulk = await room.Ada.GetAsync($"/admin/pages/bulk?act=publish&id={id}");
        Assert.Contains("archived", bulk.MainText());
        Assert.Equal(2, (await room.Get<ContentStore>().VersionsAsync(id)).Count);
        Assert.Null(await room.Get<ContentStore>().PublishedAsync(id));

        static async Task RefusedAsync(Func<Task> act) => Assert.Contains("Take it out of the archive first", (await Assert.ThrowsAnyAsync<ActionRefusedException>(act)).Message);
    }
}
