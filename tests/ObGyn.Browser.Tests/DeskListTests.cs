using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ObGyn.Browser.Tests;

/// <summary>Home, the lists, the tree, finding and bulk acts as a person at the desk has them: seen, walked by keyboard, counted in user actions.</summary>
[Collection(OneBrowser.Name)]
public sealed class DeskListTests(SiteInBrowser browser)
{
    [BrowserTheory]
    [InlineData("home"), InlineData("pages"), InlineData("pages, some chosen"), InlineData("pages, none found"), InlineData("tree"), InlineData("move"), InlineData("find"), InlineData("find, nothing"), InlineData("find, offered")]
    [InlineData("publish many"), InlineData("schedule many"), InlineData("done"), InlineData("activity"), InlineData("trash"), InlineData("facts"), InlineData("packages"), InlineData("packages, looked at"), InlineData("packages, refused"), InlineData("packages, a plan"), InlineData("packages, plans")]
    [InlineData("schedule"), InlineData("schedule, twice"), InlineData("schedule, not live then"), InlineData("plan"), InlineData("calendar"), InlineData("calendar?view=week"), InlineData("calendar?view=list"), InlineData("versions, compared")]
    public async Task A_screen_breaks_no_rule_in_light_and_dark_and_keeps_within_the_window(string name)
    {
        await using var visit = await OpenAsync(name);
        await Axe.FindsNothingAsync(visit.Page);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Axe.FindsNothingAsync(visit.Page);
        foreach (var width in (int[])[768, 375, 320])
        {
            await visit.ResizeAsync(width);
            await visit.StandsWithinAsync($"{width}");
        }
        await Axe.FindsNothingAsync(visit.Page);
        await visit.SpaceTextAsync();
        await visit.StandsWithinAsync("320 with spaced text");
        Assert.Empty(visit.Troubles);
    }

