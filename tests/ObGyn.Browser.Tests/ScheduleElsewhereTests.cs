using System.Text.Json.Nodes;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Browser.Tests;

/// <summary>Somebody in Tokyo plans a page of a site in Los Angeles, by keyboard alone.</summary>
[Collection(OneBrowser.Name)]
public sealed class ScheduleElsewhereTests(SiteInBrowser browser)
{
    [BrowserFact]
    public async Task The_time_is_the_sites_and_said_on_ones_own_clock_too_and_keys_plan_and_cancel_it()
    {
        var page = await browser.Site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(null, "Page",
            new() { ["TitlePart"] = new JsonObject { ["Title"] = "Visibly a test" }, ["Page"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = "A test." } } }, null));
        var schedules = browser.Site.Services.GetRequiredService<Schedule>();
        await using var visit = await browser.VisitAsync("/admin", desk: true);
        await (await visit.Page.Context.NewCDPSessionAsync(visit.Page)).SendAsync("Emulation.setTimezoneOverride", new() { ["timezoneId"] = "Asia/Tokyo" });
        var year = DateTime.UtcNow.Year + 1;
        await visit.OpenAsync($"/admin/pages/{page.ContentItemId}/schedule?day={year}-08-03&time=09:00");
        var said = await visit.Page.TextContentAsync(".said");
        Assert.Contains($"3 Aug {year}, 09:00 PDT", said);
        Assert.Contains("On your own clock (Tokyo)", said);
        Assert.Contains("4 Aug, 01:00", said);

        await visit.TabToAsync("Schedule");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ArriveAsync($"**/admin/pages/{page.ContentItemId}");
        var plan = Assert.Single(await schedules.ListAsync(page.ContentItemId));
        Assert.Equal(new DateTime(year, 8, 3, 16, 0, 0, DateTimeKind.Utc), plan.DueUtc);

        await visit.OpenAsync($"/admin/plans/{plan.ScheduleId}");
        await visit.TabToAsync("Cancel it");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Locator("text=Nothing will happen at that time").WaitForAsync();
        Assert.Empty(await schedules.ListAsync(page.ContentItemId));
        Assert.Empty(visit.Troubles);
    }
}
