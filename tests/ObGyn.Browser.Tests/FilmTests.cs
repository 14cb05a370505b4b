using System.Text.Json.Nodes;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Browser.Tests;

/// <summary>A film of another site: nobody elsewhere learns of a visit until the visitor asks for the film.</summary>
[Collection(OneBrowser.Name)]
public sealed class FilmTests(SiteInBrowser browser)
{
    private const string Recipe =
        """
        {"name":"Films","steps":[{"name":"ContentDefinition",
          "ContentTypes":[{"Name":"FilmPage","DisplayName":"Film page","ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"AutoroutePart","Name":"AutoroutePart"},{"PartName":"FilmPage","Name":"FilmPage"}]}],
          "ContentParts":[{"Name":"FilmPage","ContentPartFieldDefinitionRecords":[{"FieldName":"YoutubeField","Name":"Film"}]}]}]}
        """;

    private const string Address = "https://www.youtube-nocookie.com/embed/abcdefghi-1";

    [BrowserFact]
    public async Task Nothing_is_asked_of_another_host_until_the_button_is_pressed_and_then_the_player_alone()
    {
        await using var item = await PublishAsync();
        await using var visit = await browser.VisitAsync(item.Address!);
        var asked = new List<(string Url, string? Referrer)>();
        await visit.Page.RouteAsync(url => !url.StartsWith(browser.Site.Address.ToString(), StringComparison.Ordinal), async route =>
        {
            asked.Add((route.Request.Url, await route.Request.HeaderValueAsync("referer")));
            await route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><html lang=en><title>A player</title><p>It plays." });
        });
        await visit.OpenAsync(item.Address!);
        await visit.BreaksNoRuleAsync();
        await visit.ResizeAsync(1280);
        // Opened anew, the page has its own spacing of text again.
        await visit.OpenAsync(item.Address!);
        await visit.TabToAsync("Play the film hereThis loads it from YouTube, which then learns that you watch it.");
        Assert.Empty(visit.Troubles);
        Assert.Empty(asked);

        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.FrameLocator(".film iframe").GetByText("It plays.").WaitForAsync();
        Assert.Equal((Address, browser.Site.Address.GetLeftPart(UriPartial.Authority) + "/"), Assert.Single(asked));
        Assert.Equal([$"asked another host: {Address}"], visit.Troubles);
        var frame = visit.Page.Locator(".film iframe");
        Assert.Equal("Film: Visibly a film", await frame.GetAttributeAsync("title"));
        Assert.Equal("IFRAME", await visit.Page.EvaluateAsync<string>("document.activeElement.tagName"));
        Assert.True(await frame.EvaluateAsync<bool>("e => e.allowFullscreen"));
        Assert.False(await visit.Page.Locator(".film button").IsVisibleAsync());
        foreach (var width in (int[])[1280, 320])
        {
            await visit.ResizeAsync(width);
            await visit.StandsWithinAsync($"{width}");
            var box = (await frame.BoundingBoxAsync())!;
            Assert.InRange(box.Width / box.Height, 1.7, 1.85);
        }
        await Axe.FindsNothingAsync(visit.Page);
    }

    [BrowserFact]
    public async Task Without_script_the_film_is_a_link()
    {
        await using var item = await PublishAsync();
        await using var visit = await browser.VisitAsync(item.Address!, script: false);
        Assert.False(await visit.Page.Locator(".film button").IsVisibleAsync());
        Assert.Equal("https://www.youtube.com/watch?v=abcdefghi-1", await visit.Page.Locator(".film a").GetAttributeAsync("href"));
        Assert.Empty(visit.Troubles);
    }

    private async Task<PublishedItem> PublishAsync()
    {
        var services = browser.Site.Services;
        var plan = await services.GetRequiredService<PlannerFactory>().Create().PlanAsync(RecipeReader.Read(Recipe), new RecipeOptions { Trusted = true });
        var (_, position) = await services.GetRequiredService<RecipeApplier>().ApplyAsync(plan);
        await services.GetRequiredService<FeedPump>().WaitAsync(position, TimeSpan.FromSeconds(10));
        return await browser.PublishAsync("FilmPage", new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = "Visibly a film" },
            ["FilmPage"] = new JsonObject { ["Film"] = new JsonObject { ["RawAddress"] = "https://youtu.be/abcdefghi-1", ["EmbeddedAddress"] = "" } },
        });
    }
}
