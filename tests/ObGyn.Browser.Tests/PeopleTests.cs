using System.Text.Json.Nodes;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ObGyn.Browser.Tests;

/// <summary>The pages that look different once there are people: the seed has none.</summary>
[Collection(OneBrowser.Name)]
public sealed class PeopleTests(SiteInBrowser browser)
{
    [BrowserFact]
    public async Task The_finder_a_team_and_a_profile_break_no_rule_and_keep_within_the_window()
    {
        await using var first = await PersonAsync("Alba", "Testperson", "MD");
        await using var second = await PersonAsync("Bruna", "Verylongtestperson-Secondname", "CNM");
        foreach (var path in (string[])["/patients/find-a-doctor", "/patients/find-a-doctor?q=nobody", "/team/maternal-fetal-medicine", "/conditions/cervical-insufficiency", first.Address!])
        {
            await using var visit = await browser.VisitAsync(path);
            Assert.Empty(visit.Troubles);
            await Axe.FindsNothingAsync(visit.Page);
            foreach (var width in (int[])[768, 320, 375])
            {
                await visit.ResizeAsync(width);
                await visit.StandsWithinAsync($"{width}");
            }
            await Axe.FindsNothingAsync(visit.Page);
        }
    }

    [BrowserFact]
    public async Task On_a_phone_the_filters_open_as_a_sheet_and_narrow_the_list()
    {
        await using var first = await PersonAsync("Alba", "Testperson", "MD");
        await using var second = await PersonAsync("Bruna", "Testperson", "CNM");
        await using var visit = await browser.VisitAsync("/patients/find-a-doctor", 375);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Filters" }).ClickAsync();
        await Axe.FindsNothingAsync(visit.Page);
        await visit.Page.Locator(".filters").GetByText("Nurse midwife (CNM)").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show people" }).ClickAsync();
        await visit.Page.GetByText("1 person").WaitForAsync();
        Assert.Equal(["Bruna Testperson, CNM"], await visit.Page.Locator(".person h2").AllTextContentsAsync());
        await Axe.FindsNothingAsync(visit.Page);
    }

    private async Task<PublishedItem> PersonAsync(string given, string family, string kind)
    {
        var program = await browser.Site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "programs/maternal-fetal-medicine");
        return await browser.PublishAsync("PhysicianProfile", new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = $"{given} {family}, {kind}" },
            ["PhysicianProfile"] = new JsonObject
            {
                ["GivenName"] = Text(given),
                ["FamilyName"] = Text(family),
                ["Credentials"] = Text(kind),
                ["ProviderType"] = Text(kind),
                ["Programs"] = new JsonObject { ["ContentItemIds"] = new JsonArray(program) },
                ["Languages"] = new JsonObject { ["Values"] = new JsonArray("Spanish", "Armenian") },
                ["Accepting"] = Text("yes"),
                ["AcceptingAsOf"] = new JsonObject { ["Value"] = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) },
                ["Bio"] = new JsonObject { ["Html"] = "<p>Visibly a test.</p>" },
            },
        });
    }

    private static JsonObject Text(string text) => new() { ["Text"] = text };
}
