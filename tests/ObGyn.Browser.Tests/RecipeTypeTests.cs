using System.Text.Json.Nodes;

namespace ObGyn.Browser.Tests;

/// <summary>Types that a recipe alone defines, each with every kind of block in its body: the seed has no page of them.</summary>
[Collection(OneBrowser.Name)]
public sealed class RecipeTypeTests(SiteInBrowser browser)
{
    [BrowserTheory, InlineData("Page"), InlineData("NewsArticle"), InlineData("Event"), InlineData("Location"), InlineData("PatientStory"), InlineData("Webinar"), InlineData("ResearchLab")]
    public async Task A_page_with_every_block_breaks_no_rule_and_keeps_within_the_window(string type)
    {
        await using var item = await browser.PublishAsync(type, new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = $"Visibly a test of {type}" },
            [type] = Fields(type),
            ["Body"] = new JsonObject { ["ContentItems"] = Blocks.All() },
        });
        await using var visit = await browser.VisitAsync(item.Address!);
        Assert.Empty(visit.Troubles);
        Assert.Equal(["A heading of a test"], await visit.Page.Locator("main h2", new() { HasText = "A heading of a test" }).AllTextContentsAsync());
        Assert.True(await visit.Page.GetByText("These words are visibly a test.").IsVisibleAsync());
        foreach (var width in (int[])[1280, 375])
        {
            await visit.ResizeAsync(width);
            await visit.StandsWithinAsync($"{width}");
            await Axe.FindsNothingAsync(visit.Page);
        }
        await visit.Page.EmulateMediaAsync(new() { ForcedColors = Microsoft.Playwright.ForcedColors.Active });
        await Axe.FindsNothingAsync(visit.Page, isForced: true);
        await visit.ResizeAsync(320);
        await visit.StandsWithinAsync("320");
    }

    private static JsonObject Fields(string type)
    {
        var fields = new JsonObject { ["Summary"] = Blocks.Text("A page that is visibly a test.") };
        switch (type)
        {
            case "NewsArticle":
                fields["Date"] = new JsonObject { ["Value"] = "2026-11-23T00:00:00Z" };
                break;
            case "Event":
                fields["Start"] = new JsonObject { ["Value"] = "2027-01-12T17:00:00Z" };
                fields["End"] = new JsonObject { ["Value"] = "2027-01-12T18:00:00Z" };
                fields["Place"] = Blocks.Text("A test room");
                break;
            case "Location":
                fields["Kind"] = Blocks.Text("clinic");
                fields["Address"] = new JsonObject { ["Values"] = new JsonArray("1 Test Street", "Test City, CA 90000") };
                fields["Parking"] = Blocks.Text("Test parking.");
                break;
            case "PatientStory":
                fields["Consent"] = Blocks.Text("visibly a test");
                break;
            case "Webinar":
                fields["Start"] = new JsonObject { ["Value"] = "2027-01-12T17:00:00Z" };
                fields["Transcript"] = Blocks.Text("Nobody says anything.");
                break;
        }
        return fields;
    }
}
