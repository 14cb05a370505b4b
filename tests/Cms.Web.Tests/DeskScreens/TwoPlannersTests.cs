using System.Net;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Tests.Hosting;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>Two people at one plan: nobody plans a text, or moves a time, that they did not see.</summary>
public sealed class TwoPlannersTests : IAsyncLifetime
{
    private readonly Newsroom room = new();
    private readonly string day = $"{DateTime.UtcNow.Year + 1}-01-12";

    public Task InitializeAsync() => room.InitializeAsync();

    public Task DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_text_that_was_saved_after_the_screen_was_opened_is_not_planned_unseen()
    {
        var id = await room.SaveAsync(Newsroom.Chapter("Tides"));
        var screen = await room.Ada.GetAsync($"/admin/pages/{id}/schedule");
        await room.SaveAsync(Newsroom.Chapter("Tides, by another hand"), id: id);
        var refused = await SendAsync(screen, id, ("day", day), ("time", "10:00"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("saved once more while you were choosing", refused.Alert);
        Assert.Empty(await Plans(id));

        // The answer shows the newer one, with the time that was chosen: the next press plans it.
        Assert.Contains("Version 2 goes live.", refused.MainText());
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(refused, id)).Status);
        var plan = Assert.Single(await Plans(id));
        Assert.Equal((await room.Get<ContentStore>().LatestAsync(id))!.ContentItemVersionId, plan.VersionId);
    }

    [Fact]
    public async Task A_plan_that_someone_else_moved_or_cancelled_is_not_moved_unseen()
    {
        var id = await room.SaveAsync(Newsroom.Chapter("Tides"));
        await SendAsync(await room.Ada.GetAsync($"/admin/pages/{id}/schedule"), id, ("day", day), ("time", "10:00"));
        var plan = Assert.Single(await Plans(id));
        var change = $"/admin/pages/{id}/schedule?plan={plan.ScheduleId}";
        var (mine, theirs) = (await room.Ada.GetAsync(change), await room.Ada.GetAsync(change));
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(theirs, id, ("time", "11:00"))).Status);
        var refused = await SendAsync(mine, id, ("time", "12:00"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Someone else moved this plan", refused.Alert);
        Assert.Equal("12:00", refused.Html.QuerySelector("#time")!.GetAttribute("value"));
        Assert.Equal(19, Assert.Single(await Plans(id)).DueUtc.Hour);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(refused, id)).Status);
        Assert.Equal(20, Assert.Single(await Plans(id)).DueUtc.Hour);

        var open = await room.Ada.GetAsync(change);
        await room.Get<Schedule>().CancelAsync(room.AdaActor, plan.ScheduleId);
        Assert.Equal($"/admin/plans/{plan.ScheduleId}", (await SendAsync(open, id, ("time", "13:00"))).Location);
        Assert.Empty(await Plans(id));
    }

    [Fact]
    public async Task A_plan_is_not_moved_past_another_one_of_its_page()
    {
        var id = await room.SaveAsync(Newsroom.Chapter("Tides"));
        await SendAsync(await room.Ada.GetAsync($"/admin/pages/{id}/schedule"), id, ("day", day), ("time", "10:00"), ("endDay", day), ("endTime", "17:00"));
        var (begins, ends) = ((await Plans(id))[0], (await Plans(id))[1]);
        foreach (var (plan, time) in new[] { (begins, "18:00"), (begins, "17:00"), (ends, "09:00") })
        {
            var refused = await SendAsync(await room.Ada.GetAsync($"/admin/pages/{id}/schedule?plan={plan.ScheduleId}"), id, ("time", time));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("Another plan of this page lies between", refused.Alert);
        }
        Assert.Equal([begins.DueUtc, ends.DueUtc], (await Plans(id)).Select(plan => plan.DueUtc));
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(await room.Ada.GetAsync($"/admin/pages/{id}/schedule?plan={ends.ScheduleId}"), id, ("time", "18:00"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(await room.Ada.GetAsync($"/admin/pages/{id}/schedule?plan={begins.ScheduleId}"), id, ("time", "17:30"))).Status);
        Assert.Equal([ScheduleKind.Publish, ScheduleKind.Unpublish], (await Plans(id)).Select(plan => plan.Kind));
    }

    [Fact]
    public async Task Going_on_from_the_editor_to_the_screen_saves_what_was_typed_and_makes_no_version_of_nothing()
    {
        var id = await room.SaveAsync(Newsroom.Chapter("Tides"));
        var editor = await room.Ada.GetAsync($"/admin/pages/{id}");
        var first = await room.Ada.SubmitAsync(editor, $"/admin/pages/{id}", ("op", "save"));
        Assert.Equal(HttpStatusCode.Redirect, first.Status);
        var versions = (await room.Get<ContentStore>().VersionsAsync(id)).Count;
        var went = await room.Ada.SubmitAsync(await room.Ada.GetAsync($"/admin/pages/{id}"), $"/admin/pages/{id}", ("op", "schedule"));
        Assert.Equal($"/admin/pages/{id}/schedule", went.Location);
        Assert.Equal(versions, (await room.Get<ContentStore>().VersionsAsync(id)).Count);

        await room.Ada.SubmitAsync(await room.Ada.GetAsync($"/admin/pages/{id}"), $"/admin/pages/{id}", ("TitlePart.Title", "Tides and moons"), ("op", "schedule"));
        Assert.Equal("Tides and moons", (await room.Get<ContentStore>().LatestAsync(id))!.DisplayText);
        Assert.Equal(versions + 1, (await room.Get<ContentStore>().VersionsAsync(id)).Count);
    }

    private Task<Page> SendAsync(Page screen, string id, params (string, string)[] typed) => room.Ada.SubmitAsync(screen, $"/admin/pages/{id}/schedule", typed);

    private Task<IReadOnlyList<ScheduledChange>> Plans(string id) => room.Get<Schedule>().ListAsync(id);
}
