using AngleSharp.Html.Dom;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>The desk asks in words what becomes of an older plan, and the answer is a plain submit button.</summary>
public sealed class PlanQuestionTests
{
    private const string Form = "main form:has(button[name=plans])";

    [Fact]
    public async Task Publishing_a_newer_text_asks_about_an_older_plan_and_cancels_it_when_told_to()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var (id, schedule) = await PlanAsync(site, desk);

        var asked = await SaveAndPublishAsync(desk, id);
        var question = asked.QuerySelector("main section[role=alert]")!.TextContent;
        Assert.Contains("A plan from admin for Tue 12 Jan 2027, 09:00 PST would put an older text live again after this.", question);
        Assert.Equal(["Cancel that plan and publish", "Keep it and publish"], asked.QuerySelectorAll($"{Form} button").Select(button => button.TextContent.Trim()));
        Assert.Equal("First Visit", (await site.PageAsync("/patients/first-visit")).QuerySelector("h1")!.TextContent.Trim());

        var done = await desk.SendAsync(asked, [], "plans=cancel", Form);
        Assert.Contains("Published", done.QuerySelector("main [role=status]")!.TextContent);
        Assert.Equal("Typed later", (await site.PageAsync("/patients/first-visit")).QuerySelector("h1")!.TextContent.Trim());
        // The end that was planned as well was not in question.
        Assert.Equal(ScheduleKind.Unpublish, Assert.Single(await schedule.ListAsync(id)).Kind);
    }

    [Fact]
    public async Task The_answer_may_be_to_keep_the_plan_and_the_publish_button_asks_too()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var (id, schedule) = await PlanAsync(site, desk);
        var editor = await desk.OpenAsync($"/admin/pages/{id}");
        await desk.SendAsync(editor, [], selector: "form[action$='/unpublish']");
        await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}"), new() { ["TitlePart.Title"] = "Typed later" }, "op=save", "main form[aria-label]");

        var asked = await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}"), [], selector: "main form[action$='/publish']");
        Assert.Contains("would put an older text live again", asked.QuerySelector("main section[role=alert]")!.TextContent);
        await desk.SendAsync(asked, [], "plans=keep", Form);

        Assert.Equal("Typed later", (await site.PageAsync("/patients/first-visit")).QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(2, (await schedule.ListAsync(id)).Count);
    }

    [Fact]
    public async Task A_plan_made_while_the_question_stood_is_asked_about_and_the_question_names_both()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var (id, schedule) = await PlanAsync(site, desk);
        var asked = await SaveAndPublishAsync(desk, id);
        var old = (await schedule.ListAsync(id)).First(plan => plan.Kind is ScheduleKind.Publish);
        await schedule.PublishAtAsync(Actor.System, id, old.DueUtc.AddDays(1), "America/Los_Angeles", old.VersionId);

        var again = await desk.SendAsync(asked, [], "plans=cancel", Form);
        Assert.Equal(2, again.QuerySelectorAll("main section[role=alert] p").Length);
        Assert.Equal(3, (await schedule.ListAsync(id)).Count);
        await desk.SendAsync(again, [], "plans=cancel", Form);
        Assert.Equal(ScheduleKind.Unpublish, Assert.Single(await schedule.ListAsync(id)).Kind);
    }

    private static async Task<(string Id, Schedule Schedule)> PlanAsync(TestSite site, Desk desk)
    {
        var id = (await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "patients/first-visit"))!;
        foreach (var kind in (string[])["publish", "unpublish"])
            await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}/schedule?kind={kind}"), new() { ["day"] = "2027-01-12", ["time"] = "09:00" }, selector: "form[action$='/schedule']");
        return (id, site.Services.GetRequiredService<Schedule>());
    }

    private static async Task<IHtmlDocument> SaveAndPublishAsync(Desk desk, string id) =>
        await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}"), new() { ["TitlePart.Title"] = "Typed later" }, "op=publish", "main form[aria-label]");
}
