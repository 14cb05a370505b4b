using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests.Review;

/// <summary>No way leads a medical page out past its author: each is tried, by a person at the desk and by one who forges what the desk sends.</summary>
public sealed class ReleaseTests
{
    private const string New = "Fibroids are lumps of muscle. This sentence was read by nobody but its author so far.";

    [Fact]
    public async Task The_author_of_a_change_cannot_put_it_live_by_any_button_and_a_second_person_can()
    {
        await using var room = await Newsroom.StartAsync();
        var (id, ann) = (await room.PageIdAsync(), await room.SignInAsync("ann"));
        var before = await room.LiveSummaryAsync(id);

        var refused = await room.WriteAsync(ann, id, New, "op=publish");
        Assert.Contains("You wrote this, so someone else must put it live.", refused.QuerySelector("main")!.TextContent);
        Assert.Contains("Ben Testperson", refused.QuerySelector("main")!.TextContent);
        Assert.Equal(New, await room.SummaryAsync(id));

        var version = (await room.Store.LatestAsync(id))!.ContentItemVersionId!;
        foreach (var forged in (Dictionary<string, string>[])[[], new() { ["version"] = version }])
        {
            var answer = await PostAsync(ann, id, "publish", forged);
            Assert.Contains("someone else must put it live", answer.QuerySelector("main")!.TextContent);
        }
        var planned = await PostAsync(ann, id, "schedule", new() { ["day"] = "2037-01-12", ["time"] = "09:00", ["kind"] = "publish" });
        Assert.Contains("someone else must put it live", planned.QuerySelector("main")!.TextContent);
        Assert.Empty(await room.Site.Services.GetRequiredService<Schedule>().ListAsync(id, null));
        Assert.Equal(before, await room.LiveSummaryAsync(id));

        var ben = await room.SignInAsync("ben");
        await PostAsync(ben, id, "publish", []);
        Assert.Equal(New, await room.LiveSummaryAsync(id));
    }

    [Fact]
    public async Task An_administrator_is_no_exception()
    {
        await using var room = await Newsroom.StartAsync();
        var (id, admin) = (await room.PageIdAsync(), await room.Site.SignInAsync());
        using (admin)
        {
            var answer = await room.WriteAsync(admin, id, New, "op=publish");
            Assert.Contains("You wrote this, so someone else must put it live.", answer.QuerySelector("main")!.TextContent);
            Assert.NotEqual(New, await room.LiveSummaryAsync(id));
        }
    }

    [Fact]
    public async Task Whoever_changed_the_text_last_wrote_it_however_many_helped_and_saving_without_a_change_is_no_help()
    {
        await using var room = await Newsroom.StartAsync();
        var (id, ann, ben) = (await room.PageIdAsync(), await room.SignInAsync("ann"), await room.SignInAsync("ben"));
        await room.WriteAsync(ann, id, New);
        // Ben saves the page as it is: no word of it is his.
        await ben.SendAsync(await ben.OpenAsync($"/admin/pages/{id}"), [], "op=save", "main form[aria-label]");
        Assert.Contains("someone else must", (await PostAsync(ann, id, "publish", [])).QuerySelector("main")!.TextContent);
        await room.WriteAsync(ben, id, New + " Ben added this sentence himself.");
        Assert.Contains("someone else must", (await PostAsync(ben, id, "publish", [])).QuerySelector("main")!.TextContent);
        await PostAsync(ann, id, "publish", []);
        Assert.EndsWith("himself.", await room.LiveSummaryAsync(id));
    }

