using System.Net;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Admin;
using Cms.Web.Admin.Home;
using Cms.Web.Tests.Hosting;
using NodaTime;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>Home: what went wrong, what is half done, what is missing, what comes and what was, for one person.</summary>
public sealed class HomeTests : IAsyncLifetime
{
    private readonly Newsroom room = new();

    public Task InitializeAsync() => room.InitializeAsync();

    public Task DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task An_empty_desk_teaches_and_the_first_steps_are_shown_until_the_person_knows_them()
    {
        var page = await room.Ada.GetAsync("/admin");
        Assert.Contains("Nothing failed, nothing waits for you, and nothing goes live in the next 7 days.", page.MainText());
        foreach (var words in new[] { "No one waits for you", "No drafts of yours", "Nothing is missing", "Nothing is scheduled", "No page has a review date" })
            Assert.Contains(words, page.MainText());
        Assert.Equal(3, page.Texts(".steps > li").Count);
        await room.Ada.SubmitAsync(page, "/admin/first-steps");
        Assert.Empty((await room.Ada.GetAsync("/admin")).Texts(".steps > li"));
        Assert.Equal(3, (await (await room.PersonAsync("newcomer", "EditContent")).Browser.GetAsync("/admin")).Texts(".steps > li").Count);
    }

    [Fact]
    public async Task A_plan_that_failed_stands_there_until_it_is_done_by_hand()
    {
        var item = await room.PublishAsync(Newsroom.Chapter("Tides"));
        await room.SaveAsync(Newsroom.Chapter("Tides", summary: "New."), id: item);
        var version = (await room.Get<ContentStore>().LatestAsync(item))!.ContentItemVersionId;
        await FailAsync(item, version!, "The address /x is already used.");

        var page = await room.Ada.GetAsync("/admin");
        Assert.Contains("1 publication failed", page.Texts(".day").Single());
        var need = page.Texts("[aria-labelledby=now] li").Single();
        Assert.Contains("Did not go live today at", need);
        Assert.Contains("was tried 5 times. Visitors still see the old text. Nothing is lost.", need);
        Assert.Contains("The address /x is already used.", need);
        Assert.Equal(["Failed"], (await room.Ada.GetAsync("/admin/pages?next=failed")).Texts("tbody td:nth-child(4) .st").Take(1));

        Assert.Equal("/admin/plans/failed-plan", page.Html.QuerySelector("[aria-labelledby=now] .todo__go a")!.GetAttribute("href"));

        var done = await room.Ada.SubmitAsync(page, $"/admin/pages/{item}/publish");
        Assert.StartsWith($"/admin/pages/{item}?receipt=", done.Location);
        Assert.Contains("No one waits for you", (await room.Ada.GetAsync("/admin")).MainText());
        Assert.Empty((await room.Ada.GetAsync("/admin/pages?next=failed")).Titles());
    }

    [Fact]
    public async Task What_goes_wrong_beside_the_pages_stands_there_for_who_runs_the_site_until_it_is_tried_again()
    {
        var (head, _) = await room.Get<ChangeFeed>().HeadAsync();
        await room.Get<ChangeFeed>().SetAsideAsync("pages", head.Sequence, "visibly a test: the disk is full", DateTime.UtcNow);
        await room.WriteAsync(session => session.ExecuteAsync(
            "INSERT INTO outbox (message_id, kind, json, created_utc, attempts, last_error) VALUES ('visibly-a-test', 'mail', '{}', '2026-11-23T00:00:00Z', 10, 'visibly a test: connection refused')"));

        var page = await room.Ada.GetAsync("/admin");
        Assert.Contains("2 things on the site need repair", page.Texts(".day").Single());
        var lines = page.Texts("[aria-labelledby=now] li");
        Assert.Contains("Not all of the site is in the pages that visitors get", lines[0]);
        Assert.Contains("the disk is full", lines[0]);
        Assert.Contains("A mail could not be sent", lines[1]);
        var (writer, _) = await room.PersonAsync("mila", "EditContent");
        Assert.Contains("No one waits for you", (await writer.GetAsync("/admin")).MainText());

        Assert.Equal(HttpStatusCode.Forbidden, (await TryAgainAsync(writer, "pages")).Status);
        foreach (var name in new[] { "pages", "messages" })
            await TryAgainAsync(room.Ada, name);
        Assert.Contains("No one waits for you", (await room.Ada.GetAsync("/admin")).MainText());

        static async Task<Page> TryAgainAsync(Browser browser, string name)
        {
            var token = (await browser.GetAsync("/admin")).Html.QuerySelector("form[method=post] input[name^=__]")!;
            return await browser.PostAsync("/admin/troubles", [KeyValuePair.Create(token.GetAttribute("name")!, token.GetAttribute("value")!), KeyValuePair.Create("name", name)]);
        }
    }

