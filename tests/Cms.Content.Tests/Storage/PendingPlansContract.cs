using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Dapper;

namespace Cms.Content.Tests.Storage;

/// <summary>A plan that would put an older text live again after a publication is asked about, never carried along unseen.</summary>
public sealed class PendingPlansContract
{
    private const string Zone = "America/Los_Angeles";
    private static readonly DateTime Tomorrow = DateTime.UtcNow.AddDays(1);

    [Theory, ClassData(typeof(Engines))]
    public async Task A_newer_version_is_not_published_while_nobody_said_what_becomes_of_an_older_plan(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var (page, plan) = await PlannedAndSavedAgainAsync(store);
        var head = await store.Feed.HeadAsync();

        var refusal = await Assert.ThrowsAsync<PlansPendingException>(() => store.Publish.RunAsync(Store.Editor, page.ContentItemId));

        var asked = Assert.Single(refusal.Plans);
        Assert.Equal((plan, page.ContentItemVersionId, "test-editor", Zone), (asked.ScheduleId, asked.VersionId, asked.Actor, asked.Zone));
        Assert.IsAssignableFrom<ActionRefusedException>(refusal);
        Assert.Null(await store.Reads.PublishedAsync(page.ContentItemId));
        Assert.Equal(head, await store.Feed.HeadAsync());
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Cancelled_with_the_publication_an_older_plan_is_gone_and_on_record(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var (page, plan) = await PlannedAndSavedAgainAsync(store);

        await store.Publish.RunAsync(Store.Editor, page.ContentItemId, plans: PlanAnswer.Cancel(plan));

        Assert.Equal("Typed later", (await store.Reads.PublishedAsync(page.ContentItemId))!.DisplayText);
        Assert.Empty(await store.Schedule.ListAsync(page.ContentItemId));
        Assert.Equal(plan, Assert.Single(await store.Schedule.ListAsync(page.ContentItemId, Schedule.Cancelled)).ScheduleId);
        Assert.Contains("cancel schedule", await AuditAsync(store, page.ContentItemId));
        // The calendar and the editor of other people follow.
        Assert.Contains((await store.Feed.AfterAsync(0)).TakeLast(2), row => row.Kind == FeedRow.Document && row.ItemId == $"schedules/{page.ContentItemId}");
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Kept_by_the_person_an_older_plan_stays(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var (page, plan) = await PlannedAndSavedAgainAsync(store);

        await store.Publish.RunAsync(Store.Editor, page.ContentItemId, plans: PlanAnswer.Keep(plan));

        Assert.Equal("Typed later", (await store.Reads.PublishedAsync(page.ContentItemId))!.DisplayText);
        Assert.Equal(plan, Assert.Single(await store.Schedule.ListAsync(page.ContentItemId)).ScheduleId);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task An_answer_counts_for_the_plans_that_were_shown_and_one_made_meanwhile_is_asked_about(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var (page, plan) = await PlannedAndSavedAgainAsync(store);
        var meanwhile = await store.Schedule.PublishAtAsync(Store.Editor, page.ContentItemId, Tomorrow.AddDays(1), Zone, page.ContentItemVersionId);

        var refusal = await Assert.ThrowsAsync<PlansPendingException>(() => store.Publish.RunAsync(Store.Editor, page.ContentItemId, plans: PlanAnswer.Cancel(plan)));

        Assert.Equal([plan, meanwhile], refusal.Plans.Select(asked => asked.ScheduleId));
        Assert.Equal(2, (await store.Schedule.ListAsync(page.ContentItemId)).Count);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Not_in_question_are_an_end_the_same_version_a_newer_one_another_page_and_what_is_over(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var first = await store.SaveAsync("First");
        var id = first.ContentItemId;
        await store.Schedule.CancelAsync(Store.Editor, await store.Schedule.PublishAtAsync(Store.Editor, id, Tomorrow, Zone));
        var second = await store.SaveAsync("Second", id);
        await store.Schedule.PublishAtAsync(Store.Editor, id, Tomorrow, Zone);
        await store.SaveAsync("Third", id);
        await store.Schedule.PublishAtAsync(Store.Editor, id, Tomorrow, Zone);
        await store.Schedule.UnpublishAtAsync(Store.Editor, id, Tomorrow, Zone);
        var other = await store.SaveAsync("Other page");
        await store.Schedule.PublishAtAsync(Store.Editor, other.ContentItemId, Tomorrow, Zone);

        await store.Publish.RunAsync(Store.Editor, id, second.ContentItemVersionId);

        Assert.Equal("Second", (await store.Reads.PublishedAsync(id))!.DisplayText);
        Assert.Equal(3, (await store.Schedule.ListAsync(id)).Count);
        // An end stays, whatever is answered about publications.
        var older = (await store.Schedule.ListAsync(id)).Single(plan => plan.VersionId == second.ContentItemVersionId);
        await store.Publish.RunAsync(Store.Editor, id, plans: PlanAnswer.Cancel([.. (await store.Schedule.ListAsync(id)).Select(plan => plan.ScheduleId)]));
        Assert.DoesNotContain(await store.Schedule.ListAsync(id), plan => plan.ScheduleId == older.ScheduleId);
        Assert.Equal([ScheduleKind.Publish, ScheduleKind.Unpublish], (await store.Schedule.ListAsync(id)).Select(plan => plan.Kind).Order());
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_plan_that_falls_due_asks_nobody_and_leaves_the_other_plans(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var (page, older) = await PlannedAndSavedAgainAsync(store);
        var due = DateTime.UtcNow.AddSeconds(2);
        await store.Schedule.PublishAtAsync(Store.Editor, page.ContentItemId, due, Zone);
        await Task.Delay(due - DateTime.UtcNow + TimeSpan.FromMilliseconds(50));

        Assert.Equal(1, (await store.Fire.RunAsync()).Fired);

        Assert.Equal("Typed later", (await store.Reads.PublishedAsync(page.ContentItemId))!.DisplayText);
        Assert.Equal(older, Assert.Single(await store.Schedule.ListAsync(page.ContentItemId)).ScheduleId);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_publication_that_cancels_a_plan_while_it_falls_due_is_never_undone_by_it(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.SaveAsync("Planned");
        var due = DateTime.UtcNow.AddSeconds(2);
        var plan = await store.Schedule.PublishAtAsync(Store.Editor, page.ContentItemId, due, Zone);
        await Task.Delay(due - DateTime.UtcNow + TimeSpan.FromMilliseconds(50));
        Task? fires = null;
        // The worker looks while somebody's transaction has the page and is about to cancel the plan. If each waited for the other, this one would be told so first.
        await store.Database.WriteAsync(async session =>
        {
            if (engine is DatabaseEngine.PostgreSql)
                await session.ExecuteAsync("SET LOCAL deadlock_timeout = '20ms'");
            await session.ExecuteAsync("UPDATE content_items SET sort_order = sort_order WHERE item_id = @id", new { id = page.ContentItemId });
            fires = Task.Run(() => store.Fire.RunAsync());
            await Task.Delay(300);
            await session.ExecuteAsync("UPDATE schedules SET state = 'cancelled' WHERE schedule_id = @plan AND state = 'pending'", new { plan });
        });
        await fires!;
        await store.Fire.RunAsync();

        Assert.Null(await store.Reads.PublishedAsync(page.ContentItemId));
        Assert.Equal(0, Assert.Single(await store.Schedule.ListAsync(page.ContentItemId, Schedule.Cancelled)).Attempts);
    }

    private static async Task<(ContentItem Planned, string Plan)> PlannedAndSavedAgainAsync(Store store)
    {
        var page = await store.SaveAsync("Planned");
        var plan = await store.Schedule.PublishAtAsync(Store.Editor, page.ContentItemId, Tomorrow, Zone);
        await store.SaveAsync("Typed later", page.ContentItemId);
        return (page, plan);
    }

    private static async Task<IEnumerable<string>> AuditAsync(Store store, string itemId)
    {
        await using var connection = await store.Database.OpenAsync();
        return await connection.QueryAsync<string>("SELECT action FROM audit WHERE item_id = @itemId", new { itemId });
    }
}
