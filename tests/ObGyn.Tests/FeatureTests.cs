using System.Net;
using System.Text.Json.Nodes;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>The department's site with one of its features switched off, and on again.</summary>
public sealed class FeatureTests
{
    private const string LeadsToSearch = "[action='/search'], a[href^='/search']";

    [Theory]
    [InlineData("ObGyn.Conditions"), InlineData("ObGyn.Programs"), InlineData("ObGyn.Physicians"), InlineData("Cms.Review"), InlineData("Cms.Menus"), InlineData("Cms.Search"), InlineData("Cms.Seo")]
    public async Task Without_a_feature_the_rest_stands_and_leads_nowhere_wrong_and_with_it_again_everything_is_as_before(string feature)
    {
        await using var site = await TestSite.StartAsync();
        var before = await PagesAsync(site);
        Assert.All(before, page => Assert.Equal(HttpStatusCode.OK, page.Value.Status));
        var hash = await ContentHash.ComputeAsync(site.Services.GetRequiredService<Database>());

        await SwitchAsync(site, feature, false);
        var without = await PagesAsync(site);
        Assert.All(without, page => Assert.True(page.Value.Status is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{page.Key} answers {page.Value.Status}"));
        Assert.NotEqual(before, without);
        foreach (var link in without.Where(page => page.Value.Status is HttpStatusCode.OK).SelectMany(page => Links(page.Value.Html)).Distinct())
        {
            using var answer = await site.Client.GetAsync(link);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.MovedPermanently, $"{link} answers {answer.StatusCode}");
        }

        await SwitchAsync(site, feature, true);
        Assert.Equal(before, await PagesAsync(site));
        Assert.Equal(hash, await ContentHash.ComputeAsync(site.Services.GetRequiredService<Database>()));
    }

    [Fact]
    public async Task Without_physicians_nobody_is_listed_and_team_pages_are_not_found()
    {
        await using var site = await TestSite.StartAsync();
        Assert.NotNull((await site.PageAsync("/")).QuerySelector("a[href='/team']"));
        await SwitchAsync(site, "ObGyn.Physicians", false);
        foreach (var address in (string[])["/team", "/team/maternal-fetal-medicine"])
        {
            using var answer = await site.Client.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("We can’t find that page", TestSite.Parse(await answer.Content.ReadAsStringAsync()).QuerySelector("h1")!.TextContent);
        }
        Assert.Null((await site.PageAsync("/")).QuerySelector("a[href='/team']"));
        Assert.Null((await site.PageAsync("/conditions/fibroids")).QuerySelector("a[href='/team'], a[href='/team/gynecology']"));
        Assert.NotNull((await site.PageAsync("/conditions/fibroids")).QuerySelector("a[href^='/programs/']"));
        Assert.DoesNotContain("/team<", await site.Client.GetStringAsync("/sitemap-1.xml"));
    }

    [Fact]
    public async Task Without_conditions_other_pages_keep_the_blocks_that_came_with_them()
    {
        await using var site = await TestSite.StartAsync();
        var before = Site.OwnText(await site.PageAsync("/patients/first-visit"));
        await SwitchAsync(site, "ObGyn.Conditions", false);
        Assert.Equal(before, Site.OwnText(await site.PageAsync("/patients/first-visit")));
    }

    [Fact]
    public async Task Without_search_nothing_leads_to_it_and_back_again_it_finds_what_was_published_meanwhile()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        Assert.NotEmpty((await site.PageAsync("/")).QuerySelectorAll(LeadsToSearch));
        await SwitchAsync(site, "Cms.Search", false);
        foreach (var address in (string[])["/", "/conditions", "/conditions/fibroids", "/team", "/search", "/no-such-page"])
        {
            var page = TestSite.Parse(await (await site.Client.GetAsync(address)).Content.ReadAsStringAsync());
            Assert.Empty(page.QuerySelectorAll(LeadsToSearch));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/search?q=fibroids")).StatusCode);
        var form = await desk.OpenAsync("/admin/new/Page");
        await desk.SendAsync(form, new() { ["_parent"] = "", ["TitlePart.Title"] = "Visibly a test of sleep", ["Page.Summary.Text"] = "Zyzzyva." }, "op=publish", "main form[aria-label]");
        await site.PageAsync("/visibly-a-test-of-sleep");

        await SwitchAsync(site, "Cms.Search", true);
        var found = await site.PageAsync("/search?q=zyzzyva");
        Assert.Equal("/visibly-a-test-of-sleep", found.QuerySelector(".hit h2 a")!.GetAttribute("href"));
        Assert.NotEmpty((await site.PageAsync("/")).QuerySelectorAll(LeadsToSearch));
    }

    private static async Task<Dictionary<string, (HttpStatusCode Status, string Html)>> PagesAsync(TestSite site)
    {
        var pages = new Dictionary<string, (HttpStatusCode, string)>();
        foreach (var address in (string[])[.. Site.Addresses, "/search?q=fibroids", "/sitemap-1.xml", "/robots.txt"])
        {
            using var answer = await site.Client.GetAsync(address);
            pages[address] = (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        return pages;
    }

    // Where a visitor can go from a page: its links, pictures and forms on this site.
    private static IEnumerable<string> Links(string html) => TestSite.Parse(html).QuerySelectorAll("a[href], img[src], form[action]")
        .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src") ?? element.GetAttribute("action")!)
        .Where(address => address.StartsWith('/')).Select(address => address.Split('#')[0]);

    private static async Task SwitchAsync(TestSite site, string feature, bool on)
    {
        var (_, position) = await site.Services.GetRequiredService<Database>().WriteAsync(session => session.SetDocumentAsync(SiteDocuments.Features, feature, new JsonObject { ["enabled"] = on }));
        Assert.DoesNotContain(await site.Services.GetRequiredService<FeedPump>().WaitAsync(position, TimeSpan.FromSeconds(30)), reader => reader.After is null);
    }
}
