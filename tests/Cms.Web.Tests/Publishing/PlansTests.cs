using System.Net;
using Cms.Content.Publishing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;
using Cms.Web.Site;
using Cms.Web.Tests.Library;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Tests.Publishing;

/// <summary>Plans outlive the site's upkeep, and one that another process made wakes the worker of this one.</summary>
public sealed class PlansTests
{
    private const string Zone = "America/Los_Angeles";

    [Fact]
    public async Task A_version_that_is_planned_outlives_a_year_of_upkeep_and_goes_live()
    {
        await using var library = await LibrarySite.StartAsync();
        var services = library.Site.Services;
        var (store, feed, schedule) = (services.GetRequiredService<ContentStore>(), services.GetRequiredService<ChangeFeed>(), services.GetRequiredService<Schedule>());
        var planned = await library.Desk.SaveAsync("Book", Books.Book("Planned"));
        await schedule.PublishAtAsync(Books.Librarian, planned.ContentItemId, library.Site.Clock.GetUtcNow().UtcDateTime.AddDays(365), Zone);
        // Many saves and a publication after it: the planned version is neither the newest nor the live one.
        for (var i = 0; i < 20; i++)
            await library.Desk.SaveAsync("Book", Books.Book($"Typed later {i}"), id: planned.ContentItemId);
        await services.GetRequiredService<Publish>().RunAsync(Books.Librarian, planned.ContentItemId, plans: PlanAnswer.Keep([.. (await schedule.ListAsync()).Select(plan => plan.ScheduleId)]));
        var versions = (await store.VersionsAsync(planned.ContentItemId)).Count;

        for (var day = 0; day < 364; day += 28)
        {
            library.Site.Clock.Advance(TimeSpan.FromDays(28));
            await services.GetRequiredService<SiteUpkeep>().RunWhenDueAsync(CancellationToken.None);
        }
        Assert.True((await feed.HeadAsync()).PrunedTo > 0, "The upkeep did not run.");
        Assert.Equal(versions, (await store.VersionsAsync(planned.ContentItemId)).Count);
        Assert.Equal("Typed later 19", (await store.PublishedAsync(planned.ContentItemId))!.DisplayText);

        // Its time comes; on PostgreSQL that is the server's own, which no test can move.
        await library.WriteAsync(session => session.ExecuteAsync("UPDATE schedules SET next_try_utc = '2026-01-01T00:00:00Z'"));
        await services.GetRequiredService<FireSchedules>().RunAsync();
        Assert.Equal(planned.ContentItemVersionId, (await store.PublishedAsync(planned.ContentItemId))!.ContentItemVersionId);
    }

    [Fact]
    public async Task A_plan_that_another_process_made_is_not_late_because_this_one_slept()
    {
        await using var library = await LibrarySite.StartAsync();
        var book = await library.Desk.SaveAsync("Book", Books.Book("Planned elsewhere"));
        await using var other = library.Site.Database.Engine is DatabaseEngine.Sqlite
            ? Database.Sqlite(Path.Combine(library.Site.DataPath, "site.db"))
            : Database.PostgreSql(library.Site.Database.ConnectionString);
        var due = DateTime.UtcNow.AddSeconds(3);
        var services = library.Site.Services;
        var definitions = services.GetRequiredService<DefinitionStore>();
        var sittings = new CloseSitting(other, definitions, new SaveDraft(other, definitions));
        await new Schedule(other, definitions, services.GetRequiredService<PublishGate>(), sittings).PublishAtAsync(Books.Librarian, book.ContentItemId, due, Zone);
        using var visitor = library.Client();
        var status = HttpStatusCode.NotFound;
        while (status == HttpStatusCode.NotFound && DateTime.UtcNow < due.AddSeconds(8))
        {
            await Task.Delay(50);
            using var answer = await visitor.GetAsync("/planned-elsewhere");
            status = answer.StatusCode;
            Assert.False(status == HttpStatusCode.OK && DateTime.UtcNow < due, "It was live before its time.");
        }
        Assert.Equal(HttpStatusCode.OK, status);
    }
}
