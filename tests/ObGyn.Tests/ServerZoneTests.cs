using System.Net;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ObGyn.Tests;

/// <summary>A plan fires at the wall time of the hospital's zone, wherever the server thinks it stands.</summary>
public sealed class ServerZoneTests
{
    private const string Zone = "America/Los_Angeles";

    [Theory]
    [InlineData("UTC"), InlineData("Asia/Tokyo")]
    public async Task A_plan_fires_at_its_wall_time_whatever_the_servers_own_zone_is(string serverZone)
    {
        await using var site = await TestSite.StartAsync();
        var draft = await site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(null, "Page",
            ContentJson.ParseObject("""{"TitlePart":{"Title":"Visibly a test"},"AutoroutePart":{"Path":"visibly-a-test"},"Page":{"Summary":{"Text":"A test."}}}"""), null));
        // The wall clock in Los Angeles some seconds from now.
        var wall = Instant.FromDateTimeUtc(DateTime.UtcNow.AddSeconds(10)).InZone(DateTimeZoneProviders.Tzdb[Zone]).LocalDateTime;
        var due = Assert.Single(Schedule.Instants(new LocalDateTime(wall.Year, wall.Month, wall.Day, wall.Hour, wall.Minute, wall.Second).ToDateTimeUnspecified(), Zone));
        await site.Services.GetRequiredService<Schedule>().PublishAtAsync(Actor.System, draft.ContentItemId, due, Zone);
        var dataPath = await site.StopAsync();

        using var server = SiteProcess.Start(dataPath, timeZone: serverZone);
        var address = (await server.LineAsync("The site answers at")).Split(' ')[^1];
        using var visitor = new HttpClient { BaseAddress = new Uri(address) };
        DateTime? firstSeen = null;
        var lastMissed = DateTime.MinValue;
        while (firstSeen is null && DateTime.UtcNow < due.AddSeconds(20))
        {
            var asked = DateTime.UtcNow;
            using var answer = await visitor.GetAsync("/visibly-a-test");
            if (answer.StatusCode == HttpStatusCode.OK)
                firstSeen = DateTime.UtcNow;
            else
                lastMissed = asked;
            await Task.Delay(50);
        }
        await server.KillAsync();
        Directory.Delete(dataPath, recursive: true);

        Assert.NotNull(firstSeen);
        Assert.True(firstSeen >= due, $"It was live at {firstSeen:O}, before {due:O}.");
        Assert.True(lastMissed > DateTime.MinValue, "The server was up too late to see the page missing.");
        Assert.True(firstSeen < due.AddSeconds(5), $"It was live at {firstSeen:O}, and due at {due:O}.");
    }
}
