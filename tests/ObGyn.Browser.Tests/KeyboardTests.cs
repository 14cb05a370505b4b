namespace ObGyn.Browser.Tests;

[Collection(OneBrowser.Name)]
public sealed class KeyboardTests(SiteInBrowser browser)
{
    [BrowserFact]
    public async Task The_first_stop_skips_to_the_content()
    {
        await using var visit = await browser.VisitAsync("/conditions/fibroids");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to main content", await visit.FocusAsync());
        Assert.True(await visit.IsInFirstScreenAsync(visit.Page.Locator(".skip")));
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("content", await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [BrowserFact]
    public async Task Enter_opens_a_panel_of_the_menu_and_Esc_closes_it_and_gives_the_focus_back()
    {
        await using var visit = await browser.VisitAsync("/");
        await visit.TabToAsync("Conditions Treated");
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(1, await visit.Page.Locator(".mainnav details[open]").CountAsync());
        await visit.TabToAsync("Cervical Cancer");
        await visit.Page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await visit.Page.Locator(".mainnav details[open]").CountAsync());
        Assert.Equal("Conditions Treated", await visit.FocusAsync());
    }

    [BrowserFact]
    public async Task A_condition_is_reached_from_the_home_page()
    {
        await using var visit = await browser.VisitAsync("/");
        await visit.TabToAsync("Conditions Treated");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.TabToAsync("Endometriosis");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ArriveAsync("**/conditions/endometriosis");
    }

    [BrowserFact]
    public async Task On_a_phone_the_menu_opens_as_a_sheet_and_Esc_closes_it()
    {
        await using var visit = await browser.VisitAsync("/", 375);
        await visit.TabToAsync("Menu");
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(1, await visit.Page.Locator(".mainnav:popover-open").CountAsync());
        await visit.TabToAsync("Close");
        await visit.TabToAsync("About Us");
        await visit.Page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await visit.Page.Locator(":popover-open").CountAsync());
        Assert.Equal("Menu", await visit.FocusAsync());
    }

    [BrowserFact]
    public async Task Copy_link_copies_the_address_and_says_so()
    {
        await using var visit = await browser.VisitAsync("/conditions/fibroids");
        await visit.TabToAsync("Copy link");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.GetByText("Link copied").WaitForAsync();
        Assert.EndsWith("/conditions/fibroids", await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        Assert.Empty(visit.Troubles);
    }

    [BrowserFact]
    public async Task The_list_of_conditions_narrows_to_the_words_typed()
    {
        await using var visit = await browser.VisitAsync("/conditions");
        await visit.Page.FillAsync("#az-q", "weak cervix");
        Assert.Equal("1 condition", await visit.Page.Locator(".filter [role=status]").TextContentAsync());
        Assert.Equal(["Cervical Insufficiency"], await visit.Page.Locator(".az li:visible a").AllTextContentsAsync());
        // A name that the long list leaves out is shown once it is asked for.
        var more = visit.Page.GetByText("incompetent cervix");
        await visit.Page.FillAsync("#az-q", "incompetent");
        Assert.True(await more.IsVisibleAsync());
        await visit.Page.FillAsync("#az-q", "");
        Assert.False(await more.IsVisibleAsync());
    }
}