    [BrowserTheory]
    [InlineData("/admin"), InlineData("/admin/pages?sort=-changed"), InlineData("/admin/pages?text=visiblyatest"), InlineData("/admin/pages/tree"), InlineData("/admin/find?q=visiblyatest"), InlineData("/admin/activity"), InlineData("/admin/trash")]
    public async Task A_name_of_one_long_word_keeps_within_a_small_phone(string path)
    {
        var title = "Visiblyatest" + string.Concat(Enumerable.Repeat("pneumonoultramicroscopic", 3));
        await browser.Site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(null, "Page", new() { ["TitlePart"] = new System.Text.Json.Nodes.JsonObject { ["Title"] = title } }, null));
        await using var visit = await browser.VisitAsync(path, 320, desk: true);
        await visit.StandsWithinAsync("320");
        await visit.SpaceTextAsync();
        await visit.StandsWithinAsync("320 with spaced text");
    }

    [BrowserFact]
    public async Task A_page_is_reached_by_three_user_actions_slash_its_name_and_Enter()
    {
        await using var visit = await browser.VisitAsync("/admin", desk: true);
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.TypeAsync("cervical ins");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ArriveAsync($"**/admin/pages/{await browser.IdAsync("conditions/cervical-insufficiency")}");
        Assert.Empty(visit.Troubles);
    }

    [BrowserFact]
    public async Task The_box_offers_pages_and_their_next_step_and_the_arrows_reach_both()
    {
        var draft = await browser.DraftAsync("conditions/hirsutism");
        await using var visit = await browser.VisitAsync("/admin", desk: true);
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.TypeAsync("hirsutism");
        await visit.Page.Locator(".hits__r .btn").First.WaitForAsync();
        Assert.Equal("true", await visit.Page.GetAttributeAsync("#find", "aria-expanded"));
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("hit-0", await visit.Page.GetAttributeAsync("#find", "aria-activedescendant"));
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("hit-0-do", await visit.Page.GetAttributeAsync("#find", "aria-activedescendant"));
        await visit.Page.Keyboard.PressAsync("Escape");
        Assert.False(await visit.Page.Locator("#hits").IsVisibleAsync());
        Assert.Equal("find", await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await visit.Page.Keyboard.PressAsync("Enter");
        // Where its next step is done, which depends on what became of the page before.
        await visit.Page.ArriveAsync($"**/admin/pages/{draft}**");
    }

    [BrowserFact]
    public async Task A_page_moves_in_five_user_actions_and_its_old_address_leads_on()
    {
        var id = await browser.IdAsync("patients/health-plans");
        await using var visit = await browser.VisitAsync($"/admin/pages/tree?open={await browser.IdAsync("patients")}", desk: true);
        await visit.Page.ClickAsync($"#row-{id} summary");
        await visit.Page.ClickAsync($"#row-{id} .pop a >> text=Move to…");
        await visit.Page.Locator("#to:focus").WaitForAsync();
        await visit.Page.Keyboard.TypeAsync("about us");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ClickAsync("text=Move page");
        await visit.Page.Locator("text=the old ones lead on").WaitForAsync();
        Assert.True(await visit.Page.Locator($"[data-page='{await browser.IdAsync("about")}'] [data-page='{id}']").IsVisibleAsync());
        using var answer = await browser.Site.Client.GetAsync("/patients/health-plans");
        Assert.Equal((System.Net.HttpStatusCode.MovedPermanently, "/about/health-plans"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        await browser.Site.Services.GetRequiredService<MoveItem>().RunAsync(Actor.System, id, await browser.IdAsync("patients"));
    }

    [BrowserFact]
    public async Task A_filter_shows_its_pages_at_once_and_the_focus_stays_where_it_is()
    {
        await using var visit = await browser.VisitAsync("/admin/pages", desk: true);
        await visit.Page.FocusAsync("#text");
        await visit.Page.Keyboard.TypeAsync("endometriosis");
        await visit.Page.Locator(".chip >> text=Words: endometriosis").WaitForAsync();
        Assert.Equal("text", await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
        await visit.Page.SelectOptionAsync("#type", "ConditionPage");
        await visit.Page.Locator(".chip >> text=Kind: Condition page").WaitForAsync();
        Assert.EndsWith("/admin/pages?text=endometriosis&type=ConditionPage", visit.Page.Url);
        await Assertions.Expect(visit.Page.Locator("[data-live]")).ToContainTextAsync("page");
        var titles = await visit.Page.Locator(".tbl__t").AllTextContentsAsync();
        Assert.Contains("Endometriosis", titles);
        await visit.Page.ReloadAsync();
        Assert.Equal(titles, await visit.Page.Locator(".tbl__t").AllTextContentsAsync());
        Assert.Empty(visit.Troubles);
    }

    [BrowserFact]
    public async Task Chosen_pages_are_counted_and_the_bar_hides_no_focus()
    {
        await using var visit = await browser.VisitAsync("/admin/pages", desk: true);
        Assert.False(await visit.Page.Locator(".bulk").IsVisibleAsync());
        await visit.Page.CheckAsync("thead input");
        Assert.Equal("50 chosen", await visit.Page.TextContentAsync("[data-picked]"));
        await visit.Page.UncheckAsync("tbody tr:nth-child(3) input");
        Assert.Equal("49 chosen", await visit.Page.TextContentAsync("[data-picked]"));
        var last = visit.Page.Locator("tbody tr:nth-child(30) input");
        await last.FocusAsync();
        Assert.True(await last.EvaluateAsync<bool>("e => { const b = e.getBoundingClientRect(); return document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2) === e; }"));
        await visit.Page.ClickAsync(".bulk__end button");
        await visit.Page.Locator(".bulk").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    [BrowserFact]
    public async Task On_a_phone_the_filters_stand_behind_one_button()
    {
        await using var visit = await browser.VisitAsync("/admin/pages?type=ConditionPage", 375, desk: true);
        Assert.False(await visit.Page.Locator("#see").IsVisibleAsync());
        await visit.Page.ClickAsync("text=Filters: 1");
        await visit.Page.SelectOptionAsync("#see", "not-live");
        await visit.Page.ClickAsync("text=Show the pages");
        await visit.Page.Locator("text=No page fits").WaitForAsync();
        Assert.Equal("Filters: 2", (await visit.Page.TextContentAsync("[popovertarget=filters].btn"))!.Trim());
        Assert.False(await visit.Page.Locator("#see").IsVisibleAsync());
    }

    [BrowserFact]
    public async Task Branches_of_the_tree_open_in_place_and_arrows_walk_through_them()
    {
        await using var visit = await browser.VisitAsync("/admin/pages/tree", desk: true);
        var section = await browser.IdAsync("conditions");
        await visit.Page.FocusAsync($"#row-{section} .tree__t");
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await visit.Page.Locator($"[data-under='{section}']").WaitForAsync();
        Assert.Contains($"open={section}", visit.Page.Url);
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("Cervical Cancer", await visit.FocusAsync());
        await visit.Page.Keyboard.PressAsync("ArrowLeft");
        await visit.Page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal(0, await visit.Page.Locator($"[data-under='{section}']").CountAsync());
        Assert.Empty(visit.Troubles);
    }

    [BrowserFact]
    public async Task A_page_can_be_dragged_among_those_beside_it()
    {
        var section = await browser.IdAsync("research");
        await using var visit = await browser.VisitAsync($"/admin/pages/tree?open={section}", desk: true);
        var before = await visit.Page.Locator($"[data-under='{section}'] .tree__t").AllTextContentsAsync();
        var rows = visit.Page.Locator($"[data-under='{section}'] > li");
        await rows.Nth(0).HoverAsync();
        await rows.Nth(0).Locator(".tree__grip").DragToAsync(rows.Nth(1), new() { TargetPosition = new() { X = 60, Y = 35 } });
        await visit.Page.Locator("text=Moved.").WaitForAsync();
        Assert.Equal([before[1], before[0], .. before.Skip(2)], await visit.Page.Locator($"[data-under='{section}'] .tree__t").AllTextContentsAsync());
    }

    private async Task<Visit> OpenAsync(string name)
    {
        switch (name)
        {
            case "home":
                await browser.DraftAsync("conditions/vulvodynia");
                return await browser.VisitAsync("/admin", desk: true);
            case "pages":
                return await browser.VisitAsync("/admin/pages?sort=-changed", desk: true);
            case "pages, some chosen":
                var chosen = await browser.VisitAsync("/admin/pages?type=ConditionPage&see=live", desk: true);
                await chosen.Page.CheckAsync("tbody tr:nth-child(2) input");
                return chosen;
            case "pages, none found":
                return await browser.VisitAsync("/admin/pages?text=visiblyatestofnothing", desk: true);
            case "tree":
                return await browser.VisitAsync($"/admin/pages/tree?open={await browser.IdAsync("conditions")}&on={await browser.IdAsync("conditions/fibroids")}", desk: true);
            case "move":
                return await browser.VisitAsync($"/admin/pages/{await browser.IdAsync("conditions/fibroids")}/move?q=patients", desk: true);
            case "find":
                return await browser.VisitAsync("/admin/find?q=bleeding", desk: true);
            case "find, nothing":
                return await browser.VisitAsync("/admin/find?q=visiblyatestofnothing", desk: true);
            case "find, offered":
                var offered = await browser.VisitAsync("/admin", desk: true);
                await offered.Page.FillAsync("#find", "pregnancy");
                await offered.Page.Locator(".hits__r").First.WaitForAsync();
                return offered;
            case "schedule":
                return await browser.VisitAsync($"/admin/pages/{await browser.DraftAsync("conditions/vulvodynia")}/schedule", desk: true);
            case "schedule, twice":
                return await browser.VisitAsync($"/admin/pages/{await browser.DraftAsync("conditions/vulvodynia")}/schedule?day=2027-11-07&time=01:30", desk: true);
            case "schedule, not live then":
                var parent = await browser.Site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(null, "Page", new() { ["TitlePart"] = new System.Text.Json.Nodes.JsonObject { ["Title"] = "Visibly a test that is not live" } }, null));
                var under = await browser.Site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(null, "Page", new() { ["TitlePart"] = new System.Text.Json.Nodes.JsonObject { ["Title"] = "Visibly a test under it" } }, null) { ParentId = parent.ContentItemId });
                return await browser.VisitAsync($"/admin/pages/{under.ContentItemId}/schedule", desk: true);
            case "versions, compared":
                var twice = await browser.SecondVersionAsync("conditions/vulvodynia");
                return await browser.VisitAsync($"/admin/pages/{twice}/versions?v={(await browser.Site.Services.GetRequiredService<ContentStore>().VersionsAsync(twice))[^1].ContentItemVersionId}", desk: true);
            case "packages, looked at" or "packages, refused":
                var package = await browser.VisitAsync("/admin/packages", desk: true);
                await package.Page.FillAsync("#pasted", name == "packages, refused" ? """{"steps":[{"name":"content","data":[{"ContentItemId":"x","ContentType":"NoSuchType"}]}]}"""
                    : """{"steps":[{"name":"WorkflowType","data":[{"WorkflowTypeId":"w","Name":"A mail"}]},{"name":"Command","Commands":["x"]},{"name":"Placements","Placements":{"X":[]}}]}""");
                await package.Page.ClickAsync("main form button[type=submit]");
                await package.Page.WaitForSelectorAsync(name == "packages, refused" ? "#errors" : "#steps");
                return package;
            case "packages, a plan" or "packages, plans":
                var form = await browser.VisitAsync("/admin/packages/plan", desk: true);
                await form.Page.FillAsync("#name", $"Visibly a test plan {Guid.NewGuid():N}");
                await form.Page.CheckAsync("[value=AllRolesDeploymentStep]");
                await form.Page.ClickAsync("main details summary");
                await form.Page.CheckAsync("[name=types][value=ConditionPage]");
                if (name == "packages, plans")
                {
                    await form.Page.ClickAsync("main form button[type=submit]");
                    await form.Page.WaitForSelectorAsync("a[download][href*=plan]");
                }
                return form;
            case "plan":
                var planned = await browser.Site.Services.GetRequiredService<Schedule>().UnpublishAtAsync(Actor.System, await browser.IdAsync("conditions/vulvodynia"), DateTime.UtcNow.AddDays(300), "America/Los_Angeles");
                return await browser.VisitAsync($"/admin/plans/{planned}", desk: true);
            case "publish many":
                return await browser.VisitAsync($"/admin/pages/bulk?act=publish&id={await browser.DraftAsync("conditions/vulvodynia")}&id={await browser.IdAsync("conditions")}&id=gone", desk: true);
            case "schedule many":
                return await browser.VisitAsync($"/admin/pages/bulk?act=schedule&id={await browser.DraftAsync("conditions/vulvodynia")}", desk: true);
            case "done":
                var check = await browser.VisitAsync($"/admin/pages/bulk?act=publish&id={await browser.DraftAsync("patients/first-visit")}&id={await browser.IdAsync("conditions")}", desk: true);
                await check.Page.ClickAsync("main button[type=submit]");
                await check.Page.Locator("#done").WaitForAsync();
                return check;
            default:
                return await browser.VisitAsync($"/admin/{name}", desk: true);
        }
    }
}
