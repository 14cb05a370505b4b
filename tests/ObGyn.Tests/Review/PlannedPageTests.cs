using System.Net;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Web.Admin.States;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests.Review;

/// <summary>Plans of medical pages: what the screen says of the sign-off before a time is chosen, and who is told when a plan fails.</summary>
public sealed class PlannedPageTests
{
    private const string New = "Fibroids are lumps of muscle in the uterus. They are common, and most of them are found by chance.";

    [Fact]
    public async Task Its_author_reads_on_the_screen_that_a_page_waits_for_somebody_and_no_form_plans_it()
    {
        await using var room = await Newsroom.StartAsync();
        var (id, ann, schedule) = (await room.PageIdAsync(), await room.SignInAsync("ann"), room.Site.Services.GetRequiredService<Schedule>());
        await room.WriteAsync(ann, id, New);
        var screen = await ann.OpenAsync($"/admin/pages/{id}/schedule");
        Assert.Contains("someone else must put it live", screen.QuerySelector("#first")!.ParentElement!.TextContent);

        Dictionary<string, string> time = new() { ["day"] = "2037-01-12", ["time"] = "09:00" };
        var refused = await ann.SendAsync(screen, time, selector: "form[action$='/schedule']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ann.LastStatus);
        Assert.Equal("2037-01-12", refused.QuerySelector("#day")!.GetAttribute("value"));
        // Beside a page of hers that may go out, and as a plan of another one that is changed: no way round it.
        var records = await room.PageIdAsync("patients/medical-records");
        await ann.SendAsync(await ann.OpenAsync($"/admin/pages/{records}/schedule?kind=publish"), new(time) { ["also"] = id }, selector: "form[action$='/schedule']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ann.LastStatus);
        var check = await ann.OpenAsync($"/admin/pages/bulk?act=schedule&id={id}");
        Assert.Contains("someone else must put it live", check.QuerySelector("main")!.TextContent);
        Assert.Empty(await schedule.ListAsync(null, null));

        // A second person may: nothing stands in the way on Ben's screen.
        var ben = await room.SignInAsync("ben");
        var free = await ben.OpenAsync($"/admin/pages/{id}/schedule");
        Assert.Null(free.QuerySelector("#first"));
        await ben.SendAsync(free, time, selector: "form[action$='/schedule']");
        Assert.Equal(("ben", id), Assert.Single((await schedule.ListAsync()).Select(plan => (plan.Actor, plan.ItemId))));
    }

    [Fact]
    public async Task Whoever_planned_what_could_not_happen_gets_a_mail_and_finds_it_at_home_and_tries_again()
    {
        using var server = new MailServer();
        await using var room = await Newsroom.StartAsync(server.Settings);
        var (id, ann, schedule) = (await room.PageIdAsync(), await room.SignInAsync("ann"), room.Site.Services.GetRequiredService<Schedule>());
        await room.WriteAsync(ann, id, New);
        var plan = await schedule.PublishAtAsync(await room.ActorAsync("ben"), id, DateTime.UtcNow.AddHours(1), "America/Los_Angeles");
        // Another text is signed off meanwhile, so what Ben planned may not take its place. It was tried four times already.
        var link = await room.AskAsync(ann, id);
        await room.WriteAsync(ann, id, "Fibroids are signed words now, and they are other ones than those that Ben planned an hour ago.");
        await Newsroom.SignAsync(room.Stranger(), link);
        await room.Database.WriteAsync(session => session.ExecuteAsync("UPDATE schedules SET attempts = 4, due_utc = @now, next_try_utc = @now WHERE schedule_id = @plan", new { now = UtcText.Format(DateTime.UtcNow), plan }));
        for (var tries = 0; tries < 100 && (await schedule.ListAsync(id, Schedule.Failed)).Count == 0; tries++)
            await Task.Delay(100);
        Assert.Equal(5, Assert.Single(await schedule.ListAsync(id, Schedule.Failed)).Attempts);

        ReceivedMail? mail = null;
        for (var tries = 0; tries < 100 && mail is null; tries++, await Task.Delay(100))
            mail = server.Mails.FirstOrDefault(known => known.To is ["ben@example.org"]);
        Assert.Contains("“Fibroids” was to go live on", mail!.Text);
        Assert.Contains("It was tried 5 times", mail.Text);
        Assert.Contains(PageActions.PlanHref(plan), mail.Text);
        Assert.DoesNotContain("lumps", mail.Text);

        var ben = await room.SignInAsync("ben");
        Assert.Contains("Fibroids", (await ben.OpenAsync("/admin")).QuerySelector("main")!.TextContent);
        var page = await ben.OpenAsync(PageActions.PlanHref(plan));
        Assert.Contains("Try again now", page.QuerySelector("main")!.TextContent);
        Assert.Contains("Nothing is lost.", page.QuerySelector("main")!.TextContent);
        await ben.SendAsync(page, [], selector: "main form[action$='/again']");
        for (var tries = 0; tries < 100 && Assert.Single(await schedule.ListAsync(id, null)).Attempts == 0; tries++)
            await Task.Delay(100);
        // It still may not happen, and waits for its next try.
        Assert.Equal(Schedule.Pending, Assert.Single(await schedule.ListAsync(id, null)).State);
        Assert.NotEqual(New, await room.LiveSummaryAsync(id));
    }
}
