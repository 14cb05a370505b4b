using Cms.Content.Publishing;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>The calendar: what goes live, ends, falls due and was done, by day at the site.</summary>
public sealed class CalendarTests : IAsyncLifetime
{
    private readonly Newsroom room = new();
    private readonly int year = DateTime.UtcNow.Year + 1;

    public Task InitializeAsync() => room.InitializeAsync();

    public Task DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_month_shows_each_kind_on_its_day_at_the_site_and_the_night_clocks_change()
    {
        var id = await room.PublishAsync(Newsroom.Chapter("Tides"));
        // In UTC it is the 13th already.
        await room.Get<Schedule>().PublishAtAsync(room.AdaActor, id, new DateTime(year, 3, 13, 3, 30, 0, DateTimeKind.Utc), "America/Los_Angeles");
        await room.Get<Schedule>().UnpublishAtAsync(room.AdaActor, id, new DateTime(year, 3, 20, 19, 0, 0, DateTimeKind.Utc), "America/Los_Angeles");
        await room.DueAsync(id, new DateOnly(year, 3, 25));
        var page = await room.Ada.GetAsync($"/admin/calendar?day={year}-03-01");
        Assert.Equal($"March {year}", page.Texts("h1").Single());
        Assert.Equal(0, page.Html.QuerySelectorAll(".cal td").Length % 7);
        var days = page.Html.QuerySelectorAll(".cal td:not(.off)").Select(day => Seen.Words(day.TextContent)).ToList();
        Assert.Equal(31, days.Count);
        Assert.Contains("Tides, goes live", days[11]);
        Assert.Contains("Tides, goes offline", days[19]);
        Assert.Contains("Tides, review due", days[24]);
        Assert.Single(days, day => day.Contains("Clocks go forward at 02:00 (PST to PDT)", StringComparison.Ordinal));
        Assert.Contains("/admin/plans/", page.Html.QuerySelector(".cal .ev--set")!.GetAttribute("href"));

        var some = await room.Ada.GetAsync($"/admin/calendar?day={year}-03-01&show=review");
        Assert.Equal(["Tides, review due"], some.Texts(".cal a.ev"));
        Assert.Contains("show=review", some.Html.QuerySelector(".seg a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("week", 7)]
    [InlineData("list", 0)]
    public async Task A_week_and_a_list_lead_on_and_back(string view, int cells)
    {
        var page = await room.Ada.GetAsync($"/admin/calendar?view={view}&day={year}-03-10");
        Assert.Equal(cells, page.Html.QuerySelectorAll(".cal td").Length);
        Assert.Contains(view == "week" ? "Week of" : " to ", page.Texts("h1").Single());
        var later = await room.Ada.GetAsync(page.Html.QuerySelector("[aria-label=Later]")!.GetAttribute("href")!);
        Assert.NotEqual(page.Texts("h1"), later.Texts("h1"));
        var back = await room.Ada.GetAsync(later.Html.QuerySelector("[aria-label=Earlier]")!.GetAttribute("href")!);
        Assert.Equal(page.Texts("h1"), back.Texts("h1"));
        Assert.Contains("Nothing in these days", (await room.Ada.GetAsync($"/admin/calendar?view={view}&day={year}-07-10")).MainText());
    }

    [Fact]
    public async Task Many_on_a_day_are_counted_and_all_of_them_stand_in_its_week()
    {
        var due = new DateTime(year, 5, 12, 16, 0, 0, DateTimeKind.Utc);
        for (var at = 0; at < 6; at++)
            await room.Get<Schedule>().PublishAtAsync(room.AdaActor, await room.SaveAsync(Newsroom.Chapter($"Tides {at}")), due, "America/Los_Angeles");
        var month = await room.Ada.GetAsync($"/admin/calendar?day={year}-05-12");
        Assert.Equal(3, month.Texts(".cal a.ev").Count);
        var more = month.Html.QuerySelector(".cal .btn")!;
        Assert.StartsWith("3 more", Seen.Words(more.TextContent));
        Assert.Equal(6, (await room.Ada.GetAsync(more.GetAttribute("href")!)).Texts(".cal a.ev").Count);
    }

    [Fact]
    public async Task Nobody_sees_plans_of_pages_that_they_may_not_see_and_odd_addresses_lead_to_this_month()
    {
        var id = await room.SaveAsync(Newsroom.Chapter("Tides"));
        await room.Get<Schedule>().PublishAtAsync(room.AdaActor, id, new DateTime(year, 3, 13, 3, 30, 0, DateTimeKind.Utc), "America/Los_Angeles");
        var (nemo, _) = await room.PersonAsync("nemo", "View_Notice");
        Assert.DoesNotContain("Tides", (await nemo.GetAsync($"/admin/calendar?day={year}-03-01")).Text);
        foreach (var odd in new[] { "view=decade", "day=0001-01-01", "day=9999-12-31", "day=tomorrow", "view=7" })
            Assert.Equal("/admin/calendar", (await room.Ada.GetAsync($"/admin/calendar?{odd}")).Location);
    }
}
