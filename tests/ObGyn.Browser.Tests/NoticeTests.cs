using System.Text.Json.Nodes;

namespace ObGyn.Browser.Tests;

[Collection(OneBrowser.Name)]
public sealed class NoticeTests(SiteInBrowser browser)
{
    [BrowserFact]
    public async Task A_site_notice_is_seen_on_the_first_screen_and_breaks_no_rule()
    {
        await using var notice = await browser.PublishAsync("Notice", new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = "Visibly a test" },
            ["ShowPeriodPart"] = new JsonObject { ["Until"] = new JsonObject { ["Value"] = DateTime.UtcNow.AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) } },
            ["Notice"] = new JsonObject { ["Level"] = Text("warning"), ["Text"] = new JsonObject { ["Html"] = "<p><strong>Visibly a test.</strong> A clinic is closed on Friday. <a href=\"/patients/locations\">Where to go</a></p>" } },
            ["LayerMetadata"] = new JsonObject { ["Zone"] = "SiteNotice", ["Layer"] = "Always", ["Position"] = 1 },
        });
        await using var visit = await browser.VisitAsync("/conditions/fibroids", 375);
        foreach (var width in (int[])[375, 1280])
        {
            await visit.ResizeAsync(width);
            Assert.True(await visit.IsInFirstScreenAsync(visit.Page.Locator(".notice-site")));
            Assert.True(await visit.IsInFirstScreenAsync(visit.Page.Locator("a[href='tel:911']").First));
            await Axe.FindsNothingAsync(visit.Page);
            await visit.StandsWithinAsync($"{width}");
        }
    }

    private static JsonObject Text(string text) => new() { ["Text"] = text };
}