    [Fact]
    public async Task My_drafts_are_mine_and_say_what_can_be_done_with_them()
    {
        var (browser, mila) = await room.PersonAsync("mila", "PublishContent");
        await room.SaveAsync(Newsroom.Chapter("Not hers"));
        await room.SaveAsync(Shelves.Notice("Whole"), type: "Notice", by: mila);
        await room.SaveAsync(Newsroom.Chapter("Lacking", summary: ""), by: mila);
        var drafts = (await browser.GetAsync("/admin")).Texts("[aria-labelledby=mine] li");
        Assert.Equal(2, drafts.Count);
        Assert.StartsWith("Draft Lacking Never published. You stopped here today at", drafts[0]);
        Assert.EndsWith("Continue: Lacking", drafts[0]);
        Assert.EndsWith("Schedule…: Whole", drafts[1]);
        for (var number = 0; number < 5; number++)
            await room.SaveAsync(Newsroom.Chapter($"More {number}"), by: mila);
        var more = await browser.GetAsync("/admin");
        Assert.Equal(5, more.Texts("[aria-labelledby=mine] li").Count);
        var all = more.Html.QuerySelector("[aria-labelledby=mine] .card__h a")!;
        Assert.StartsWith("All 7", all.TextContent);
        Assert.Equal(7, (await browser.GetAsync(all.GetAttribute("href")!)).Titles().Count);
    }

    [Fact]
    public async Task Facts_to_supply_lead_to_the_control_where_they_are_written()
    {
        var item = await room.PublishAsync(Newsroom.Chapter("Ferries", facts: ["The fare", "The <b>last</b> boat"]));
        var page = await room.Ada.GetAsync("/admin");
        Assert.Equal(["Unknown The fare on Ferries Fill in: The fare", "Unknown The <b>last</b> boat on Ferries Fill in: The <b>last</b> boat"], page.Texts("[aria-labelledby=facts] li"));
        Assert.Equal($"/admin/pages/{item}#c-ReviewPart-MissingFacts", page.Html.QuerySelector("[aria-labelledby=facts] .btn")!.GetAttribute("href"));
        Assert.Contains("2 facts and 0 addresses to be confirmed, on 1 pages", (await room.Ada.GetAsync("/admin/facts")).MainText());
        await room.SaveAsync(Newsroom.Chapter("Ferries"), id: item);
        Assert.Contains("Nothing is missing", (await room.Ada.GetAsync("/admin")).MainText());
    }

