using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ObGyn.Browser.Tests;

/// <summary>A page gets a time, loses it again, and an old text of it comes back: counted in user actions.</summary>
[Collection(OneBrowser.Name)]
public sealed class PlanAndVersionTests(SiteInBrowser browser)
{
    [BrowserTheory]
    [InlineData(1280, false), InlineData(375, true)]
    public async Task A_page_that_is_ready_is_scheduled_by_five_user_actions_and_cancelled_by_two(int width, bool byKeyboard)
    {
        var draft = await browser.DraftAsync("conditions/hirsutism");
        await using var visit = await browser.VisitAsync("/admin", width, desk: true);
        var walk = new Walk(visit.Page, byKeyboard);
        // 1: to the box. 2: its name. 3: the step that stands beside it. 4: a time. 5: Schedule.
        await walk.KeyAsync("/");
        await walk.TypeAsync("hirsutism");
        var step = visit.Page.Locator(".hits__r .btn", new() { HasText = "Schedule…" });
        await step.WaitForAsync();
        if (byKeyboard)
        {
            // What was found is a table under the box: arrows go through it, Enter follows.
            for (var down = 0; down < 8 && await visit.Page.Locator("#find").GetAttributeAsync("aria-activedescendant") != await step.GetAttributeAsync("id"); down++)
            {
                await visit.Page.Keyboard.PressAsync(down % 2 == 0 ? "ArrowDown" : "ArrowRight");
            }
            await walk.KeyAsync("Enter");
        }
        else
        {
            await walk.PressAsync(step);
        }
        await visit.Page.ArriveAsync($"**/admin/pages/{draft}/schedule");
        await walk.PressAsync(visit.Page.Locator(".quick a").Nth(1));
        await visit.Page.ArriveAsync("**time=09*");
        await walk.PressAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Schedule", Exact = true }));
        await visit.Page.ArriveAsync($"**/admin/pages/{draft}");
        walk.Costs(5);
        Assert.Contains("09:00 P", await visit.Page.Locator("main").TextContentAsync());
        var schedules = browser.Site.Services.GetRequiredService<Schedule>();
        Assert.Single(await schedules.ListAsync(draft));
        await walk.PressAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel this plan" }));
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

    [BrowserTheory]
    [InlineData(1280, false), InlineData(375, true)]
    public async Task An_old_version_is_put_back_by_four_user_actions(int width, bool byKeyboard)
    {
        var id = await browser.SecondVersionAsync("conditions/infertility");
        await using var visit = await browser.VisitAsync($"/admin/pages/{id}", width, desk: true);
        var walk = new Walk(visit.Page, byKeyboard);
        // 1: Versions. 2: the version. 3: Restore. The fourth publishes it, if it is to go live.
        await walk.PressAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Versions", Exact = true }));
        await visit.Page.ArriveAsync("**/versions");
        await walk.PressAsync(visit.Page.Locator(".ver__l a").Last);
        await walk.PressAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Restore version 1" }));
        await visit.Page.GetByText("is back as a draft").WaitForAsync();
        Assert.True(await visit.Page.Locator(".write__acts .btn--main").IsVisibleAsync());
        var store = browser.Site.Services.GetRequiredService<ContentStore>();
        Assert.Equal((await store.VersionsAsync(id))[^1].DisplayText, (await store.LatestAsync(id))!.DisplayText);
        Assert.Empty(visit.Troubles);
    }
}
