using Cms.Content.Publishing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cms.Content.Tests.Storage;

/// <summary>Plans fire once, with the version that was planned, and one that fails does not stop the others.</summary>
public sealed class ScheduleContract
{
    private const string Zone = "America/Los_Angeles";

    [Theory, ClassData(typeof(Engines))]
    public async Task What_fires_is_the_version_that_was_planned(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.SaveAsync("Planned", slug: "page");
        await store.Schedule.PublishAtAsync(Store.Editor, page.ContentItemId, DateTime.UtcNow.AddSeconds(2), Zone);
        await store.SaveAsync("Typed later", page.ContentItemId);

        await FireWhenDueAsync(store);

        Assert.Equal("Planned", (await store.Reads.PublishedAsync(page.ContentItemId))!.DisplayText);
        Assert.Equal("Typed later", (await store.Reads.LatestAsync(page.ContentItemId))!.DisplayText);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task The_page_carries_the_intended_time(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.SaveAsync("Planned");
        var due = DateTime.UtcNow.AddSeconds(2);
        await store.Schedule.PublishAtAsync(Store.Editor, page.ContentItemId, due, Zone);
        await FireWhenDueAsync(store);
        Assert.Equal(due, (await store.Reads.PublishedAsync(page.ContentItemId))!.PublishedUtc);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Many_workers_fire_each_plan_once(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var pages = new List<string>();
        for (var i = 0; i < 10; i++)
            pages.Add((await store.SaveAsync($"Page {i}")).ContentItemId);
        var due = DateTime.UtcNow.AddSeconds(4);
        foreach (var page in pages)
            await store.Schedule.PublishAtAsync(Store.Editor, page, due, Zone);
        await Task.Delay(due - DateTime.UtcNow + TimeSpan.FromMilliseconds(50));

        var fired = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => (await store.Fire.RunAsync()).Fired)));

        Assert.Equal(10, fired.Sum());
        Assert.Equal(10, (await store.Schedule.ListAsync(state: Schedule.Fired)).Count);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_plan_that_is_given_up_is_told_to_whoever_can_be_told(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var bad = await store.SaveAsync("Bad", slug: "same");
        var plan = await store.Schedule.PublishAtAsync(Store.Editor, bad.ContentItemId, DateTime.UtcNow.AddSeconds(2), Zone);
        await store.LiveAsync("Holder of the address", slug: "same");
        await store.Database.WriteAsync(session => session.ExecuteAsync("UPDATE schedules SET attempts = 4, next_try_utc = '2026-01-01T00:00:00Z' WHERE schedule_id = @plan", new { plan }));
        var listener = new Listener();
        var fire = new FireSchedules(store.Database, store.Definitions, store.Publish, NullLogger<FireSchedules>.Instance, [new Deaf(), listener]);
        await fire.RunAsync();
        var failed = Assert.Single(await store.Schedule.ListAsync(bad.ContentItemId, Schedule.Failed));
        Assert.Equal(5, failed.Attempts);
        Assert.Equal((plan, failed.LastError), Assert.Single(listener.Heard));
    }

    private sealed class Deaf : IFailedPlan
    {
        public Task TellAsync(WriteSession session, ScheduledChange plan) => throw new InvalidOperationException("visibly a test");
    }

    private sealed class Listener : IFailedPlan
    {
        public List<(string, string?)> Heard { get; } = [];

        public Task TellAsync(WriteSession session, ScheduledChange plan)
        {
            Heard.Add((plan.ScheduleId, plan.LastError));
            return Task.CompletedTask;
        }
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_plan_that_fails_is_tried_again_and_does_not_stop_the_others(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var bad = await store.SaveAsync("Bad", slug: "same");
        var good = await store.SaveAsync("Good");
        var due = DateTime.UtcNow.AddSeconds(2);
        await store.Schedule.PublishAtAsync(Store.Editor, bad.ContentItemId, due, Zone);
        await store.Schedule.PublishAtAsync(Store.Editor, good.ContentItemId, due.AddMilliseconds(1), Zone);
        await store.LiveAsync("Holder of the address", slug: "same");

        await FireWhenDueAsync(store);

        Assert.NotNull(await store.Reads.PublishedAsync(good.ContentItemId));
        var failed = Assert.Single(await store.Schedule.ListAsync(bad.ContentItemId));
        Assert.Equal(1, failed.Attempts);
        Assert.Contains("Holder of the address", failed.LastError);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_cancelled_plan_does_not_fire_and_a_fired_one_cannot_be_cancelled(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.SaveAsync("Page");
        var other = await store.SaveAsync("Other");
        var due = DateTime.UtcNow.AddSeconds(2);
        var cancelled = await store.Schedule.PublishAtAsync(Store.Editor, page.ContentItemId, due, Zone);
        var fires = await store.Schedule.PublishAtAsync(Store.Editor, other.ContentItemId, due, Zone);
        Assert.True(await store.Schedule.CancelAsync(Store.Editor, cancelled));

        await FireWhenDueAsync(store);

        Assert.Null(await store.Reads.PublishedAsync(page.ContentItemId));
        Assert.False(await store.Schedule.CancelAsync(Store.Editor, fires));
    }

    [PostgresFact]
    public async Task Plans_fire_at_their_instant_whatever_zone_the_database_server_speaks_in()
    {
        await using var store = await Store.CreateAsync(DatabaseEngine.PostgreSql);
        foreach (var zone in (string[])["UTC", "Asia/Tokyo", Zone])
        {
            await using var server = Database.PostgreSql($"{store.Database.ConnectionString};Timezone={zone}");
            var page = await store.SaveAsync($"Planned with a server in {zone}");
            var sittings = new CloseSitting(server, store.Definitions, new SaveDraft(server, store.Definitions));
            var publish = new Publish(server, store.Definitions, store.Gate, sittings);
            var (plans, fire) = (new Schedule(server, store.Definitions, store.Gate, sittings), new FireSchedules(server, store.Definitions, publish, NullLogger<FireSchedules>.Instance));
            var due = DateTime.UtcNow.AddSeconds(2);
            await plans.PublishAtAsync(Store.Editor, page.ContentItemId, due, Zone);
            Assert.Equal(0, (await fire.RunAsync()).Fired);
            await Task.Delay(due - DateTime.UtcNow + TimeSpan.FromMilliseconds(50));
            Assert.Equal(1, (await fire.RunAsync()).Fired);
            Assert.Equal(due, (await store.Reads.PublishedAsync(page.ContentItemId))!.PublishedUtc);
        }
    }

    [Fact]
    public void A_time_that_clocks_jump_over_does_not_exist_and_one_they_fall_back_through_comes_twice()
    {
        Assert.Empty(Schedule.Instants(new DateTime(2027, 3, 14, 2, 30, 0), Zone));
        Assert.Equal(2, Schedule.Instants(new DateTime(2026, 11, 1, 1, 30, 0), Zone).Count);
        Assert.Equal(new DateTime(2026, 11, 3, 17, 0, 0, DateTimeKind.Utc), Assert.Single(Schedule.Instants(new DateTime(2026, 11, 3, 9, 0, 0), Zone)));
    }

    private static async Task FireWhenDueAsync(Store store)
    {
        for (var i = 0; i < 100; i++)
        {
            var (fired, next) = await store.Fire.RunAsync();
            if (fired > 0 && (next is null || next > DateTime.UtcNow))
                return;
            await Task.Delay(100);
        }
        Assert.Fail("Nothing fired within ten seconds.");
    }
}
