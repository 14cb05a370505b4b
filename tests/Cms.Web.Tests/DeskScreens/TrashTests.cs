using System.Net;
using Cms.Content.Publishing;
using Cms.Content.Storage;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>The trash: what is in it, and the way back as a draft.</summary>
public sealed class TrashTests : IAsyncLifetime
{
    private const string Trash = "/admin/trash";
    private readonly Newsroom room = new();
    private string attic = "", chest = "";

    public async Task InitializeAsync()
    {
        await room.InitializeAsync();
        attic = await room.PublishAsync(Newsroom.Chapter("Attic"));
        chest = await room.PublishAsync(Newsroom.Chapter("Chest <i>old</i>"), attic);
        await room.Get<DeleteItem>().RunAsync(room.AdaActor, chest);
    }

    public Task DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_page_comes_back_as_a_draft_where_it_stood()
    {
        var page = await room.Ada.GetAsync(Trash);
        Assert.StartsWith("Chest <i>old</i> stood under Attic Chapter", page.Texts("tbody tr").Single());
        Assert.Contains("by ada", page.MainText());
        Assert.Empty(page.Html.QuerySelectorAll("tbody i:not(.i)"));
        var back = await room.Ada.SubmitAsync(page, $"{Trash}/{chest}/back");
        Assert.Equal($"/admin/pages/{chest}", back.Location);
        Assert.Contains("is back where it stood, as a draft", (await room.Ada.GetAsync(back.Location!)).MainText());
        Assert.Contains("The trash is empty", (await room.Ada.GetAsync(Trash)).MainText());
        Assert.Equal(["Chest <i>old</i>"], (await room.Ada.GetAsync($"/admin/pages?parent={attic}")).Titles());
        Assert.Null(await room.Get<ContentStore>().PublishedAsync(chest));
        Assert.Contains("ada put Chest <i>old</i> back from the trash", (await room.Ada.GetAsync("/admin/activity")).Texts(".acts li div"));
    }

    [Fact]
    public async Task A_page_whose_parent_is_there_too_waits_for_it()
    {
        await room.Get<DeleteItem>().RunAsync(room.AdaActor, attic);
        var page = await room.Ada.GetAsync(Trash);
        Assert.Contains("stood under Attic, which is here too", page.MainText());
        var refused = await room.Ada.SubmitAsync(page, $"{Trash}/{chest}/back");
        Assert.Equal(Trash, refused.Location);
        Assert.Contains("Put that page back first.", (await room.Ada.GetAsync(Trash)).MainText());
    }

    [Fact]
    public async Task It_is_searched_by_title_and_shows_only_what_one_may_see_and_put_back()
    {
        Assert.Single((await room.Ada.GetAsync($"{Trash}?text=CHEST")).Texts("tbody tr"));
        Assert.Contains("Nothing fits", (await room.Ada.GetAsync($"{Trash}?text=%25_!")).MainText());
        var (blind, _) = await room.PersonAsync("nemo", "View_Notice");
        Assert.DoesNotContain("Chest", (await blind.GetAsync(Trash)).Text);
        var (reader, _) = await room.PersonAsync("vera", "EditContent");
        var page = await reader.GetAsync(Trash);
        Assert.Single(page.Texts("tbody tr"));
        Assert.Empty(page.Html.QuerySelectorAll("form[action$=back]"));
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.PostAsync($"{Trash}/{chest}/back", [])).Status);
        Assert.Equal(HttpStatusCode.Found, (await room.Site.Browse().GetAsync(Trash)).Status);
    }
}