    [Fact]
    public async Task A_new_page_needs_a_second_person_and_so_does_an_old_text_that_nobody_let_out()
    {
        await using var room = await Newsroom.StartAsync();
        var ann = await room.SignInAsync("ann");
        var made = await ann.SendAsync(await ann.OpenAsync("/admin/new/ConditionPage"), new() { ["TitlePart.Title"] = "Visibly a test", ["ConditionPage.Summary.Text"] = "A test." }, "op=publish", "main form[aria-label]");
        Assert.Contains("someone else must put it live", made.QuerySelector("main")!.TextContent);
        Assert.Null(await room.Store.RouteAsync("en", "visibly-a-test"));

        // An old version of her own, brought back: the same words by the same hand.
        var id = await room.PageIdAsync();
        await room.WriteAsync(ann, id, New);
        var own = (await room.Store.LatestAsync(id))!.ContentItemVersionId!;
        await room.WriteAsync(ann, id, "Fibroids are something else again, and nobody has read this either until now, as it happens.");
        await PostAsync(ann, id, "restore", new() { ["version"] = own });
        Assert.Equal(New, await room.SummaryAsync(id));
        Assert.Contains("someone else must", (await PostAsync(ann, id, "publish", [])).QuerySelector("main")!.TextContent);
        Assert.Contains("someone else must", (await PostAsync(ann, id, "publish", new() { ["version"] = own })).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task What_somebody_else_let_out_may_be_brought_back_by_anybody()
    {
        await using var room = await Newsroom.StartAsync();
        var (id, ann, ben) = (await room.PageIdAsync(), await room.SignInAsync("ann"), await room.SignInAsync("ben"));
        var first = (await room.Store.PublishedAsync(id))!;
        await room.WriteAsync(ann, id, New);
        await PostAsync(ben, id, "publish", []);
        await PostAsync(ann, id, "publish", new() { ["version"] = first.ContentItemVersionId! });
        Assert.Equal(Newsroom.TextOf(first), await room.LiveSummaryAsync(id));
    }

    [Fact]
    public async Task A_plan_is_somebody_elses_too_and_carries_the_version_that_was_looked_at()
    {
        await using var room = await Newsroom.StartAsync();
        var (id, ann) = (await room.PageIdAsync(), await room.SignInAsync("ann"));
        await room.WriteAsync(ann, id, New);
        var schedule = room.Site.Services.GetRequiredService<Schedule>();
        await Assert.ThrowsAsync<ReleaseRefusedException>(async () => await schedule.PublishAtAsync(await room.ActorAsync("ann"), id, DateTime.UtcNow.AddMinutes(5), "America/Los_Angeles"));
        var due = DateTime.UtcNow.AddSeconds(2);
        await schedule.PublishAtAsync(await room.ActorAsync("ben"), id, due, "America/Los_Angeles");
        await room.WriteAsync(ann, id, "Slipped in after the plan was made, and read by nobody at all but the one who wrote it down.");
        for (var tries = 0; tries < 100 && await room.LiveSummaryAsync(id) != New; tries++)
            await Task.Delay(100);
        Assert.Equal(New, await room.LiveSummaryAsync(id));
        Assert.Empty(await schedule.ListAsync(id, Schedule.Failed));
    }

    [Fact]
    public async Task A_plan_from_before_a_sign_off_fails_in_words_instead_of_taking_the_signed_text_back()
    {
        await using var room = await Newsroom.StartAsync();
        var (id, ann) = (await room.PageIdAsync(), await room.SignInAsync("ann"));
        await room.WriteAsync(ann, id, New);
        var schedule = room.Site.Services.GetRequiredService<Schedule>();
        var plan = await schedule.PublishAtAsync(await room.ActorAsync("ben"), id, DateTime.UtcNow.AddHours(1), "America/Los_Angeles");
        var link = await room.AskAsync(ann, id);
        await room.WriteAsync(ann, id, "Fibroids are signed words now, and they are other ones than those that Ben planned an hour ago.");
        Assert.Contains("You signed off", (await Newsroom.SignAsync(room.Stranger(), link)).Body!.TextContent);
        await room.Database.WriteAsync(session => session.ExecuteAsync("UPDATE schedules SET due_utc = @now, next_try_utc = @now WHERE schedule_id = @plan", new { now = UtcText.Format(DateTime.UtcNow), plan }));
        await room.Site.Services.GetRequiredService<FireSchedules>().RunAsync();
        var failing = Assert.Single(await schedule.ListAsync(id, null));
        Assert.Contains("needs a new sign-off", failing.LastError);
        Assert.NotEqual(New, await room.LiveSummaryAsync(id));
    }

    [Fact]
    public async Task An_import_of_a_person_comes_in_as_a_draft_and_says_so_and_the_operators_goes_live()
    {
        await using var room = await Newsroom.StartAsync();
        var id = await room.PageIdAsync();
        var content = (await room.Store.LatestAsync(id))!.ToContentObject();
        content["ConditionPage"]!["Summary"]!["Text"] = New;
        content["ReviewPart"] = JsonNode.Parse("""{"State":{"Text":"reviewed"},"ReviewerNames":{"Values":["Nobody"]},"LastReviewed":{"Value":"2026-11-02T00:00:00Z"},"NextReview":{"Value":"2036-11-02T00:00:00Z"}}""");
        var item = Item(id, content);

        var report = await room.ImportAsync("ann", item.ToJsonString());
        Assert.Contains(report.Of(ReportKind.HeldBack), line => line.Detail!.Contains("someone else must put it live"));
        var draft = (await room.Store.LatestAsync(id))!;
        Assert.Equal((New, "needs-review"), (Newsroom.TextOf(draft), Newsroom.StateOf(draft)));
        Assert.Null(draft.Field("ReviewPart", "LastReviewed"));
        Assert.NotEqual(New, await room.LiveSummaryAsync(id));
        Assert.Contains("someone else must", (await PostAsync(await room.SignInAsync("ann"), id, "publish", [])).QuerySelector("main")!.TextContent);

        // Another name in the recipe does not make it another person's.
        content["ConditionPage"]!["Summary"]!["Text"] = New + " And more of it, by the same hand, under another name.";
        var signedAsBen = Item(id, content);
        signedAsBen["Author"] = "ben";
        await room.ImportAsync("ann", signedAsBen.ToJsonString());
        Assert.Contains("someone else must", (await PostAsync(await room.SignInAsync("ann"), id, "publish", [])).QuerySelector("main")!.TextContent);

        var planned = Item(id, content);
        planned["Published"] = false;
        planned["PublishLaterPart"] = new JsonObject { ["ScheduledPublishUtc"] = UtcText.Format(DateTime.UtcNow.AddDays(1)) };
        content["ConditionPage"]!["Summary"]!["Text"] = New + " Planned.";
        planned["ConditionPage"] = content["ConditionPage"]!.DeepClone();
        Assert.NotEmpty((await room.ImportAsync("ann", planned.ToJsonString())).Of(ReportKind.HeldBack));
        Assert.Empty(await room.Site.Services.GetRequiredService<Schedule>().ListAsync(id));

        var plan = await room.Site.Services.GetRequiredService<RecipePlanner>().PlanAsync(
            RecipeReader.Read($$"""{"steps":[{"name":"content","data":[{{item.ToJsonString()}}]}]}""", "operator.json"), new RecipeOptions { OnConflict = OnConflict.Replace });
        await room.Site.Services.GetRequiredService<RecipeApplier>().ApplyAsync(plan);
        var live = (await room.Store.PublishedAsync(id))!;
        Assert.Equal((New, "reviewed"), (Newsroom.TextOf(live), Newsroom.StateOf(live)));
    }

    [Fact]
    public async Task Nobody_can_type_that_a_page_was_reviewed()
    {
        await using var room = await Newsroom.StartAsync();
        var (id, ann, ben) = (await room.PageIdAsync(), await room.SignInAsync("ann"), await room.SignInAsync("ben"));
        Dictionary<string, string> forged = new()
        {
            ["ReviewPart.State.Text"] = "reviewed",
            ["ReviewPart.ReviewerNames.Lines"] = "Dr. Testa Sample",
            ["ReviewPart.ReviewerNames.Values"] = "Dr. Testa Sample",
            ["ReviewPart.LastReviewed.Value"] = "2026-11-02",
            ["ReviewPart.NextReview.Value"] = "2036-11-02",
        };
        await room.WriteAsync(ann, id, New, more: forged);
        await PostAsync(ben, id, "publish", []);
        var live = (await room.Store.PublishedAsync(id))!;
        Assert.Equal((New, "needs-review"), (Newsroom.TextOf(live), Newsroom.StateOf(live)));
        foreach (var field in (string[])["ReviewerNames", "Reviewers", "LastReviewed", "NextReview"])
            Assert.Null(live.Field("ReviewPart", field));
        var page = await room.Site.PageAsync("/" + Newsroom.Page);
        Assert.Contains("waiting for clinical review", page.Body!.TextContent);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.DoesNotContain("lastReviewed", page.DocumentElement.InnerHtml);
        // The fields are shown and cannot be entered.
        var editor = await ann.OpenAsync($"/admin/pages/{id}");
        Assert.Null(editor.QuerySelector("[name^='ReviewPart.State'],[name^='ReviewPart.LastReviewed'],[name^='ReviewPart.Reviewer']"));
        Assert.Contains("Needs review", editor.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task The_question_asked_beforehand_answers_as_the_publication_does_and_writes_nothing()
    {
        await using var room = await Newsroom.StartAsync();
        var id = await room.PageIdAsync();
        await room.WriteAsync(await room.SignInAsync("ann"), id, New);
        var check = room.Site.Services.GetRequiredService<ReleaseCheck>();
        var head = await room.Site.Services.GetRequiredService<ChangeFeed>().HeadAsync();
        Assert.Contains("someone else", Assert.Single(await check.RefusalsAsync(await room.ActorAsync("ann"), id)).Message);
        Assert.Empty(await check.RefusalsAsync(await room.ActorAsync("ben"), id));
        Assert.Equal(head, await room.Site.Services.GetRequiredService<ChangeFeed>().HeadAsync());
        // The next one who takes the connection may write.
        await PostAsync(await room.SignInAsync("ben"), id, "publish", []);
        Assert.Equal(New, await room.LiveSummaryAsync(id));
    }

    [Fact]
    public async Task A_page_that_is_no_medical_page_is_its_authors_until_it_is_sent_for_review_and_never_again_after()
    {
        await using var room = await Newsroom.StartAsync();
        var (id, ann) = (await room.PageIdAsync("patients/medical-records"), await room.SignInAsync("ann"));
        var changed = await ann.SendAsync(await ann.OpenAsync($"/admin/pages/{id}"), new() { ["Page.Summary.Text"] = "How to get your records, in one sentence that Ann wrote." }, "op=publish", "main form[aria-label]");
        Assert.Contains("Published", changed.QuerySelector("main [role=status]")!.TextContent);
        var before = (await room.Store.LatestAsync(id))!.ContentItemVersionId!;

        await room.AskAsync(ann, id);
        Assert.Equal("needs-review", Newsroom.StateOf((await room.Store.LatestAsync(id))!));
        await PostAsync(ann, id, "restore", new() { ["version"] = before });
        await ann.SendAsync(await ann.OpenAsync($"/admin/pages/{id}"), new() { ["Page.Summary.Text"] = "How to get your records, in quite another sentence that Ann alone has read." }, "op=save", "main form[aria-label]");
        Assert.Contains("someone else must", (await PostAsync(ann, id, "publish", [])).QuerySelector("main")!.TextContent);
    }

    internal static async Task<AngleSharp.Html.Dom.IHtmlDocument> PostAsync(Desk desk, string id, string action, Dictionary<string, string> values)
    {
        // Any form of the page brings the token; where it is sent is the forger's choice.
        var editor = await desk.OpenAsync($"/admin/pages/{id}");
        var form = editor.QuerySelector("main form[method=post]")!;
        form.SetAttribute("action", $"/admin/pages/{id}/{action}");
        foreach (var control in form.QuerySelectorAll("[name]").Where(control => control.GetAttribute("name") != "__RequestVerificationToken").ToList())
            control.Remove();
        return await desk.SendAsync(editor, values);
    }

    private static JsonObject Item(string id, JsonObject content)
    {
        var item = new JsonObject { ["ContentItemId"] = id, ["ContentType"] = "ConditionPage", ["Latest"] = true, ["Published"] = true };
        foreach (var (name, value) in content)
            item[name] = value?.DeepClone();
        return item;
    }
}