    [Fact]
    public async Task Plans_reviews_and_changes_stand_beside_and_only_those_that_one_may_see()
    {
        var section = await room.PublishAsync(Newsroom.Chapter("Coast"));
        var under = await room.PublishAsync(Newsroom.Chapter("Harbor"), section);
        await room.SaveAsync(Newsroom.Chapter("Harbor", summary: "New."), id: under);
        await room.Get<Schedule>().PublishAtAsync(room.AdaActor, under, DateTime.UtcNow.AddDays(2), "America/Los_Angeles");
        await room.Get<Schedule>().UnpublishAtAsync(room.AdaActor, under, DateTime.UtcNow.AddDays(40), "America/Los_Angeles");
        await room.DueAsync(section, new DateOnly(2020, 1, 1));
        await room.DueAsync(under, DateOnly.FromDateTime(DateTime.UtcNow.AddDays(10)));
        var page = await room.Ada.GetAsync("/admin");
        Assert.Equal("1 goes live in the next 7 days", page.Texts(".day a").Single());
        Assert.Single(page.Texts("[aria-labelledby=week] .agenda li"), line => line.Contains("Harborgoes live"));
        Assert.Equal("Coast 1 overdue in Coast 1 due in 30 days in Coast", page.Texts("[aria-labelledby=reviews] tbody tr").Single());
        Assert.Equal(["Coast"], (await room.Ada.GetAsync(page.Html.QuerySelector("[aria-labelledby=reviews] tbody a")!.GetAttribute("href")!)).Titles());
        Assert.Contains("ada scheduled Harbor to go live", page.Texts("[aria-labelledby=changes] li")[1]);

        var blind = (await (await room.PersonAsync("nemo", "View_Notice")).Browser.GetAsync("/admin")).MainText();
        Assert.DoesNotContain("Harbor", blind);
        Assert.DoesNotContain("Coast", blind);
        Assert.Equal(HttpStatusCode.Found, (await room.Site.Browse().GetAsync("/admin")).Status);
    }

    [Theory]
    [InlineData("2026-10-30T21:20:00Z", "Clocks go back at 02:00 (PDT to PST)")]
    [InlineData("2027-03-10T12:00:00Z", "Clocks go forward at 02:00 (PST to PDT)")]
    [InlineData("2026-06-01T12:00:00Z", null)]
    public void The_week_tells_of_clocks_that_change(string now, string? words)
    {
        var zone = new SiteZone(DateTimeZoneProviders.Tzdb["America/Los_Angeles"], DateTime.Parse(now, null, System.Globalization.DateTimeStyles.AdjustToUniversal));
        Assert.Equal(words, Agenda.Of([], new Dictionary<string, string>(), zone).SingleOrDefault()?.Words);
    }

    [Fact]
    public void A_page_that_comes_and_goes_on_one_day_is_one_line()
    {
        var zone = new SiteZone(DateTimeZoneProviders.Tzdb["America/Los_Angeles"], new DateTime(2026, 11, 3, 0, 0, 0, DateTimeKind.Utc));
        ScheduledChange Plan(ScheduleKind kind, int hour) => new("s", "i", "v", kind, new DateTime(2026, 11, 5, hour, 0, 0, DateTimeKind.Utc), "America/Los_Angeles", "ada", Schedule.Pending, 0, null, null);
        var line = Assert.Single(Agenda.Of([Plan(ScheduleKind.Publish, 16), Plan(ScheduleKind.Unpublish, 23)], new Dictionary<string, string> { ["i"] = "Open house" }, zone));
        Assert.Equal("goes live 08:00, goes offline 15:00 PST", line.Words);
    }

    private Task FailAsync(string itemId, string versionId, string error) => room.WriteAsync(async session =>
    {
        var at = Cms.Content.Model.UtcText.Format(DateTime.UtcNow.AddSeconds(-1));
        await session.ExecuteAsync(
            """
            INSERT INTO schedules (schedule_id, item_id, version_id, kind, due_utc, zone, actor, state, attempts, next_try_utc, last_error)
            VALUES ('failed-plan', @itemId, @versionId, 'Publish', @at, 'America/Los_Angeles', 'ada', 'failed', 5, @at, @error)
            """, new { itemId, versionId, at, error });
        session.Tell(new FeedRow(FeedRow.Document) { ItemId = $"schedules/{itemId}" });
    });
}
