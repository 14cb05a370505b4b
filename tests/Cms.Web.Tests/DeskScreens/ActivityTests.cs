using System.Net;
using Cms.Content.Publishing;
using Cms.Content.Storage;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>Who did what, when and why: in words, filtered, taken away as a table, and only for those who may see it.</summary>
public sealed class ActivityTests : IAsyncLifetime
{
    private const string Activity = "/admin/activity";
    private readonly Newsroom room = new();
    private string chapter = "";

    public async Task InitializeAsync()
    {
        await room.InitializeAsync();
        chapter = await room.PublishAsync(Newsroom.Chapter("Tides"));
    }

    public Task DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Each_act_is_said_in_words_with_the_page_as_a_link_and_the_reason_below()
    {
        var store = room.Get<ContentStore>();
        var item = (await store.LatestAsync(chapter))!;
        await room.Get<SaveDraft>().RunAsync(room.AdaActor, new DraftInput(chapter, "Chapter", item.ToContentObject(), item.ContentItemVersionId) { Reason = "A number was wrong", IsMinor = true });
        await room.Get<Schedule>().PublishAtAsync(room.AdaActor, chapter, new DateTime(2027, 1, 12, 17, 0, 0, DateTimeKind.Utc), "America/Los_Angeles");
        await room.Get<Unpublish>().RunAsync(room.AdaActor, chapter);
        await room.Get<DeleteItem>().RunAsync(room.AdaActor, chapter);
        var page = await room.Ada.GetAsync(Activity);
        var lines = page.Texts(".acts li div");
        Assert.Equal(["ada moved Tides to the trash", "ada took Tides offline", "ada scheduled Tides to go live Tue 12 Jan 2027, 09:00 PST", "ada saved a draft of Tides A number was wrong", "ada published Tides", "wes began Tides"], lines.Take(6));
        Assert.Contains(lines, line => line.StartsWith("ada chose a password", StringComparison.Ordinal));
        Assert.Equal("/admin/trash", page.Html.QuerySelector(".acts a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task It_is_filtered_by_person_act_page_words_and_day()
    {
        var (_, mila) = await room.PersonAsync("mila", "EditContent");
        await room.SaveAsync(Newsroom.Chapter("Winds"), by: mila);
        async Task<IReadOnlyList<string>> LinesAsync(string query) => (await room.Ada.GetAsync($"{Activity}?{query}")).Texts(".acts li div");
        Assert.Equal(["mila began Winds"], await LinesAsync("person=mila&action=save"));
        Assert.Equal(["ada published Tides"], await LinesAsync("action=publish"));
        Assert.Equal(["ada published Tides", "wes began Tides"], await LinesAsync($"item={chapter}"));
        Assert.Equal(["mila began Winds"], await LinesAsync("title=WIND"));
        Assert.Empty(await LinesAsync("to=2001-01-01"));
        Assert.Empty(await LinesAsync("from=8000-01-01"));
        Assert.Equal(3, (await LinesAsync("from=2001-01-01&action=save")).Concat(await LinesAsync("action=publish")).Count());
    }

    [Fact]
    public async Task A_day_is_a_day_at_the_site()
    {
        // 23:30 on 11 January in Los Angeles is the 12th in UTC.
        await room.WriteAsync(session => session.AuditAsync(room.AdaActor, "publish", chapter, null, null, new DateTime(2031, 1, 12, 7, 30, 0, DateTimeKind.Utc)));
        Assert.Single((await room.Ada.GetAsync($"{Activity}?from=2031-01-11&to=2031-01-11")).Texts(".acts li"));
        Assert.Empty((await room.Ada.GetAsync($"{Activity}?from=2031-01-12&to=2031-01-12")).Texts(".acts li"));
    }

    [Fact]
    public async Task The_table_holds_what_the_filter_holds_and_no_formula()
    {
        await room.PublishAsync(Newsroom.Chapter("=HYPERLINK(\"http://evil.example\",\"Tides, too\")"));
        await room.SaveAsync(Newsroom.Chapter("@SUM(1)\nand a line"));
        await room.SaveAsync(Newsroom.Chapter("+1-800-TEST"));
        var csv = await room.Ada.GetAsync($"{Activity}/export.csv?action=publish");
        Assert.Equal("text/csv", csv.Response.Content.Headers.ContentType!.MediaType);
        Assert.Matches("^attachment; filename=activity-.*\\.csv$", csv.Response.Content.Headers.ContentDisposition!.ToString().Replace("\"", ""));
        var lines = csv.Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("Time (UTC),Time (America/Los_Angeles),Person,What,Page,", lines[0]);
        Assert.Contains(",\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"Tides, too\"\")\",", lines[1]);
        Assert.Contains($",{chapter}", lines[2]);
        var all = (await room.Ada.GetAsync($"{Activity}/export.csv")).Text;
        Assert.Contains("'+1-800-TEST", all);
        Assert.DoesNotMatch("(^|,|\n)\"?[=@+\t]", all);
    }

    [Fact]
    public async Task Long_activity_has_pages_and_the_table_has_all_of_it()
    {
        await room.WriteAsync(async session =>
        {
            for (var number = 0; number < 1100; number++)
                await session.AuditAsync(room.AdaActor, "unpublish", chapter, null, null, new DateTime(2029, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(number / 3));
        });
        var first = await room.Ada.GetAsync($"{Activity}?action=unpublish");
        Assert.Equal(50, first.Texts(".acts li").Count);
        var older = first.Html.QuerySelectorAll(".pager a").Single().GetAttribute("href")!;
        Assert.Equal($"{Activity}?action=unpublish&page=2", older);
        Assert.Equal(50, (await room.Ada.GetAsync(older)).Texts(".acts li").Count);
        Assert.Equal(1101, (await room.Ada.GetAsync($"{Activity}/export.csv?action=unpublish")).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Only_what_was_done_to_pages_that_one_may_see_is_shown_and_the_sites_own_to_who_owns_it()
    {
        var (all, _) = await room.PersonAsync("vera", "ViewContent");
        var seen = string.Join('\n', (await all.GetAsync(Activity)).Texts(".acts li"));
        Assert.Contains("ada published Tides", seen);
        Assert.DoesNotContain("password", seen);
        var (none, _) = await room.PersonAsync("nemo", "View_Notice");
        Assert.DoesNotContain("Tides", (await none.GetAsync(Activity)).Text);
        Assert.DoesNotContain("Tides", (await none.GetAsync($"{Activity}/export.csv")).Text);
        Assert.DoesNotContain("Tides", (await none.GetAsync($"{Activity}?item={chapter}")).Text);
        Assert.Equal(HttpStatusCode.Found, (await room.Site.Browse().GetAsync($"{Activity}/export.csv")).Status);
    }

    [Theory]
    [InlineData("person=%27%20OR%201=1--")]
    [InlineData("action=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("from=2026-02-31&to=0000-00-00&page=-5")]
    [InlineData("title=%25_!%00&item=../..")]
    public async Task Hostile_filters_harm_nothing(string query)
    {
        var page = await room.Ada.GetAsync($"{Activity}?{query}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("<script>alert", page.Text);
        Assert.Equal(HttpStatusCode.OK, (await room.Ada.GetAsync($"{Activity}/export.csv?{query}")).Status);
    }
}
