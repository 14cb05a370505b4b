using Microsoft.Playwright;

namespace ObGyn.Browser.Tests;

[Collection(OneBrowser.Name)]
public sealed class PrintTests(SiteInBrowser browser)
{
    [BrowserFact]
    public async Task On_paper_a_condition_is_its_text_without_the_ways_around_the_site()
    {
        await using var visit = await browser.VisitAsync("/conditions/endometriosis", 768);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var gone in (string[])["nav", "form", "button", ".utility", ".share", ".connect", ".site-foot", ".btn"])
            Assert.Equal((gone, 0), (gone, await visit.Page.Locator($"{gone} >> visible=true").CountAsync()));
        foreach (var kept in (string[])["h1", ".wordmark >> nth=0", ".notice--review", ".about-page"])
            Assert.True(await visit.Page.Locator(kept).IsVisibleAsync(), kept);
        Assert.Equal(3, await visit.Page.Locator(".care >> visible=true").CountAsync());
        // The buttons are gone, their numbers are not.
        Assert.Equal(["Call 1-310-825-2631.", "Call 911."], await visit.Page.Locator(".care__tel >> visible=true").AllTextContentsAsync());
    }

    [BrowserFact]
    public async Task On_paper_every_answer_is_open()
    {
        await using var visit = await browser.VisitAsync("/conditions/endometriosis", 768);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var answers = await visit.Page.Locator(".faqs__answer").AllAsync();
        Assert.NotEmpty(answers);
        foreach (var answer in answers)
            Assert.True(await answer.EvaluateAsync<bool>("e => e.checkVisibility({ contentVisibilityAuto: true }) && e.getBoundingClientRect().height > 10"), await answer.TextContentAsync());
    }
}
