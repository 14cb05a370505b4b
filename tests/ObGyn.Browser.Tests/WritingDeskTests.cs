using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;
using Cms.Users.People;
using Cms.Web.Admin.Preview;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Browser.Tests;

/// <summary>The screens of writing and of one's own account, in their states: no rule broken, light and dark, within every window.</summary>
[Collection(OneBrowser.Name)]
public sealed class WritingDeskTests(SiteInBrowser browser) : IAsyncLifetime
{
    private readonly List<string> own = [];

    public Task InitializeAsync() => Task.CompletedTask;

    // Other tests of this site look for pages and find no others than before.
    public async Task DisposeAsync()
    {
        foreach (var id in own)
            await browser.Site.Services.GetRequiredService<DeleteItem>().RunAsync(Actor.System, id);
    }

    [BrowserTheory]
    [InlineData("two texts"), InlineData("two texts, half chosen"), InlineData("archived"), InlineData("new condition"), InlineData("block without words"), InlineData("picture"), InlineData("link"), InlineData("keys"), InlineData("signed out"), InlineData("words kept here")]
    [InlineData("widths"), InlineData("widths, link made"), InlineData("shared"), InlineData("shared, ended"), InlineData("as of"), InlineData("as of, twice"), InlineData("edit line")]
    [InlineData("you"), InlineData("two steps, off"), InlineData("two steps, scan"), InlineData("sessions"), InlineData("forgotten"), InlineData("second step"), InlineData("sheet"), InlineData("sheet, refused"), InlineData("user")]
    public async Task A_screen_of_writing_breaks_no_rule_and_keeps_within_the_window(string name)
    {
        await using var visit = await OpenAsync(name);
        await visit.BreaksNoRuleAsync();
        // What was typed here belongs to this test alone.
        await visit.Page.EvaluateAsync("localStorage.clear()");
    }

    [BrowserFact]
    public async Task A_text_keeps_everything_that_the_editor_has_no_tool_for()
    {
        const string Html = "<h2>Large</h2><p dir=\"rtl\" lang=\"ar\">A <abbr title=\"for short\">b</abbr> H<sub>2</sub>O <span lang=\"es\">hola</span> x<sup>2</sup><br>next <img src=\"/media/drawings/anatomy.svg\" alt=\"A drawing\"></p><figure><img src=\"/media/drawings/anatomy.svg\" alt=\"A drawing\"><figcaption>Words under it</figcaption></figure><table><caption>A table</caption><tbody><tr><th scope=\"row\">a</th><td>b</td></tr></tbody></table><blockquote><p>Said.</p></blockquote><ol start=\"3\"><li><p>three</p></li></ol>";
        var id = await OwnAsync(content => content["Body"]!["ContentItems"]!.AsArray().OfType<JsonObject>().First(block => block["Section"] is not null)["Section"]!["Text"]!["Html"] = Html);
        await using var visit = await browser.VisitAsync($"/admin/pages/{id}", desk: true);
        await visit.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(details => { details.open = true })");
        var area = visit.Page.Locator("textarea[data-rich-text]").First;
        Assert.Contains("figcaption", await area.InputValueAsync());
        // Only what is typed changes the text; then everything that stood there is still in it.
        await visit.Page.Locator(".rte__in").First.Locator("h2").ClickAsync();
        await visit.Page.Keyboard.PressAsync("End");
        await visit.Page.Keyboard.TypeAsync("r");
        var typed = await area.InputValueAsync();
        foreach (var kept in (string[])["<h2>Larger</h2>", "dir=\"rtl\"", "lang=\"ar\"", "<abbr title=\"for short\">b</abbr>", "<sub>2</sub>", "<sup>2</sup>", "<span lang=\"es\">hola</span>", "<br>", "alt=\"A drawing\"", "<figcaption>Words under it</figcaption>", "<caption>A table</caption>", "<blockquote>", "start=\"3\""])
            Assert.Contains(kept, typed);
        await visit.Page.EvaluateAsync("localStorage.clear()");
    }

