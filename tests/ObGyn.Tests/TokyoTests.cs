using System.Globalization;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ObGyn.Tests;

/// <summary>
/// What a department does on the evening before: a page and a person are planned for tomorrow at nine. The server is in UTC, nobody visits the site,
/// and at nine on the clock of Los Angeles everything that shows them does.
/// </summary>
public sealed class TokyoTests
{
    private static readonly DateTimeZone LosAngeles = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];

    [Fact]
    public async Task At_nine_at_the_site_page_menu_search_sitemap_and_team_are_live_and_what_was_saved_later_is_not()
    {
        var clock = new ShiftedClock();
        await using var site = await TestSite.StartAsync(clock: clock);
        var day = Instant.FromDateTimeUtc(DateTime.UtcNow).InZone(LosAngeles).Date.PlusDays(1);
        var nine = (day + new LocalTime(9, 0)).InZoneStrictly(LosAngeles).ToDateTimeUtc();
        clock.Set(nine.AddMinutes(-30));

        var services = site.Services;
        var (save, store, pump, feed) = (services.GetRequiredService<SaveDraft>(), services.GetRequiredService<ContentStore>(), services.GetRequiredService<FeedPump>(), services.GetRequiredService<ChangeFeed>());
        var visit = (await store.RouteAsync("en", "patients/first-visit"))!;
        await services.GetRequiredService<Unpublish>().RunAsync(Actor.System, visit);
        var old = (await store.LatestAsync(visit))!;
        var content = old.ToContentObject();
        content["TitlePart"]!["Title"] = "Visiblyatest visit";
        var page = await save.RunAsync(Actor.System, new DraftInput(visit, old.ContentType, content, old.ContentItemVersionId));
        var program = (await store.RouteAsync("en", "programs/maternal-fetal-medicine"))!;
        var person = await save.RunAsync(Actor.System, new DraftInput(null, "PhysicianProfile", ContentJson.ParseObject(
            $$$"""{"TitlePart":{"Title":"Testa Testperson, MD"},"PhysicianProfile":{"GivenName":{"Text":"Testa"},"FamilyName":{"Text":"Testperson"},"Credentials":{"Text":"MD"},"ProviderType":{"Text":"MD"},"Programs":{"ContentItemIds":["{{{program}}}"]} } }"""), null));

        // Through the screen, in words of the site's clock: what the planner's own clock says is nowhere in the form.
        using (var desk = await site.SignInAsync())
        {
            foreach (var id in (string[])[visit, person.ContentItemId])
            {
                await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}/schedule"), new() { ["day"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["time"] = "09:00" }, selector: "form[action$='/schedule']");
                Assert.Equal(nine, Assert.Single(await services.GetRequiredService<Schedule>().ListAsync(id)).DueUtc);
            }
        }
        // Every page is kept as it is before, so that a stale one would be seen.
        await pump.WaitAsync((await feed.HeadAsync()).Position.Sequence, TimeSpan.FromSeconds(10));
        Assert.DoesNotContain(true, await SeenAsync(site));

        clock.Set(nine.AddSeconds(-4));
        content["TitlePart"]!["Title"] = "Slipped in later";
        await save.RunAsync(Actor.System, new DraftInput(visit, old.ContentType, content, page.ContentItemVersionId));
        Assert.DoesNotContain(true, await SeenAsync(site));
        // Nobody asks for anything while it becomes nine.
        await Task.Delay(nine.AddSeconds(2) - clock.GetUtcNow().UtcDateTime);

        var seen = await SeenAsync(site);
        Assert.True(clock.GetUtcNow() < nine.AddSeconds(5), $"The machine took until {clock.GetUtcNow():O} to answer.");
        Assert.DoesNotContain(false, seen);
        var shown = await site.PageAsync("/patients/first-visit");
        Assert.Equal("Visiblyatest visit", shown.QuerySelector("h1")!.TextContent.Trim());
        foreach (var address in (string[])["/patients/first-visit", "/", "/patients", "/search?q=slipped", "/sitemap"])
            Assert.DoesNotContain("Slipped in later", (await site.PageAsync(address)).Body!.TextContent);
        Assert.All(await services.GetRequiredService<Schedule>().ListAsync(null, Schedule.Fired), plan => Assert.InRange(plan.FiredUtc!.Value, nine, nine.AddSeconds(4)));
    }

    /// <summary>Whether the page and the person stand at each place where visitors come upon them.</summary>
    private static async Task<bool[]> SeenAsync(TestSite site)
    {
        async Task<string> TextAsync(string path) => await (await site.Client.GetAsync(path)).Content.ReadAsStringAsync();
        return
        [
            (await site.Client.GetAsync("/patients/first-visit")).IsSuccessStatusCode,
            TestSite.Parse(await TextAsync("/")).QuerySelector(".mainnav a[href='/patients/first-visit']") is not null,
            TestSite.Parse(await TextAsync("/search?q=visiblyatest")).QuerySelector("main a[href$='/patients/first-visit']") is not null,
            (await TextAsync("/sitemap-1.xml")).Contains("/patients/first-visit<", StringComparison.Ordinal),
            (await TextAsync("/sitemap")).Contains("Visiblyatest visit", StringComparison.Ordinal),
            (await TextAsync("/team")).Contains("Testa Testperson", StringComparison.Ordinal),
            (await TextAsync("/team/maternal-fetal-medicine")).Contains("Testa Testperson", StringComparison.Ordinal),
            (await TextAsync("/programs/maternal-fetal-medicine")).Contains("Testa Testperson", StringComparison.Ordinal),
        ];
    }

    /// <summary>A clock that stands elsewhere and goes on from there, on a server in UTC.</summary>
    private sealed class ShiftedClock : TimeProvider
    {
        private TimeSpan ahead;

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + ahead;

        public void Set(DateTime utc) => ahead = utc - DateTime.UtcNow;
    }
}
