using Cms.Content.Publishing;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>The list of pages: that it follows what is written, chips and kept views, pages, and that nobody sees what is not theirs to see.</summary>
public sealed class ListTests : IAsyncLifetime
{
    private readonly Shelves shelves = new();
    private Newsroom room = null!;
    private string news = "", sports = "", tennis = "", golf = "";

    public async Task InitializeAsync()
    {
        await shelves.InitializeAsync();
        (room, news, sports, tennis, golf) = (shelves.Room, shelves.News, shelves.Sports, shelves.Tennis, shelves.Golf);
    }

    public Task DisposeAsync() => shelves.DisposeAsync();

    [Fact]
    public async Task What_was_just_saved_renamed_moved_planned_or_deleted_stands_so_in_the_list()
    {
        await room.SaveAsync(Newsroom.Chapter("Sports and games"), id: sports);
        var renamed = await room.Ada.GetAsync($"/admin/pages?parent={sports}");
        Assert.All(renamed.Texts("tbody .cell-t .sub"), place => Assert.Equal("Sports and games", place));

        await room.Get<MoveItem>().RunAsync(room.AdaActor, golf, news);
        Assert.Equal(["Golf"], (await room.Ada.GetAsync($"/admin/pages?section={news}&next=draft")).Titles());

        await room.Get<Schedule>().PublishAtAsync(room.AdaActor, golf, DateTime.UtcNow.AddDays(2), "America/Los_Angeles");
        Assert.Equal(["Golf"], (await room.Ada.GetAsync("/admin/pages?next=planned")).Titles());

        await room.Get<DeleteItem>().RunAsync(room.AdaActor, tennis);
        Assert.Empty((await room.Ada.GetAsync("/admin/pages?text=catgut")).Titles());
    }

    [Fact]
    public async Task The_index_is_made_anew_when_its_file_is_lost()
    {
        await room.Site.StopAsync();
        foreach (var file in Directory.GetFiles(room.Site.DataPath, "desk.db*"))
            File.Delete(file);
        await room.Site.StartAgainAsync();
        Assert.Equal(["Tennis"], (await room.Site.Browse().WithCookiesOf(room.Ada).GetAsync("/admin/pages?text=catgut")).Titles());
    }

    [Fact]
    public async Task Filters_are_chips_that_can_be_taken_away_one_by_one()
    {
        var page = await room.Ada.GetAsync($"/admin/pages?type=Chapter&see=live&section={sports}");
        Assert.Equal(["Kind: Chapter", "Visitors see: Live", "Section: Sports"], page.Texts(".chip"));
        var without = page.Html.QuerySelector("[aria-label='Remove filter Visitors see: Live']")!.GetAttribute("href")!;
        Assert.Equal(["Golf", "Sports", "Tennis"], (await room.Ada.GetAsync(without)).Titles());
        Assert.Equal("Filters: 3", page.Texts("[popovertarget=filters] span").First());
    }

    [Fact]
    public async Task A_view_is_kept_as_a_tab_for_its_person_alone_and_removed_again()
    {
        var page = await room.Ada.GetAsync("/admin/pages?type=Chapter&see=live&page=1");
        var kept = await room.Ada.SubmitAsync(page, "/admin/pages/views", ("name", " Live <b>chapters</b> "));
        Assert.Equal("/admin/pages?type=Chapter&see=live", kept.Location);
        var list = await room.Ada.GetAsync(kept.Location!);
        Assert.Contains("Live <b>chapters</b> 3", list.Texts(".tabs a"));
        Assert.Equal("Live <b>chapters</b> 3", list.Texts(".tabs [aria-current]").Single());
        Assert.DoesNotContain((await (await room.PersonAsync("bo", "EditContent")).Browser.GetAsync("/admin/pages")).Texts(".tabs a"), tab => tab.StartsWith("Live <b>", StringComparison.Ordinal));

        await room.Ada.SubmitAsync(list, "/admin/pages/views/remove");
        Assert.DoesNotContain((await room.Ada.GetAsync("/admin/pages")).Texts(".tabs a"), tab => tab.StartsWith("Live <b>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_view_without_a_name_or_without_a_filter_is_not_kept()
    {
        var page = await room.Ada.GetAsync("/admin/pages?see=live");
        await room.Ada.SubmitAsync(page, "/admin/pages/views", ("name", "  "));
        await room.Ada.SubmitAsync(page, "/admin/pages/views", ("name", new string('x', 41)));
        await room.Ada.SubmitAsync(page, "/admin/pages/views", ("name", "All"), ("query", ""));
        Assert.Equal(["All 5", "Mine 0", "Drafts 2", "Scheduled 0", "Review overdue 1", "Facts missing 1"], (await room.Ada.GetAsync("/admin/pages")).Texts(".tabs a"));
    }

    [Fact]
    public async Task Pages_of_a_list_follow_one_another_and_one_past_the_end_is_the_last()
    {
        for (var number = 1; number <= 60; number++)
            await room.SaveAsync(Shelves.Notice($"Notice {number:00}"), type: "Notice");
        var first = await room.Ada.GetAsync("/admin/pages?type=Notice");
        Assert.Equal(50, first.Titles().Count);
        Assert.Contains("1 to 50 of 61", first.MainText());
        var second = await room.Ada.GetAsync(first.Html.QuerySelector(".pager a")!.GetAttribute("href")!);
        Assert.Equal(11, second.Titles().Count);
        Assert.Empty(first.Titles().Intersect(second.Titles()));
        Assert.Equal(second.Titles(), (await room.Ada.GetAsync("/admin/pages?type=Notice&page=999999999")).Titles());
    }

    [Fact]
    public async Task Nobody_sees_in_the_list_what_they_may_not_see()
    {
        var (own, writer) = await room.PersonAsync("olga", "EditOwnContent");
        await room.SaveAsync(Newsroom.Chapter("Olga's own"), by: writer);
        var all = await own.GetAsync("/admin/pages");
        Assert.Equal(["Olga's own"], all.Titles());
        Assert.Equal("All 1", all.Texts(".tabs a").First());
        Assert.DoesNotContain("Sports", all.Text);
        Assert.DoesNotContain("Sports", (await own.GetAsync($"/admin/pages?section={sports}")).Text);

        var (one, _) = await room.PersonAsync("nora", "View_Notice");
        Assert.Equal(["Wet paint"], (await one.GetAsync("/admin/pages")).Titles());
        Assert.Empty((await one.GetAsync("/admin/pages?text=catgut")).Titles());
    }
}