    [BrowserFact]
    public async Task A_typo_is_mended_by_keyboard_alone_on_a_phone()
    {
        await using var visit = await browser.VisitAsync("/admin", 375, desk: true);
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.TypeAsync("health plans");
        await visit.Page.Locator(".hits__r", new() { HasText = "Health Plans" }).First.WaitForAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ArriveAsync("**/admin/pages/*");
        for (var step = 0; step < 80 && await visit.Page.EvaluateAsync<string?>("document.activeElement.name") != "Page.Summary.Text"; step++)
            await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Control+End");
        await visit.Page.Keyboard.TypeAsync(" By keyboard.");
        await visit.Page.Keyboard.PressAsync("Control+Enter");
        await visit.Page.GetByText("Published.").First.WaitForAsync();
        Assert.Empty(visit.Troubles);
    }

    private async Task<Visit> OpenAsync(string name)
    {
        var store = browser.Site.Services.GetRequiredService<ContentStore>();
        var plain = (await store.RouteAsync("en", "patients/first-visit"))!;
        switch (name)
        {
            case "two texts" or "two texts, half chosen":
                var joined = await TwoTextsAsync();
                var two = await browser.VisitAsync($"/admin/pages/{joined}/join", desk: true);
                if (name != "two texts")
                {
                    await two.Page.Locator("input[value=theirs]").First.CheckAsync();
                    await two.Page.ClickAsync(".stick .btn--main");
                    await two.Page.Locator("[role=alert]").First.WaitForAsync();
                }
                return two;
            case "archived":
                var kept = await OwnAsync(_ => { });
                await browser.Site.Services.GetRequiredService<ArchiveItem>().RunAsync(Actor.System, kept);
                return await browser.VisitAsync($"/admin/pages/{kept}", desk: true);
            case "new condition":
                return await browser.VisitAsync("/admin/new/ConditionPage", desk: true);
            case "block without words":
                var wordless = await OwnAsync(content => content["Body"] = new JsonObject { ["ContentItems"] = new JsonArray(new JsonObject { ["ContentItemId"] = ContentIds.New(), ["ContentType"] = "Section", ["Section"] = new JsonObject() }) });
                return await browser.VisitAsync($"/admin/pages/{wordless}", desk: true);
            case "picture" or "link":
                var text = await browser.VisitAsync($"/admin/pages/{await store.RouteAsync("en", "conditions/fibroids")}", desk: true);
                await text.Page.Locator(".blk summary").First.ClickAsync();
                await text.Page.Locator(name == "picture" ? ".rte__bar [aria-label='Picture']" : ".rte__bar [aria-label^='Link to']").First.ClickAsync();
                await text.Page.Locator("dialog[open]").WaitForAsync();
                return text;
            case "keys":
                var keys = await browser.VisitAsync("/admin", desk: true);
                await keys.Page.Keyboard.PressAsync("?");
                await keys.Page.Locator("dialog[open]").WaitForAsync();
                return keys;
            case "signed out":
                var signedOut = await browser.VisitAsync($"/admin/pages/{plain}", desk: true);
                await signedOut.Page.RouteAsync("**/copy", route => route.FulfillAsync(new() { Status = 401, ContentType = "application/json", Body = """{"signedOut":true}""" }));
                await signedOut.Page.Locator("textarea[name='Page.Summary.Text']").FillAsync("Typed while signed out.");
                await signedOut.Page.Locator("dialog[open]").WaitForAsync();
                await signedOut.Page.Locator("dialog[open] iframe").WaitForAsync();
                return signedOut;
            case "words kept here":
                var here = await browser.VisitAsync($"/admin/pages/{plain}", desk: true);
                await here.Page.RouteAsync("**/copy", route => route.AbortAsync());
                await here.Page.Locator("textarea[name='Page.Summary.Text']").FillAsync("Typed without a line.");
                await here.Page.Locator("[data-save-state]", new() { HasText = "Not saved yet" }).WaitForAsync();
                await here.Page.EvaluateAsync("addEventListener('beforeunload', event => event.stopImmediatePropagation(), true)");
                await here.OpenAsync($"/admin/pages/{plain}");
                await here.Page.Locator("[data-kept-here]").WaitForAsync();
                return here;
            case "widths":
                return await browser.VisitAsync($"/admin/pages/{plain}/widths", desk: true);
            case "widths, link made":
                var made = await browser.VisitAsync($"/admin/pages/{plain}/widths", desk: true);
                await made.Page.ClickAsync("form[action$='/share'] button");
                await made.Page.Locator("#made").WaitForAsync();
                return made;
            case "shared":
                return await browser.VisitAsync(await browser.Site.Services.GetRequiredService<PreviewLinks>().CreateAsync(Actor.System, plain, 1));
            case "shared, ended":
                var links = browser.Site.Services.GetRequiredService<PreviewLinks>();
                var link = await links.CreateAsync(Actor.System, plain, 1);
                await links.WithdrawAsync(Actor.System, plain, (await links.OfAsync(plain))[0].LinkId);
                return await browser.VisitAsync(link);
            case "as of":
                return await browser.VisitAsync("/admin/as-of?day=2027-03-01&time=09:00&path=conditions/fibroids", desk: true);
            case "as of, twice":
                return await browser.VisitAsync("/admin/as-of?day=2027-11-07&time=01:30", desk: true);
            case "edit line":
                return await browser.VisitAsync("/conditions/fibroids", desk: true);
            case "you":
                return await browser.VisitAsync("/admin/you", desk: true);
            case "two steps, off":
                return await browser.VisitAsync("/account/two-step", desk: true);
            case "two steps, scan":
                var scan = await browser.VisitAsync("/account/two-step", desk: true);
                if (await scan.Page.Locator("#password").CountAsync() > 0)
                {
                    await scan.Page.FillAsync("#password", "visibly-a-test-4-obgyn-desk");
                    await scan.Page.ClickAsync("main .btn--main");
                }
                await scan.Page.Locator("img.qr").WaitForAsync();
                return scan;
            case "sessions":
                return await browser.VisitAsync("/account/sessions", desk: true);
            case "forgotten":
                return await browser.VisitAsync("/account/forgotten");
            case "second step":
                return await browser.VisitAsync("/account/sign-in?returnUrl=%2Faccount%2Fsigned-in");
            case "sheet":
                return await browser.VisitAsync("/admin/settings/sheet/ReviewSettings", desk: true);
            case "sheet, refused":
                var sheet = await browser.VisitAsync("/admin/settings/sheet/site", desk: true);
                await sheet.Page.FillAsync("#TimeZoneId", "Mars/Olympus");
                await sheet.Page.ClickAsync("main .btn--main");
                await sheet.Page.Locator("#errors").WaitForAsync();
                return sheet;
            default:
                var admin = (await browser.Site.Services.GetRequiredService<UserDirectory>().ListAsync("admin"))[0];
                return await browser.VisitAsync($"/admin/users/{admin.UserId}", desk: true);
        }
    }

