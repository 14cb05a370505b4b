using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Users.Passwords;
using Cms.Users.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ObGyn.Browser.Tests;

/// <summary>What staff do every day, walked in the browser as somebody new would, and counted.</summary>
[Collection(OneBrowser.Name)]
public sealed class WalkTests(SiteInBrowser browser)
{
    private const string Password = "visibly-a-test-4-obgyn-desk";

    [BrowserTheory]
    [InlineData(1280, false), InlineData(375, true)]
    public async Task A_typo_on_a_live_page_is_mended_by_five_user_actions_from_home_and_three_from_the_page(int width, bool byKeyboard)
    {
        await using var visit = await browser.VisitAsync("/admin", width, desk: true);
        var (page, walk) = (visit.Page, new Walk(visit.Page, byKeyboard));
        // 1: to the box. 2: the page's name. 3: the page. 4: the word. 5: Publish.
        await walk.KeyAsync("/");
        await walk.TypeAsync("health plans");
        await page.Locator(".hits__r", new() { HasText = "Health Plans" }).First.WaitForAsync();
        await walk.KeyAsync("Enter");
        await page.ArriveAsync("**/admin/pages/*");
        var summary = page.Locator("textarea[name='Page.Summary.Text']");
        var before = await summary.InputValueAsync();
        await walk.FillAsync(summary, before + " Visibly a test.");
        await walk.PressAsync(page.Locator(".write__acts .btn--main"));
        await page.GetByText("Published.").First.WaitForAsync();
        walk.Costs(5);
        Assert.Contains("Visibly a test.", await LiveAsync("patients/health-plans"));

        // 1: Edit, at the foot of the page. 2: the word. 3: Publish.
        await visit.OpenAsync("/patients/health-plans");
        walk = new Walk(page, byKeyboard);
        await walk.PressAsync(page.Locator(".desk-bar a").First);
        await page.ArriveAsync("**/admin/pages/*");
        await walk.FillAsync(page.Locator("textarea[name='Page.Summary.Text']"), before);
        await walk.PressAsync(page.Locator(".write__acts .btn--main"));
        await page.GetByText("Published.").First.WaitForAsync();
        walk.Costs(3);
        Assert.DoesNotContain("Visibly a test.", await LiveAsync("patients/health-plans"));
        Assert.Empty(visit.Troubles);
    }

    [BrowserTheory]
    [InlineData(1280, false), InlineData(375, true)]
    public async Task A_condition_page_is_written_signed_off_and_planned_for_tomorrow_by_thirty_user_actions_and_three_of_the_physician(int width, bool byKeyboard)
    {
        var name = $"Dr. Testa Sample {width}";
        var sample = await PersonAsync($"walk-sample-{width}", name, "Clinical reviewer");
        await using var visit = await browser.VisitAsync("/admin", width, desk: true);
        var (page, walk) = (visit.Page, new Walk(visit.Page, byKeyboard));
        await walk.PressAsync(page.Locator(".top summary", new() { HasText = "New page" }));
        await walk.PressAsync(page.Locator(".top .pop a", new() { HasText = "Condition page" }));
        await page.ArriveAsync("**/admin/new/ConditionPage");
        Assert.Equal("Conditions Treated", await page.Locator("#_parent option:checked").TextContentAsync());
        await walk.FillAsync(page.Locator("[name='TitlePart.Title']"), $"Visibly a test of walking {width}");
        await walk.FillAsync(page.Locator("[name='ConditionPage.Summary.Text']"), "A test page. It says nothing about anybody's health.");
        for (var section = 0; section < 2; section++)
        {
            await walk.PressAsync(page.Locator("button[value='add:Body:Section']"));
            var block = page.Locator("#c-Body .blk").Nth(section);
            await block.Locator("details[open]").WaitForAsync();
            await walk.ChooseAsync(block.Locator("select").First, section == 0 ? "Overview" : "Treatment");
            await walk.FillAsync(block.Locator("[name$='Section.Heading.Text']"), section == 0 ? "What is it?" : "What helps?");
            await walk.FillAsync(block.Locator(".rte__in"), "These words are visibly a test.");
        }
        await walk.PressAsync(page.Locator("button[value='add:Body:CareCard']"));
        var card = page.Locator("#c-Body .blk").Nth(2);
        await card.Locator("details[open]").WaitForAsync();
        await walk.ChooseAsync(card.Locator("select[name$='Level.Text']"), "Urgent advice");
        await walk.FillAsync(card.Locator("[name$='CareCard.Heading.Text']"), "Call without delay if you");
        await walk.FillAsync(card.Locator("textarea[name$='Signs.Lines'], textarea[name$='Signs.Values'], textarea[name*='Signs']").First, "see that this is a test");
        // A page that was never saved is saved first; then it has its next step.
        await walk.PressAsync(page.Locator("[data-save-now]"));
        await page.ArriveAsync("**/admin/pages/*");
        var id = new Uri(page.Url).Segments[^1];
        await walk.PressAsync(page.Locator(".write__acts .btn--main", new() { HasText = "Send" }));
        await page.ArriveAsync("**/send");
        await walk.ChooseAsync(page.Locator("select[name=user]"), name);
        await walk.FillAsync(page.Locator("[name=reason]"), "A new page, visibly a test.");
        await walk.PressAsync(page.Locator("main form .btn--main"));
        await page.Locator("#link").WaitForAsync();

        // The physician, who has an account: opens the letter from the list, ticks, signs.
        await using (var letter = await browser.VisitAsync("/account/sign-in", 375))
        {
            await SignInAsync(letter.Page, sample);
            var reviewer = new Walk(letter.Page, byKeyboard);
            await letter.Page.GotoAsync("/admin/reviews");
            await reviewer.PressAsync(letter.Page.Locator("main a[href^='/sign-off/mine/']").First);
            await reviewer.ToggleAsync(letter.Page.Locator("[name=declared]"));
            await reviewer.PressAsync(letter.Page.GetByRole(AriaRole.Button, new() { Name = "Sign off" }));
            await letter.Page.GetByText("You signed off").First.WaitForAsync();
            reviewer.Costs(3);
            await letter.Page.Context.ClearCookiesAsync();
        }

        await visit.OpenAsync($"/admin/pages/{id}");
        await walk.PressAsync(page.Locator(".write__acts .btn", new() { HasText = "Schedule…" }));
        await page.ArriveAsync("**/schedule*");
        await walk.PressAsync(page.Locator(".quick a").First);
        await page.ArriveAsync("**time=09*");
        await walk.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Schedule", Exact = true }));
        await page.ArriveAsync($"**/admin/pages/{id}*");
        walk.Costs(30);
        Assert.Single(await browser.Site.Services.GetRequiredService<Schedule>().ListAsync(id));
        Assert.Empty(visit.Troubles);
        await browser.Site.Services.GetRequiredService<DeleteItem>().RunAsync(Actor.System, id);
    }

