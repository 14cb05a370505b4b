using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>kill -9 in the middle of many plans that are due at once: each happens exactly once, and nothing is half live.</summary>
public sealed class KilledWhileFiringTests
{
    private const int Pages = 240;
    private const int Kills = 4;
    private const string Zone = "America/Los_Angeles";

    [Fact]
    public async Task Every_plan_that_is_due_happens_once_however_often_the_program_is_killed()
    {
        var (dataPath, live, gone) = await PlannedAsync();
        await using (var database = Database.Sqlite(Path.Combine(dataPath, "site.db")))
        {
            var fired = 0;
            for (var kill = 1; kill <= Kills; kill++)
            {
                using var program = SiteProcess.Start(dataPath);
                // A moment of its own each time, while it is at it.
                var enough = fired + 5 * kill;
                await UntilAsync(async () => await FiredAsync(database) >= enough);
                await program.KillAsync();
                fired = await FiredAsync(database);
                Assert.True(fired < Pages, "Everything was done before the program could be killed: the test proves nothing.");
                await NothingIsHalfAsync(database);
            }
            using (var program = SiteProcess.Start(dataPath))
            {
                await program.LineAsync("The site answers at");
                await UntilAsync(async () => await FiredAsync(database) == Pages);
                await program.KillAsync();
            }
            await NothingIsHalfAsync(database);
            await OnceAsync(database, live, gone);
        }
        Directory.Delete(dataPath, recursive: true);
    }

    /// <summary>A stopped site with that many plans due a moment ago: new pages with a later draft that goes nowhere, and live ones that leave.</summary>
    private static async Task<(string DataPath, IReadOnlyDictionary<string, string> Live, IReadOnlyList<string> Gone)> PlannedAsync()
    {
        var site = await TestSite.StartAsync();
        var (save, schedule, store) = (site.Services.GetRequiredService<SaveDraft>(), site.Services.GetRequiredService<Schedule>(), site.Services.GetRequiredService<ContentStore>());
        Task<ContentItem> SaveAsync(string title, ContentItem? old = null) => save.RunAsync(Actor.System, new DraftInput(old?.ContentItemId, "Page",
            ContentJson.ParseObject($$$"""{"TitlePart":{"Title":"{{{title}}}"},"Page":{"Summary":{"Text":"A test."} } }"""), old?.ContentItemVersionId));
        var gone = new List<string>();
        foreach (var path in Site.Conditions.Take(12))
            gone.Add((await store.RouteAsync("en", path.TrimStart('/')))!);
        var planned = new Dictionary<string, string>();
        var due = DateTime.UtcNow.AddHours(1);
        for (var number = planned.Count + gone.Count; number < Pages; number++)
        {
            var page = await SaveAsync($"Visibly a test {number}");
            await schedule.PublishAtAsync(Actor.System, page.ContentItemId, due, Zone);
            planned[page.ContentItemId] = page.ContentItemVersionId!;
            if (number % 5 == 0)
                await SaveAsync($"Typed later {number}", page);
        }
        foreach (var id in gone)
            await schedule.UnpublishAtAsync(Actor.System, id, due, Zone);
        var past = UtcText.Format(DateTime.UtcNow);
        var dataPath = await site.StopAsync();
        await using var database = Database.Sqlite(Path.Combine(dataPath, "site.db"));
        await database.WriteAsync(session => session.ExecuteAsync("UPDATE schedules SET due_utc = @past, next_try_utc = @past WHERE state = 'pending'", new { past }));
        return (dataPath, planned, gone);
    }

    private static async Task<int> FiredAsync(Database database)
    {
        await using var connection = await database.OpenAsync();
        return await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM schedules WHERE state = 'fired'");
    }

    // A plan is carried out, told to the feed and noted, or it still waits and none of that is there.
    private static async Task NothingIsHalfAsync(Database database)
    {
        await using var connection = await database.OpenAsync();
        Assert.Equal("ok", await connection.ExecuteScalarAsync<string>("PRAGMA integrity_check"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>(
            """
            SELECT count(*) FROM schedules s JOIN content_items i ON i.item_id = s.item_id WHERE s.kind = 'Publish' AND (s.state = 'fired') <>
                (coalesce(i.published_version = s.version_id, 0) AND EXISTS (SELECT 1 FROM routes r WHERE r.item_id = s.item_id)
                 AND EXISTS (SELECT 1 FROM feed f WHERE f.sequence = s.feed_sequence))
            """));
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>(
            "SELECT count(*) FROM schedules s JOIN content_items i ON i.item_id = s.item_id WHERE s.kind = 'Unpublish' AND (s.state = 'fired') <> (i.published_version IS NULL)"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM schedules WHERE state NOT IN ('fired', 'pending') OR attempts > 0"));
    }

    private static async Task OnceAsync(Database database, IReadOnlyDictionary<string, string> live, IReadOnlyList<string> gone)
    {
        await using var connection = await database.OpenAsync();
        var published = (await connection.QueryAsync<(string Item, string Version)>(
            "SELECT a.item_id, a.version_id FROM audit a JOIN schedules s ON s.item_id = a.item_id WHERE a.action = 'publish' AND s.kind = 'Publish'")).ToList();
        Assert.Equal(live.Select(page => (page.Key, page.Value)).Order(), published.Order());
        Assert.Equal(gone.Order(), (await connection.QueryAsync<string>("SELECT item_id FROM audit WHERE action = 'unpublish'")).Order());
        var told = await connection.QueryAsync<int>("SELECT count(*) FROM schedules s JOIN feed f ON f.item_id = s.item_id AND f.version_id = s.version_id AND f.new_path IS NOT NULL WHERE s.kind = 'Publish' GROUP BY s.schedule_id");
        Assert.All(told, times => Assert.Equal(1, times));
        Assert.Equal(live.Count, told.Count());
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var limit = DateTime.UtcNow.AddMinutes(2); !await holds(); await Task.Delay(5))
            Assert.True(DateTime.UtcNow < limit, "It did not happen within two minutes.");
    }
}
