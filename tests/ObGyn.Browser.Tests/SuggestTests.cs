using Microsoft.Playwright;

namespace ObGyn.Browser.Tests;

/// <summary>The list under a search field while somebody types.</summary>
[Collection(OneBrowser.Name)]
public sealed class SuggestTests(SiteInBrowser browser)
{
    [BrowserFact]
    public async Task Arrows_choose_Enter_goes_there_and_Esc_closes_and_keeps_the_words()
    {
        await using var visit = await browser.VisitAsync("/");
        var field = visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "What can we help you with?" });
        await field.FocusAsync();
        Assert.Equal("false", await field.GetAttributeAsync("aria-expanded"));
        await visit.Page.Keyboard.TypeAsync("weak cerv");
        var list = visit.Page.GetByRole(AriaRole.Listbox);
        await list.WaitForAsync();
        Assert.Equal("true", await field.GetAttributeAsync("aria-expanded"));
        Assert.Equal(["Cervical Insufficiency, also called weak cervix", "Search for “weak cerv”"], await list.GetByRole(AriaRole.Option).AllTextContentsAsync());
        Assert.Equal(["Cerv", "weak", "cerv"], await list.Locator("b").AllTextContentsAsync());
        Assert.Equal("1 suggestion. Choose with the arrow keys.", await visit.Page.Locator(".hero [role=status]").TextContentAsync());

        await visit.Page.Keyboard.PressAsync("Escape");
        Assert.False(await list.IsVisibleAsync());
        Assert.Equal("weak cerv", await field.InputValueAsync());
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await list.WaitForAsync();
        Assert.Null(await field.GetAttributeAsync("aria-activedescendant"));
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(await list.GetByRole(AriaRole.Option, new() { Selected = true }).GetAttributeAsync("id"), await field.GetAttributeAsync("aria-activedescendant"));
        Assert.Equal("q-hero", await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ArriveAsync("**/conditions/cervical-insufficiency");
        Assert.Empty(visit.Troubles);
    }

    [BrowserFact]
    public async Task The_last_row_searches_and_so_does_Enter_without_a_choice()
    {
        await using var visit = await browser.VisitAsync("/conditions/fibroids");
        foreach (var keys in (string[][])[["ArrowUp", "Enter"], ["Enter"]])
        {
            await visit.Page.Locator("#q-head").FillAsync("");
            await visit.Page.Locator("#q-head").PressSequentiallyAsync("high-risk preg");
            await visit.Page.GetByRole(AriaRole.Listbox).WaitForAsync();
            foreach (var key in keys)
                await visit.Page.Keyboard.PressAsync(key);
            await visit.Page.ArriveAsync("**/search?q=high-risk+preg");
        }
    }

    [BrowserFact]
    public async Task Kinds_stand_in_groups_in_their_order_and_a_click_goes_there()
    {
        await using var visit = await browser.VisitAsync("/search", 375);
        await visit.Page.Locator("#q-page").PressSequentiallyAsync("preg");
        var list = visit.Page.GetByRole(AriaRole.Listbox);
        await list.WaitForAsync();
        Assert.Equal(["Conditions", "Programs", "Pages"], await list.GetByRole(AriaRole.Group).EvaluateAllAsync<string[]>("groups => groups.map(group => group.getAttribute('aria-label'))"));
        Assert.Equal(["Pregnancy, Conditions Treated", "Pregnancy, For Patients"], (await list.GetByRole(AriaRole.Option).AllTextContentsAsync()).Where(name => name.StartsWith("Pregnancy,", StringComparison.Ordinal)));
        await list.GetByRole(AriaRole.Option).Filter(new() { HasText = "Pregnancy, For Patients" }).ClickAsync();
        await visit.Page.ArriveAsync("**/patients/pregnancy");
    }

    [BrowserTheory, InlineData("/", "#q-hero", 1280), InlineData("/conditions", "#q-head", 1280), InlineData("/search", "#q-page", 375), InlineData("/there-is-no-such-page", "#q-lost", 320)]
    public async Task The_open_list_breaks_no_rule_and_stands_within_the_page(string path, string field, int width)
    {
        await using var visit = await browser.VisitAsync(path, width);
        await visit.Page.Locator(field).PressSequentiallyAsync("ovarian");
        // The list may open over fewer letters first.
        await visit.Page.GetByText("Search for “ovarian”").WaitForAsync();
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Axe.FindsNothingAsync(visit.Page);
        await visit.StandsWithinAsync($"{width} with suggestions");
        Assert.True(await visit.IsInFirstScreenAsync(visit.Page.GetByRole(AriaRole.Option, new() { Selected = true })));
        await visit.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await Axe.FindsNothingAsync(visit.Page, isForced: true);
    }

    [BrowserTheory, InlineData(404), InlineData(503)]
    public async Task Without_an_answer_the_field_is_a_plain_one(int status)
    {
        await using var visit = await browser.VisitAsync("/");
        var asked = 0;
        await visit.Page.RouteAsync("**/search/suggest?*", route =>
        {
            asked++;
            return route.FulfillAsync(new() { Status = status, Body = "<h1>no</h1>" });
        });
        await visit.Page.Locator("#q-hero").PressSequentiallyAsync("fibro");
        await visit.Page.WaitForTimeoutAsync(400);
        await visit.Page.Locator("#q-hero").PressSequentiallyAsync("ids");
        await visit.Page.WaitForTimeoutAsync(400);
        // Where there is no such address, it is not asked again.
        Assert.Equal(status == 404 ? 1 : 2, asked);
        Assert.False(await visit.Page.Locator(".hero .suggest").IsVisibleAsync());
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ArriveAsync("**/search?q=fibroids");
        Assert.Contains("Fibroids", await visit.Page.Locator(".hit h2").First.TextContentAsync());
    }

    [BrowserFact]
    public async Task A_late_answer_to_fewer_letters_does_not_come_back()
    {
        await using var visit = await browser.VisitAsync("/");
        var late = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/search/suggest?q=fi", async route =>
        {
            await late.Task;
            await route.ContinueAsync();
        });
        var field = visit.Page.Locator("#q-hero");
        // Whoever waits only after typing may have missed it.
        var asked = visit.Page.WaitForRequestAsync("**/search/suggest?q=fi");
        await field.PressSequentiallyAsync("fi");
        await asked;
        await field.PressSequentiallyAsync("broids");
        await visit.Page.GetByText("Search for “fibroids”").WaitForAsync();
        late.SetResult();
        await visit.Page.WaitForTimeoutAsync(300);
        Assert.Equal("Search for “fibroids”", await visit.Page.Locator(".hero .suggest__all").TextContentAsync());
    }

    [BrowserFact]
    public async Task What_was_chosen_before_an_answer_came_stays_chosen()
    {
        await using var visit = await browser.VisitAsync("/");
        var late = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/search/suggest?q=fibroids", async route =>
        {
            await late.Task;
            await route.ContinueAsync();
        });
        var field = visit.Page.Locator("#q-hero");
        await field.PressSequentiallyAsync("fibroi");
        await visit.Page.GetByText("Search for “fibroi”").WaitForAsync();
        var asked = visit.Page.WaitForRequestAsync("**/search/suggest?q=fibroids");
        await field.PressSequentiallyAsync("ds");
        await asked;
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        late.SetResult();
        await visit.Page.GetByText("Search for “fibroids”").WaitForAsync();
        Assert.StartsWith("Fibroids", await visit.Page.GetByRole(AriaRole.Option, new() { Selected = true }).TextContentAsync(new() { Timeout = 5000 }));
    }
}