    [BrowserFact]
    public async Task What_was_typed_in_a_browser_that_was_killed_is_there_after_signing_in_on_another_one()
    {
        var login = await PersonAsync("walk-killed", "Testa Killed", "Editor");
        var id = (await browser.Site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "patients/first-visit"))!;
        using var playwright = await Playwright.CreateAsync();
        var doomed = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
        var page = await doomed.NewPageAsync(new() { BaseURL = browser.Site.Address.ToString() });
        await SignInAsync(page, login);
        await page.GotoAsync($"/admin/pages/{id}");
        await page.Locator("textarea[name='Page.Summary.Text']").FillAsync("Typed in a browser that was killed.");
        await page.Locator("[data-save-state]", new() { HasText = "Saved" }).WaitForAsync();
        await page.Locator("textarea[name='Page.Summary.Text']").FillAsync("Typed in a browser that was killed, and a little more.");
        // A second later the process is gone, without a word to anybody.
        await Task.Delay(1500);
        var control = await doomed.NewBrowserCDPSessionAsync();
        var crash = control.SendAsync("Browser.crash");
        for (var i = 0; i < 100 && doomed.IsConnected; i++)
            await Task.Delay(50);
        Assert.False(doomed.IsConnected);
        _ = crash.ContinueWith(task => task.Exception, TaskScheduler.Default);

        await using var other = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
        var again = await other.NewPageAsync(new() { BaseURL = browser.Site.Address.ToString() });
        await SignInAsync(again, login);
        // Home says that there are words; from there it is one press.
        await again.GotoAsync("/admin");
        await again.Locator($"main a[href='/admin/pages/{id}']").First.ClickAsync();
        Assert.Equal("Typed in a browser that was killed, and a little more.", await again.Locator("textarea[name='Page.Summary.Text']").InputValueAsync());
    }

    private async Task<string> LiveAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = browser.Site.Address };
        return await client.GetStringAsync($"/{path}");
    }

    private static async Task SignInAsync(IPage page, string login)
    {
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#login", login);
        await page.FillAsync("#password", Password);
        await page.ClickAsync("main button");
        await page.ArriveAsync("**/admin");
    }

    private async Task<string> PersonAsync(string login, string name, string role)
    {
        var (users, links) = (browser.Site.Services.GetRequiredService<UserDirectory>(), browser.Site.Services.GetRequiredService<PasswordLinks>());
        var path = (await browser.Site.Services.GetRequiredService<Database>().WriteAsync(async session =>
            await links.CreateAsync(session, await users.CreateAsync(session, new NewUser(login, name, $"{login}@example.org") { RoleNames = [role] })))).Item1;
        using var desk = new ObGyn.Tests.Desk(browser.Site.Address);
        await desk.SendAsync(await desk.OpenAsync(path), new() { ["password"] = Password });
        return login;
    }
}
