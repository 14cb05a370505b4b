using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Review.Comments;
using Cms.Review.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ObGyn.Browser.Tests;

/// <summary>The letter that a physician gets, and the desk's pages about reviews: no rule broken, within every window, by keyboard, without script.</summary>
[Collection(OneBrowser.Name)]
public sealed class ReviewTests(SiteInBrowser browser)
{
    private static readonly Actor Ann = new("ann-of-the-browser-tests", "Ann Testperson", new HashSet<string> { "AccessAdminPanel", "EditContent", "PublishContent" });

    [BrowserTheory]
    [InlineData("letter"), InlineData("letter, whole page"), InlineData("letter, refused"), InlineData("letter, changed meanwhile"), InlineData("letter, sent back"), InlineData("letter, closed")]
    [InlineData("send"), InlineData("send, refused"), InlineData("send, with the reviewer"), InlineData("send, link shown"), InlineData("comments"), InlineData("reviews")]
    public async Task A_page_of_a_review_breaks_no_rule_and_keeps_within_the_window(string name)
    {
        await using var visit = await OpenAsync(name);
        Assert.Empty(visit.Troubles);
        await visit.BreaksNoRuleAsync();
    }

    [BrowserFact]
    public async Task A_physician_reads_ticks_and_signs_by_keyboard_on_a_phone_without_script()
    {
        var (_, link) = await AskedAsync("conditions/menopause");
        await using var visit = await browser.VisitAsync(link, 375, script: false);
        await visit.Page.Locator("[name=declared]").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Sign off", await visit.FocusAsync());
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "You signed off “Menopause”" }).WaitForAsync();
    }

    [BrowserFact]
    public async Task What_has_the_focus_is_never_behind_the_bar_with_the_buttons()
    {
        var (_, link) = await AskedAsync("conditions/menopause");
        await using var visit = await browser.VisitAsync(link, 375);
        await visit.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => { details.open = true })");
        for (var step = 0; step < 25; step++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            Assert.True(await visit.Page.EvaluateAsync<bool>("""
                () => {
                  const focused = document.activeElement, bar = document.querySelector('.sign');
                  return bar.contains(focused) || focused === document.body || focused.getBoundingClientRect().top < bar.getBoundingClientRect().top - 20;
                }
                """), await visit.FocusAsync());
        }
    }

    private async Task<Visit> OpenAsync(string name)
    {
        const string Path = "conditions/endometriosis";
        if (name == "reviews")
        {
            await AskedAsync(Path);
            return await browser.VisitAsync("/admin/reviews", desk: true);
        }
        if (name.StartsWith("letter", StringComparison.Ordinal))
        {
            var (asked, link) = await AskedAsync(Path);
            var visit = await browser.VisitAsync(link);
            switch (name)
            {
                case "letter, whole page":
                    await visit.Page.GetByRole(AriaRole.Button, new() { Name = "The whole page" }).ClickAsync();
                    break;
                case "letter, refused":
                    await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Ask for changes" }).ClickAsync();
                    await visit.Page.GetByRole(AriaRole.Alert).WaitForAsync();
                    break;
                case "letter, changed meanwhile":
                    await ChangeAsync(asked, "Changed while the letter was open. It is a test.");
                    await visit.Page.GetByText("Comment on this").First.ClickAsync();
                    await visit.Page.Locator("[name=declared]").CheckAsync();
                    await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign off" }).ClickAsync();
                    await visit.Page.GetByText("This page changed while you were reading.").WaitForAsync();
                    break;
                case "letter, sent back":
                    await visit.Page.FillAsync("#comment-page", "Visibly a test.");
                    await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Ask for changes" }).ClickAsync();
                    await visit.Page.GetByText("You can close this page.").WaitForAsync();
                    break;
                case "letter, closed":
                    await browser.Site.Services.GetRequiredService<WithdrawRequest>().RunAsync(Ann, (await OpenRequestAsync(asked))!);
                    await visit.OpenAsync(link);
                    break;
            }
            return visit;
        }
        var id = await PageIdAsync(Path);
        if (name is "send" or "send, refused")
        {
            await WithdrawAsync(id);
            var send = await browser.VisitAsync($"/admin/pages/{id}/send", desk: true);
            if (name == "send, refused")
            {
                await send.Page.FillAsync("#reason", "Visibly a test.");
                await send.Page.FillAsync("#name", "");
                await send.Page.ClickAsync("main button:has-text('Send')");
                await send.Page.GetByRole(AriaRole.Alert).WaitForAsync();
            }
            return send;
        }
        await AskedAsync(Path);
        if (name == "comments")
        {
            var comment = await browser.Site.Services.GetRequiredService<AddComment>().RunAsync(Ann, id, new NewComment("", "The page as a whole", "Done already."));
            await browser.Site.Services.GetRequiredService<ResolveComment>().RunAsync(Ann, comment.CommentId);
            await browser.Site.Services.GetRequiredService<AddComment>().RunAsync(Ann, id, new NewComment("ConditionPage.Summary", "Summary", "Say it in one sentence.\nAnd in shorter words."));
            return await browser.VisitAsync($"/admin/pages/{id}/comments", desk: true);
        }
        var page = await browser.VisitAsync($"/admin/pages/{id}/send", desk: true);
        if (name == "send, link shown")
            await page.Page.GetByRole(AriaRole.Button, new() { Name = "Make a link to copy" }).ClickAsync();
        return page;
    }

    // A page that was signed off, changed since, and sent for review: as it is in the department every day.
    private async Task<(string ItemId, string Link)> AskedAsync(string path)
    {
        var (id, services) = (await PageIdAsync(path), browser.Site.Services);
        await WithdrawAsync(id);
        var item = (await services.GetRequiredService<ContentStore>().LatestAsync(id))!;
        var content = item.ToContentObject();
        content["ReviewPart"] = JsonNode.Parse("""{"State":{"Text":"reviewed"},"ReviewerNames":{"Values":["Dr. Testa Sample"]},"LastReviewed":{"Value":"2026-06-12T00:00:00Z"},"NextReview":{"Value":"2036-06-12T00:00:00Z"}}""");
        var save = services.GetRequiredService<SaveDraft>();
        await save.RunAsync(Actor.System, new DraftInput(id, item.ContentType, content, item.ContentItemVersionId));
        await ChangeAsync(id, $"{ContentJson.GetString(item.Field("ConditionPage", "Summary")!.Value, "Text")} Many people live well with it.");
        var asked = await services.GetRequiredService<AskForReview>().RunAsync(Ann, new Question(id, "The guideline has new words for this.", new ReviewerInput(null, null, "Dr. Testa Sample", null), browser.Site.Address.ToString().TrimEnd('/')));
        return (id, new Uri(asked.Link!).AbsolutePath);
    }

    private async Task ChangeAsync(string id, string summary)
    {
        var item = (await browser.Site.Services.GetRequiredService<ContentStore>().LatestAsync(id))!;
        var content = item.ToContentObject();
        content["ConditionPage"]!["Summary"]!["Text"] = summary;
        var block = content["Body"]!["ContentItems"]!.AsArray().OfType<JsonObject>().First(block => block["Section"] is not null);
        block["Section"]!["Text"]!["Html"] = block["Section"]!["Text"]!["Html"]!.GetValue<string>() + "<ul><li>It is usually seen on a scan.</li></ul>";
        await browser.Site.Services.GetRequiredService<SaveDraft>().RunAsync(Ann, new DraftInput(id, item.ContentType, content, item.ContentItemVersionId));
    }

    private async Task WithdrawAsync(string id)
    {
        if (await OpenRequestAsync(id) is { } open)
            await browser.Site.Services.GetRequiredService<WithdrawRequest>().RunAsync(Ann, open);
    }

    private Task<string?> OpenRequestAsync(string id) => browser.Site.Services.GetRequiredService<Database>().AskAsync(session =>
        session.QueryValueAsync<string?>("SELECT request_id FROM review_requests WHERE item_id = @id AND state = 'open'", new { id }));

    private async Task<string> PageIdAsync(string path) => (await browser.Site.Services.GetRequiredService<ContentStore>().RouteAsync("en", path))!;
}
