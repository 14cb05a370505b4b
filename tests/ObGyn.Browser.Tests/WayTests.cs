using Microsoft.Playwright;

namespace ObGyn.Browser.Tests;

[Collection(OneBrowser.Name)]
public sealed class WayTests(SiteInBrowser browser)
{
    [BrowserTheory, InlineData(1280), InlineData(375)]
    public async Task Three_clicks_lead_from_the_home_page_to_a_condition_its_program_and_its_team(int width)
    {
        await using var visit = await browser.VisitAsync("/", width);
        await visit.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Cervical Insufficiency" }).ClickAsync();
        await visit.Page.ArriveAsync("**/conditions/cervical-insufficiency");
        await visit.Page.Locator(".program-card").GetByRole(AriaRole.Link, new() { Name = "Maternal Fetal Medicine", Exact = true }).ClickAsync();
        await visit.Page.ArriveAsync("**/programs/maternal-fetal-medicine");
        await visit.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "See the whole team" }).First.ClickAsync();
        await visit.Page.ArriveAsync("**/team/maternal-fetal-medicine");
    }

    [BrowserFact]
    public async Task A_condition_leads_to_its_team_in_one_click_too()
    {
        await using var visit = await browser.VisitAsync("/conditions/cervical-insufficiency");
        await visit.Page.Locator(".affil a").First.ClickAsync();
        await visit.Page.ArriveAsync("**/team/maternal-fetal-medicine");
    }
}
