using System.Globalization;
using System.Net;
using Cms.Content.Publishing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;
using Cms.Web.Admin;
using Cms.Web.Admin.Scheduling;
using Cms.Web.Tests.Hosting;
using NodaTime;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>Choosing when a page goes live or offline, at a site in Los Angeles: the question, the answer, and what becomes of the plan.</summary>
public sealed class ScheduleTests : IAsyncLifetime
{
    private readonly Newsroom room = new();
    private int year;

    public async Task InitializeAsync()
    {
        await room.InitializeAsync();
        year = DateTime.UtcNow.Year + 1;
    }

    public Task DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task The_screen_offers_the_next_working_days_and_reads_the_time_back_with_its_zone()
    {
        var id = await room.SaveAsync(Newsroom.Chapter("Tides"));
        var page = await room.Ada.GetAsync($"/admin/pages/{id}/schedule");
        Assert.Equal(3, page.Texts(".quick a").Count);
        Assert.All(page.Texts(".quick a"), words => Assert.EndsWith(" 09:00", words));
        Assert.Contains("Version 1 goes live. What is changed later stays in the draft.", page.MainText());
        // The first of them is filled in: one press plans it.
        Assert.Matches(@"^\w{3} \d+ \w{3} \d{4}, 09:00 P[SD]T$", page.Texts(".said .read").Single());
        Assert.Equal("09:00", page.Html.QuerySelector("#time")!.GetAttribute("value"));

        var chosen = await room.Ada.GetAsync($"/admin/pages/{id}/schedule?day={year}-01-12&time=14:30");
        Assert.Contains($"12 Jan {year}, 14:30 PST", chosen.Texts(".said .read").Single());
        var done = await room.Ada.SubmitAsync(chosen, $"/admin/pages/{id}/schedule");
        Assert.Equal($"/admin/pages/{id}", done.Location);
        var plan = Assert.Single(await Plans(id));
        Assert.Equal((new DateTime(year, 1, 12, 22, 30, 0, DateTimeKind.Utc), "ada", ScheduleKind.Publish), (plan.DueUtc, plan.Actor, plan.Kind));
        var editor = (await room.Ada.GetAsync($"/admin/pages/{id}")).MainText();
        Assert.Contains($"12 Jan {year}, 14:30 PST", editor);
    }