    // The administrator typed, and somebody else saved the same places meanwhile.
    private async Task<string> TwoTextsAsync()
    {
        var (store, id) = (browser.Site.Services.GetRequiredService<ContentStore>(), await OwnAsync(_ => { }));
        var admin = (await browser.Site.Services.GetRequiredService<UserDirectory>().ListAsync("admin"))[0];
        var latest = (await store.LatestAsync(id))!;
        var mine = latest.ToContentObject();
        mine["ConditionPage"]!["Summary"]!["Text"] = $"These words are mine. {Guid.NewGuid():N}";
        mine["TitlePart"]!["Title"] = "Visibly a test, mine";
        await browser.Site.Services.GetRequiredService<KeepWorkingCopy>().RunAsync(new Actor(admin.UserId, admin.UserName, new HashSet<string> { "SiteOwner" }),
            new CopyInput(id, latest.ContentType, mine, latest.ContentItemVersionId, new EditorWindow(ContentIds.New(), 1)));
        await ChangeAsync(id, content =>
        {
            content["ConditionPage"]!["Summary"]!["Text"] = $"These words are theirs. {Guid.NewGuid():N}";
            content["TitlePart"]!["Title"] = "Visibly a test, theirs";
        });
        return id;
    }

    // A condition of these tests alone, made like one of the department's.
    private async Task<string> OwnAsync(Action<JsonObject> change)
    {
        var store = browser.Site.Services.GetRequiredService<ContentStore>();
        var content = (await store.LatestAsync((await store.RouteAsync("en", "conditions/fibroids"))!))!.ToContentObject();
        content.Remove("AutoroutePart");
        content["TitlePart"]!["Title"] = $"Visibly a test {Guid.NewGuid():N}";
        change(content);
        own.Add((await browser.Site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(null, "ConditionPage", content, null))).ContentItemId);
        return own[^1];
    }

    private async Task ChangeAsync(string id, Action<JsonObject> change)
    {
        var latest = (await browser.Site.Services.GetRequiredService<ContentStore>().LatestAsync(id))!;
        var content = latest.ToContentObject();
        change(content);
        await browser.Site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(id, latest.ContentType, content, latest.ContentItemVersionId));
    }
}
