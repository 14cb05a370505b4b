using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>The demonstration recipe: visibly test people and places fill the lists that are empty in a new site.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task Test_people_and_places_show_where_real_ones_will()
    {
        await using var site = await TestSite.StartAsync();
        Assert.DoesNotContain("Testperson", (await site.PageAsync("/team")).Body!.TextContent);
        var recipe = await new RecipeFolders(site.Services.GetRequiredService<SiteOptions>().RecipeFolders).FindAsync("obgyn.demo");
        var plan = await site.Services.GetRequiredService<RecipePlanner>().PlanAsync(recipe!, new RecipeOptions { Trusted = true });
        var (_, position) = await site.Services.GetRequiredService<RecipeApplier>().ApplyAsync(plan);
        await site.Services.GetRequiredService<FeedPump>().WaitAsync(position, TimeSpan.FromSeconds(5));

        foreach (var (address, words) in ((string, string)[])
        [
            ("/team", "Alba Testperson"), ("/team/maternal-fetal-medicine", "Bruna Testperson"), ("/team/nurse-midwives", "Cora Testperson"),
            ("/patients/find-a-doctor", "Cora Testperson"), ("/conditions/cervical-insufficiency", "Alba Testperson"), ("/programs/obstetrics", "Alba Testperson"),
            ("/patients/locations", "Sample Test Clinic"), ("/about/news", "Sample news"), ("/education/calendar-of-events", "Sample event"), ("/search?q=testperson", "Bruna Testperson"),
        ])
            Assert.Contains(words, (await site.PageAsync(address)).QuerySelector("main")!.TextContent);
        // Places stand right under the title of the page that lists them, and under a heading on a profile.
        Assert.Equal("Sample Test Clinic", (await site.PageAsync("/patients/locations")).QuerySelector(".opener + .places h2")?.TextContent);
        Assert.Equal("Sample Test Clinic", (await site.PageAsync("/team/alba-testperson")).QuerySelector(".place h2 ~ .place h3")?.TextContent);
        // A page that is made to list something shows it before its own words.
        foreach (var address in (string[])["/about/news", "/patients/locations", "/education/calendar-of-events"])
            Assert.Contains("Sample", (await site.PageAsync(address)).QuerySelector(".opener + ul")!.TextContent);
        Assert.Contains("This is a test person", (await site.PageAsync("/team/alba-testperson")).QuerySelector("main")!.TextContent);
    }
}