    [Fact]
    public async Task A_time_that_clocks_jump_over_is_refused_with_the_two_nearest_and_one_that_comes_twice_is_asked_about()
    {
        var id = await room.SaveAsync(Newsroom.Chapter("Tides"));
        var (forward, back) = (Change(3), Change(11));
        var jumped = await SendAsync(id, ("day", forward), ("time", "02:30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, jumped.Status);
        Assert.Contains("02:30 does not exist", jumped.MainText());
        Assert.Contains("The nearest times are 01:59 PST and 03:00 PDT", jumped.MainText());
        Assert.Equal(("02:30", forward), (jumped.Html.QuerySelector("#time")!.GetAttribute("value"), jumped.Html.QuerySelector("#day")!.GetAttribute("value")));

        var twice = await SendAsync(id, ("day", back), ("time", "01:30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Equal(["The first 01:30 PDT (UTC-07), before clocks go back", "The second 01:30 PST (UTC-08), after clocks went back"], twice.Texts(".ask .pick"));
        Assert.Empty(twice.Html.QuerySelectorAll(".ask input[checked]"));
        Assert.Empty(await Plans(id));
        await SendAsync(id, ("day", back), ("time", "01:30"), ("which", "1"));
        Assert.Equal(9, Assert.Single(await Plans(id)).DueUtc.Hour);
    }

    [Fact]
    public async Task What_is_lacking_stands_there_before_a_time_is_chosen_and_leads_to_its_field()
    {
        var id = await room.SaveAsync(Newsroom.Chapter("Tides", summary: ""));
        var page = await room.Ada.GetAsync($"/admin/pages/{id}/schedule");
        Assert.Equal("Summary is missing.", page.Texts("#first ~ ul li").Single());
        Assert.StartsWith($"/admin/pages/{id}#", page.Html.QuerySelector("#first ~ ul a")!.GetAttribute("href"));
        var refused = await SendAsync(id, ("day", $"{year}-01-12"), ("time", "09:00"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Empty(await Plans(id));
    }

    [Fact]
    public async Task A_plan_changes_and_is_cancelled_until_it_happens_and_then_says_what_happened()
    {
        var id = await room.SaveAsync(Newsroom.Chapter("Tides"));
        await SendAsync(id, ("day", $"{year}-01-12"), ("time", "09:00"));
        var plan = Assert.Single(await Plans(id));
        // Saved later: the plan stays with its version.
        await room.SaveAsync(Newsroom.Chapter("Tides, typed later"), id: id);
        var change = await room.Ada.GetAsync($"/admin/pages/{id}/schedule?plan={plan.ScheduleId}");
        Assert.Contains("It is version 1; that stays so.", change.MainText());
        Assert.Equal("09:00", change.Html.QuerySelector("#time")!.GetAttribute("value"));
        await room.Ada.SubmitAsync(change, $"/admin/pages/{id}/schedule", ("day", $"{year}-01-13"), ("time", "10:00"));
        var moved = Assert.Single(await Plans(id));
        Assert.Equal((plan.ScheduleId, plan.VersionId, new DateTime(year, 1, 13, 18, 0, 0, DateTimeKind.Utc)), (moved.ScheduleId, moved.VersionId, moved.DueUtc));

        // It is due in two seconds; a second before, it is cancelled.
        await room.Get<ChangePlan>().RunAsync(room.AdaActor, plan.ScheduleId, DateTime.UtcNow.AddSeconds(2), "America/Los_Angeles");
        var page = await room.Ada.GetAsync($"/admin/plans/{plan.ScheduleId}");
        await Task.Delay(TimeSpan.FromSeconds(0.8));
        Assert.Equal($"/admin/pages/{id}", (await room.Ada.SubmitAsync(page, $"/admin/pages/{id}/cancel/{plan.ScheduleId}")).Location);
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.Null(await room.Get<ContentStore>().PublishedAsync(id));
        Assert.Contains("It was cancelled.", (await room.Ada.GetAsync($"/admin/plans/{plan.ScheduleId}")).MainText());

        var second = await room.Get<Schedule>().PublishAtAsync(room.AdaActor, id, DateTime.UtcNow.AddSeconds(1), "America/Los_Angeles");
        var open = await room.Ada.GetAsync($"/admin/plans/{second}");
        var changing = await room.Ada.GetAsync($"/admin/pages/{id}/schedule?plan={second}");
        await UntilAsync(async () => await room.Get<ContentStore>().PublishedAsync(id) is not null);
        foreach (var (form, action) in new[] { (open, $"/admin/pages/{id}/cancel/{second}"), (changing, $"/admin/pages/{id}/schedule") })
        {
            var late = await room.Ada.SubmitAsync(form, action, ("day", $"{year}-01-13"), ("time", "10:00"));
            Assert.Equal($"/admin/plans/{second}", late.Location);
        }
        var happened = await room.Ada.GetAsync($"/admin/plans/{second}");
        Assert.Matches(@"It went live at \d\d:\d\d:\d\d P[SD]T on ", happened.MainText());
        Assert.Contains("Take it offline", happened.Texts("main form button"));
        await UntilAsync(async () => await room.Get<PlanReceipts>().FindAsync(second) is not null);
        Assert.Contains("Pages made new", (await room.Ada.GetAsync($"/admin/plans/{second}")).MainText());
    }

    [Fact]
    public async Task Pages_that_are_not_live_then_are_named_and_planned_with_it_if_one_wants()
    {
        var parent = await room.SaveAsync(Newsroom.Chapter("Gardens"));
        var linked = await room.SaveAsync(Newsroom.Chapter("Roses"));
        var live = await room.PublishAsync(Newsroom.Chapter("Lilies"));
        var id = await room.SaveAsync(Newsroom.Chapter("Tides", sections: [("Read on", $"<p><a href=\"/roses\" data-item=\"{linked}\">Roses</a> <a href=\"/lilies\" data-item=\"{live}\">Lilies</a></p>")]), parent);
        var day = $"{year}-01-12";
        var page = await room.Ada.GetAsync($"/admin/pages/{id}/schedule?day={day}&time=09:00");
        Assert.Equal(2, page.Texts(".note--act").Count);
        Assert.Contains("It leads to “Roses”, which is not live then.", page.MainText());
        Assert.Contains("It stands under “Gardens”, which is not live then.", page.MainText());

        // A quick time takes away nothing else that was chosen.
        var quick = await room.Ada.GetAsync($"/admin/pages/{id}/schedule?day={day}&time=09:00&also={parent}&endDay={year}-02-12&endTime=17:00");
        var chosen = await room.Ada.GetAsync(quick.Html.QuerySelectorAll(".quick a")[1].GetAttribute("href")!);
        Assert.Equal((parent, $"{year}-02-12", "17:00"), (chosen.Html.QuerySelector("[name=also][checked]")!.GetAttribute("value"), chosen.Html.QuerySelector("#endDay")!.GetAttribute("value"), chosen.Html.QuerySelector("#endTime")!.GetAttribute("value")));

        await SendAsync(id, ("day", day), ("time", "09:00"), ("also", parent), ("endDay", $"{year}-02-12"), ("endTime", "17:00"));
        Assert.Equal([ScheduleKind.Publish, ScheduleKind.Unpublish], (await Plans(id)).Select(plan => plan.Kind));
        Assert.Equal((await Plans(id))[0].DueUtc, Assert.Single(await Plans(parent)).DueUtc);
        Assert.DoesNotContain("Gardens”, which", (await room.Ada.GetAsync($"/admin/pages/{id}/schedule?day={day}&time=10:00")).MainText());
        // A page that lacks something keeps the others from being planned: all of it or nothing.
        var lacking = await room.SaveAsync(Newsroom.Chapter("Daisies", summary: ""));
        var other = await room.SaveAsync(Newsroom.Chapter("Fields"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(other, ("day", day), ("time", "09:00"), ("also", lacking))).Status);
        Assert.Empty(await Plans(other));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(other, ("day", day), ("time", "09:00"), ("endDay", day), ("endTime", "08:00"))).Status);
        Assert.Empty(await Plans(other));
    }

    [Fact]
    public async Task The_title_of_a_page_that_one_may_not_see_is_not_told()
    {
        var secret = await room.SaveAsync(Notice("Visibly a secret"), type: "Notice");
        var id = await room.SaveAsync(Newsroom.Chapter("Tides", sections: [("Read on", $"<p><a href=\"/x\" data-item=\"{secret}\">More</a></p>")]));
        var (pia, _) = await room.PersonAsync("pia", "View_Chapter", "Edit_Chapter", "Publish_Chapter");
        var page = await pia.GetAsync($"/admin/pages/{id}/schedule");
        Assert.Contains("It leads to a page that you may not see, which is not live then.", page.MainText());
        Assert.DoesNotContain("Visibly a secret", page.Text);
        Assert.Empty(page.Html.QuerySelectorAll($"a[href*='{secret}'], input[value='{secret}']"));
    }

    [Fact]
    public async Task Words_that_were_typed_and_not_saved_go_out_with_the_plan_and_the_screen_says_so()
    {
        // A page of a kind that is not reviewed: what Ada types on a chapter, somebody else has to put live.
        var id = await room.SaveAsync(Notice("Saved."), type: "Notice");
        Assert.DoesNotContain("what you typed since", (await room.Ada.GetAsync($"/admin/pages/{id}/schedule")).MainText());
        var saved = (await room.Get<ContentStore>().LatestAsync(id))!;
        await room.Get<KeepWorkingCopy>().RunAsync(room.AdaActor, new CopyInput(id, "Notice", Notice("Typed."), saved.ContentItemVersionId, new EditorWindow("window-of-a-test", 1)));
        var page = await room.Ada.GetAsync($"/admin/pages/{id}/schedule?day={year}-01-12&time=09:00");
        Assert.Contains("Version 1 goes live, with what you typed since.", page.MainText());
        await room.Ada.SubmitAsync(page, $"/admin/pages/{id}/schedule");
        var plan = Assert.Single(await Plans(id));
        Assert.Contains("Typed.", (await room.Get<ContentStore>().VersionAsync(plan.VersionId!))!.Content.GetRawText());
    }

    [Fact]
    public async Task Who_may_not_publish_neither_sees_the_screen_nor_plans_by_a_forged_form()
    {
        var id = await room.SaveAsync(Newsroom.Chapter("Tides"));
        var (mila, _) = await room.PersonAsync("mila", "EditContent", "ViewContent");
        Assert.Equal(HttpStatusCode.Forbidden, (await mila.GetAsync($"/admin/pages/{id}/schedule")).Status);
        var token = (await mila.GetAsync("/admin")).Html.QuerySelector("form[method=post] input[name^=__]")!;
        KeyValuePair<string, string>[] form = [KeyValuePair.Create(token.GetAttribute("name")!, token.GetAttribute("value")!), KeyValuePair.Create("day", $"{year}-01-12"), KeyValuePair.Create("time", "09:00")];
        Assert.Equal(HttpStatusCode.Forbidden, (await mila.PostAsync($"/admin/pages/{id}/schedule", form)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await room.Ada.PostAsync($"/admin/pages/{id}/schedule", form[1..])).Status);
        var plan = await room.Get<Schedule>().PublishAtAsync(room.AdaActor, id, DateTime.UtcNow.AddDays(2), "America/Los_Angeles");
        foreach (var action in new[] { $"/admin/pages/{id}/cancel/{plan}", $"/admin/plans/{plan}/again" })
            await mila.PostAsync(action, form);
        Assert.Single(await Plans(id));
        Assert.Equal(HttpStatusCode.NotFound, (await room.Ada.GetAsync("/admin/plans/none")).Status);
    }

    [Fact]
    public async Task A_plan_that_failed_can_be_tried_again_from_its_page()
    {
        var id = await room.SaveAsync(Newsroom.Chapter("Tides"));
        var plan = await room.Get<Schedule>().PublishAtAsync(room.AdaActor, id, DateTime.UtcNow.AddDays(2), "America/Los_Angeles");
        await room.WriteAsync(session => session.ExecuteAsync("UPDATE schedules SET state = 'failed', attempts = 5, last_error = 'visibly a test' WHERE schedule_id = @plan", new { plan }));
        var page = await room.Ada.GetAsync($"/admin/plans/{plan}");
        Assert.Contains("was tried 5 times. visibly a test Nothing is lost.", page.MainText());
        await room.Ada.SubmitAsync(page, $"/admin/plans/{plan}/again");
        await UntilAsync(async () => await room.Get<ContentStore>().PublishedAsync(id) is not null);
        Assert.Contains("It went live", (await room.Ada.GetAsync($"/admin/plans/{plan}")).MainText());
        Assert.Contains("tried the plan for", (await room.Ada.GetAsync("/admin/activity")).MainText());
    }

    [Theory]
    [InlineData("2026-11-26T10:00", "Tomorrow 09:00|Mon 30 Nov 09:00|Tue 1 Dec 09:00")]
    [InlineData("2026-11-27T23:59", "Mon 30 Nov 09:00|Tue 1 Dec 09:00|Wed 2 Dec 09:00")]
    [InlineData("2026-11-29T00:00", "Tomorrow 09:00|Tue 1 Dec 09:00|Wed 2 Dec 09:00")]
    public void Quick_times_are_the_next_working_days(string now, string expected)
    {
        var at = DateTime.Parse(now, CultureInfo.InvariantCulture);
        var zone = new SiteZone(DateTimeZone.Utc, DateTime.SpecifyKind(at, DateTimeKind.Utc));
        Assert.Equal(expected.Split('|'), QuickTimes.From(at, new TimeOnly(9, 0)).Select(time => QuickTimes.Words(time, zone)));
    }

    private static System.Text.Json.Nodes.JsonObject Notice(string title) => new() { ["TitlePart"] = new System.Text.Json.Nodes.JsonObject { ["Title"] = title } };

    private Task<IReadOnlyList<ScheduledChange>> Plans(string id) => room.Get<Schedule>().ListAsync(id);

    private async Task<Page> SendAsync(string id, params (string, string)[] typed) => await room.Ada.SubmitAsync(await room.Ada.GetAsync($"/admin/pages/{id}/schedule"), $"/admin/pages/{id}/schedule", typed);

    // The Sunday on which clocks change where the site is.
    private string Change(int month)
    {
        var first = new DateOnly(year, month, 1);
        var sunday = first.AddDays((7 - (int)first.DayOfWeek) % 7 + (month == 3 ? 7 : 0));
        return sunday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (await holds())
                return;
            await Task.Delay(100);
        }
        Assert.Fail("It did not happen within ten seconds.");
    }
}
