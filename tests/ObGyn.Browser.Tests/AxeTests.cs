using Microsoft.Playwright;

namespace ObGyn.Browser.Tests;

[Collection(OneBrowser.Name)]
public sealed class AxeTests(SiteInBrowser browser)
{
    [BrowserTheory, MemberData(nameof(PageTypes.Public), MemberType = typeof(PageTypes))]
    public async Task A_page_breaks_no_rule_wide_narrow_or_in_forced_colors(string path)
    {
        await using var visit = await browser.VisitAsync(path);
        foreach (var width in (int[])[1280, 375])
        {
            await visit.ResizeAsync(width);
            await visit.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
            await Axe.FindsNothingAsync(visit.Page);
            await visit.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
            await Axe.FindsNothingAsync(visit.Page, isForced: true);
        }
    }

    [BrowserTheory, MemberData(nameof(PageTypes.Public), MemberType = typeof(PageTypes))]
    public async Task A_page_breaks_no_rule_without_script(string path)
    {
        await using var visit = await browser.VisitAsync(path, 375, script: false);
        // axe is a script itself.
        await visit.LetScriptsRunAsync(true);
        await Axe.FindsNothingAsync(visit.Page);
        await visit.ResizeAsync(1280);
        await Axe.FindsNothingAsync(visit.Page);
    }

    [BrowserFact]
    public async Task No_panel_of_the_main_menu_breaks_a_rule()
    {
        await using var visit = await browser.VisitAsync("/");
        var entries = visit.Page.Locator(".mainnav summary");
        Assert.Equal(7, await entries.CountAsync());
        foreach (var entry in await entries.AllAsync())
        {
            await entry.ClickAsync();
            Assert.Equal(1, await visit.Page.Locator(".mainnav details[open]").CountAsync());
            await Axe.FindsNothingAsync(visit.Page);
        }
    }

    [BrowserTheory, InlineData("Menu"), InlineData("In this section"), InlineData("On this page")]
    public async Task No_sheet_breaks_a_rule(string button)
    {
        await using var visit = await browser.VisitAsync("/conditions/cervical-insufficiency", 375);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
        Assert.Equal(1, await visit.Page.Locator(":popover-open").CountAsync());
        await Axe.FindsNothingAsync(visit.Page);
        if (button != "Menu")
            return;
        foreach (var entry in await visit.Page.Locator(".mainnav summary").AllAsync())
        {
            await entry.ClickAsync();
            await Axe.FindsNothingAsync(visit.Page);
        }
    }
}
