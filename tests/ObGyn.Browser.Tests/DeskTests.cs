using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Browser.Tests;

[Collection(OneBrowser.Name)]
public sealed class DeskTests(SiteInBrowser browser)
{
    [BrowserTheory]
    [InlineData("sign-in"), InlineData("sign-in, refused"), InlineData("home"), InlineData("pages"), InlineData("editor"), InlineData("editor, refused"), InlineData("versions"), InlineData("users"), InlineData("new user"), InlineData("notices"), InlineData("new notice"), InlineData("settings"), InlineData("new profile")]
    public async Task A_page_of_the_desk_breaks_no_rule_and_keeps_within_the_window(string name)
    {
        await using var visit = await OpenAsync(name);
        Assert.Empty(visit.Troubles);
        await visit.BreaksNoRuleAsync();
    }

    [BrowserFact]
    public async Task An_opened_group_and_an_opened_section_of_the_editor_break_no_rule()
    {
        await using var visit = await OpenAsync("editor");
        await visit.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(details => { details.open = true })");
        await Axe.FindsNothingAsync(visit.Page);
        await visit.ResizeAsync(320);
        await visit.StandsWithinAsync("320");
        await Axe.FindsNothingAsync(visit.Page);
    }

    private async Task<Visit> OpenAsync(string name)
    {
        var store = browser.Site.Services.GetRequiredService<ContentStore>();
        var condition = await store.RouteAsync("en", "conditions/cervical-insufficiency");
        switch (name)
        {
            case "sign-in":
                return await browser.VisitAsync("/account/sign-in");
            case "sign-in, refused":
                var refused = await browser.VisitAsync("/account/sign-in");
                await refused.Page.FillAsync("#login", "visibly-a-test");
                await refused.Page.FillAsync("#password", "not the password");
                await refused.Page.ClickAsync("main button");
                await refused.Page.Locator("[role=alert]").WaitForAsync();
                return refused;
            case "home":
                return await browser.VisitAsync("/admin", desk: true);
            case "pages":
                return await browser.VisitAsync("/admin/pages", desk: true);
            case "editor":
                return await browser.VisitAsync($"/admin/pages/{condition}", desk: true);
            case "editor, refused":
                // A page of its own: what is refused is kept all the same, and other tests look at the seeded pages.
                var editor = await browser.VisitAsync("/admin/new/Page", desk: true);
                await editor.Page.FillAsync("[name='TitlePart.Title']", "");
                await editor.Page.ClickAsync("main button[value=publish]");
                await editor.Page.Locator("#errors").WaitForAsync();
                return editor;
            case "versions":
                var item = (await store.LatestAsync((await store.RouteAsync("en", "patients/health-plans"))!))!;
                await browser.Site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(item.ContentItemId, item.ContentType, item.ToContentObject(), item.ContentItemVersionId));
                return await browser.VisitAsync($"/admin/pages/{item.ContentItemId}/versions", desk: true);
            case "notices":
                return await browser.VisitAsync("/admin/widgets", desk: true);
            case "new notice":
                return await browser.VisitAsync("/admin/new/Notice", desk: true);
            case "settings":
                return await browser.VisitAsync("/admin/settings/DepartmentSettings", desk: true);
            case "new profile":
                return await browser.VisitAsync("/admin/new/PhysicianProfile", desk: true);
            case "users":
                return await browser.VisitAsync("/admin/users", desk: true);
            default:
                return await browser.VisitAsync("/admin/users/new", desk: true);
        }
    }
}
