using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ObGyn.Browser.Tests;

/// <summary>A page gets a time, loses it again, and an old text of it comes back: counted in user actions.</summary>
[Collection(OneBrowser.Name)]
public sealed class PlanAndVersionTests(SiteInBrowser browser)
{
    [BrowserFact]
    public async Task A_page_that_is_ready_is_scheduled_by_five_user_actions_and_cancelled_by_two()
    {
        var draft = await browser.DraftAsync("conditions/hirsutism");
        await using var visit = await browser.VisitAsync("/admin", desk: true);
        // 1: to the box. 2: its name. 3: the step that stands beside it. 4: a time. 5: Schedule.
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.TypeAsync("hirsutism");
        await visit.Page.Locator(".hits__r .btn", new() { HasText = "Schedule…" }).ClickAsync();
        await visit.Page.ArriveAsync($"**/admin/pages/{draft}/schedule");
        await visit.Page.Locator(".quick a").Nth(1).ClickAsync();
        await visit.Page.ArriveAsync("**time=09*");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Schedule", Exact = true }).ClickAsync();
        await visit.Page.ArriveAsync($"**/admin/pages/{draft}");
        Assert.Contains("09:00 P", await visit.Page.Locator("main").TextContentAsync());
        var schedules = browser.Site.Services.GetRequiredService<Schedule>();
        Assert.Single(await schedules.ListAsync(draft));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel this plan" }).ClickAsync();
        await visit.Page.GetByText("Nothing will happen at that time.").WaitForAsync();
        Assert.Empty(await schedules.ListAsync(draft));
        Assert.Empty(visit.Troubles);
    }

    [BrowserFact]
    public async Task A_time_that_is_chosen_by_keyboard_is_read_back_at_once_and_asks_when_it_comes_twice()
    {
        await using var visit = await browser.VisitAsync($"/admin/pages/{await browser.DraftAsync("conditions/hirsutism")}/schedule", desk: true);
        await visit.Page.FillAsync("#time", "01:30");
        await visit.Page.Locator(".said .read", new() { HasText = "01:30 P" }).WaitForAsync();
        // The quick time that was offered first is not the chosen one any more.
        Assert.Equal(0, await visit.Page.Locator(".quick [aria-current]").CountAsync());
        await visit.Page.FillAsync("#day", "2027-11-07");
        await visit.Page.Locator(".ask .lab").WaitForAsync();
        Assert.Equal("day", await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.FocusAsync("#which-0");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Locator(".said .read", new() { HasText = "Sun 7 Nov 2027, 01:30 PST" }).WaitForAsync();
        Assert.Equal("which-1", await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Empty(visit.Troubles);
    }

    [BrowserFact]
    public async Task An_old_version_is_put_back_by_four_user_actions()
    {
        var id = await browser.SecondVersionAsync("conditions/infertility");
        await using var visit = await browser.VisitAsync($"/admin/pages/{id}", desk: true);
        // 1: Versions. 2: the version. 3: Restore. The fourth publishes it, if it is to go live.
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Versions", Exact = true }).ClickAsync();
        await visit.Page.Locator(".ver__l a").Last.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Restore version 1" }).ClickAsync();
        await visit.Page.GetByText("is back as a draft").WaitForAsync();
        Assert.True(await visit.Page.Locator(".write__acts .btn--main").IsVisibleAsync());
        var store = browser.Site.Services.GetRequiredService<ContentStore>();
        Assert.Equal((await store.VersionsAsync(id))[^1].DisplayText, (await store.LatestAsync(id))!.DisplayText);
        Assert.Empty(visit.Troubles);
    }
}
