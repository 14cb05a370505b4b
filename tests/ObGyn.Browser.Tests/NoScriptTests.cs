namespace ObGyn.Browser.Tests;

[Collection(OneBrowser.Name)]
public sealed class NoScriptTests(SiteInBrowser browser)
{
    [BrowserFact]
    public async Task Panels_and_questions_open()
    {
        await using var visit = await browser.VisitAsync("/conditions/fibroids", script: false);
        await visit.Page.Locator(".mainnav summary").Nth(1).ClickAsync();
        Assert.True(await visit.Page.Locator(".mainnav a[href='/programs/obstetrics']").IsVisibleAsync());
        await visit.Page.Locator(".faqs summary").First.ClickAsync();
        Assert.True(await visit.Page.Locator(".faqs__answer").First.IsVisibleAsync());
    }

    [BrowserFact]
    public async Task On_a_phone_the_sheets_open()
    {
        await using var visit = await browser.VisitAsync("/conditions/fibroids", 375, script: false);
        foreach (var sheet in (string[])["site-nav", "section-nav", "toc"])
        {
            await visit.Page.Locator($"[popovertarget={sheet}]").First.ClickAsync();
            Assert.True(await visit.Page.Locator($"#{sheet}").IsVisibleAsync());
            await visit.Page.Keyboard.PressAsync("Escape");
            Assert.False(await visit.Page.Locator($"#{sheet}").IsVisibleAsync());
        }
    }

    [BrowserFact]
    public async Task The_search_form_finds()
    {
        await using var visit = await browser.VisitAsync("/", script: false);
        await visit.Page.FillAsync("#q-hero", "heavy periods");
        await visit.Page.PressAsync("#q-hero", "Enter");
        await visit.Page.ArriveAsync("**/search?q=heavy+periods");
        Assert.NotEqual(0, await visit.Page.Locator(".hit").CountAsync());
    }

    [BrowserFact]
    public async Task What_only_a_script_can_do_is_not_offered()
    {
        await using var visit = await browser.VisitAsync("/conditions/fibroids", script: false);
        Assert.Equal(0, await visit.Page.Locator(".share button:visible").CountAsync());
        Assert.True(await visit.Page.Locator(".share__plain").IsVisibleAsync());
    }
}
