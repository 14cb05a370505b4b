using AngleSharp.Html.Dom;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>A theme on top of the department's: what it has is shown, the rest comes from the theme below, the modules and the kernel. A recipe chooses it.</summary>
public sealed class ThemeTests
{
    private const string Page = "/patients/first-visit";

    [Fact]
    public async Task A_theme_chosen_by_a_recipe_overrides_a_view_and_the_layout_and_takes_the_rest_from_below()
    {
        await using var site = await TestSite.StartAsync(addMore: modules => modules.AddTheme<TestTheme.TestTheme>());
        // Kept pages of the theme before must go with it.
        var before = await site.PageAsync(Page);
        Assert.Null(before.QuerySelector(".test-page"));
        Assert.NotNull(before.QuerySelector(".site-head"));
        await PublishAsync(site, "NewsArticle", """{"TitlePart":{"Title":"Visibly a test"},"AutoroutePart":{"Path":"visibly-a-test"},"NewsArticle":{"Summary":{"Text":"A test."},"Date":{"Value":"2026-11-23T00:00:00Z"}},"Body":{"ContentItems":[{"ContentItemId":"block1","ContentType":"NoView","NoView":{"Words":{"Text":"A block without a view."}}}]}}""");
        await PublishAsync(site, "Workshop", """{"TitlePart":{"Title":"Visibly a workshop"},"AutoroutePart":{"Path":"visibly-a-workshop"},"Workshop":{"Place":{"Text":"A page type without a view."}}}""");

        await ChooseAsync(site, "ObGyn.TestTheme");

        // Its own view, made with a partial view of the theme below.
        var page = await site.PageAsync(Page);
        Assert.Equal("A page of the test theme.", page.QuerySelector(".test-page")!.TextContent);
        Assert.Equal("First Visit", page.QuerySelector(".opener h1")!.TextContent.Trim());
        // Its own layout around everything, also around the views below.
        foreach (var path in (string[])[Page, "/", "/conditions/fibroids", "/visibly-a-test", "/visibly-a-workshop", "/search?q=fibroids"])
        {
            var any = await site.PageAsync(path);
            Assert.True(any.Body!.ClassList.Contains("test-layout") && any.QuerySelector(".site-head") is null, path);
        }
        // The theme below, before the modules and the kernel: both have views of these names.
        Assert.NotNull((await site.PageAsync("/conditions/fibroids")).QuerySelector(".care"));
        Assert.NotNull((await site.PageAsync("/search?q=fibroids")).QuerySelector(".searchbar, form[role=search]"));
        using (var missing = await site.Client.GetAsync("/no-such-page"))
            Assert.Contains("test-layout", await missing.Content.ReadAsStringAsync());
        // A module's view that no theme has.
        Assert.NotNull((await site.PageAsync("/search?q=fibroids")).QuerySelector(".hit"));
        // The generic views: a page type and a block that nobody has a view for.
        Assert.Contains("A page type without a view.", Words(await site.PageAsync("/visibly-a-workshop")));
        Assert.Contains("A block without a view.", Words(await site.PageAsync("/visibly-a-test")));

        await ChooseAsync(site, "ObGyn.Theme");
        page = await site.PageAsync(Page);
        Assert.Null(page.QuerySelector(".test-page"));
        Assert.NotNull(page.QuerySelector(".site-head"));
    }

    [Fact]
    public async Task The_chosen_theme_outlives_a_restart_and_one_that_the_program_does_not_have_leaves_the_hosts()
    {
        static void AddTheme(Cms.Web.Site.CmsBuilder modules) => modules.AddTheme<TestTheme.TestTheme>();
        await using var site = await TestSite.StartAsync(addMore: AddTheme);
        await ChooseAsync(site, "ObGyn.TestTheme");
        await using var again = await TestSite.StartAsync(await site.StopAsync(), AddTheme);
        Assert.NotNull((await again.PageAsync(Page)).QuerySelector(".test-page"));
        await using var without = await TestSite.StartAsync(await again.StopAsync());
        Assert.NotNull((await without.PageAsync(Page)).QuerySelector(".site-head"));
    }

    private static string Words(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    private static async Task ChooseAsync(TestSite site, string theme)
    {
        var recipe = RecipeReader.Read($$"""{"name":"theme","steps":[{"name":"themes","site":"{{theme}}"}]}""", "visibly-a-test.json");
        var (_, position) = await site.Services.GetRequiredService<RecipeApplier>().ApplyAsync(await site.Services.GetRequiredService<RecipePlanner>().PlanAsync(recipe, new RecipeOptions()));
        await site.Services.GetRequiredService<FeedPump>().WaitAsync(position, TimeSpan.FromSeconds(10));
    }

    private static async Task PublishAsync(TestSite site, string type, string content)
    {
        await DefineAsync(site);
        var saved = await site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(null, type, ContentJson.ParseObject(content), null));
        var done = await site.Services.GetRequiredService<Publish>().RunAsync(Actor.System, saved.ContentItemId);
        await site.Services.GetRequiredService<FeedPump>().WaitAsync(done.Position, TimeSpan.FromSeconds(10));
    }

    private static async Task DefineAsync(TestSite site)
    {
        var recipe = RecipeReader.Read(
            """
            {"name":"types","steps":[{"name":"ContentDefinition",
              "ContentTypes":[
                {"Name":"Workshop","DisplayName":"Workshop","ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"AutoroutePart","Name":"AutoroutePart"},{"PartName":"Workshop","Name":"Workshop"}]},
                {"Name":"NoView","DisplayName":"No view","Settings":{"ContentTypeSettings":{"Stereotype":"Widget"}},"ContentTypePartDefinitionRecords":[{"PartName":"NoView","Name":"NoView"}]}],
              "ContentParts":[
                {"Name":"Workshop","ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Place"}]},
                {"Name":"NoView","ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Words"}]}]}]}
            """, "visibly-a-test.json");
        await site.Services.GetRequiredService<RecipeApplier>().ApplyAsync(await site.Services.GetRequiredService<RecipePlanner>().PlanAsync(recipe, new RecipeOptions()));
    }
}
