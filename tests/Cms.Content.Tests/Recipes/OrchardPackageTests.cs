using Cms.Content.Fields;
using Cms.Content.Recipes;

namespace Cms.Content.Tests.Recipes;

/// <summary>What recipes of Orchard's modules and themes take for granted: files beside their folder, an administrator, types of other modules, scripts.</summary>
public sealed class OrchardPackageTests
{
    private const string Menu = """
        { "ContentType": "Menu", "ContentItemId": "menu1", "DisplayText": "Main", "Latest": true, "Published": true, "Owner": "[js: parameters('AdminUserId')]", "Author": "[js: parameters('AdminUsername')]",
          "TitlePart": { "Title": "Main" }, "MenuPart": {}, "AliasPart": { "Alias": "main" }, "MenuItemsListPart": { "MenuItems": [ { "ContentType": "LinkMenuItem", "ContentItemId": "link1", "DisplayText": "Home", "LinkMenuItemPart": { "Name": "Home", "Url": "~/" } } ] } }
        """;

    [Fact]
    public async Task Files_of_the_named_folder_come_in_from_beside_the_recipes_own()
    {
        await using var site = await Site.CreateAsync();
        var package = await PackageAsync(site);
        await ImportAsync(site, package, package);
        Assert.NotNull(await site.Reads.MediaAsync("frost.txt"));
    }

    [Fact]
    public async Task Without_a_named_folder_they_are_refused_with_a_way_round()
    {
        await using var site = await Site.CreateAsync();
        var problem = Assert.Single((await Assert.ThrowsAsync<RecipeException>(async () => await ImportAsync(site, await PackageAsync(site), null))).Problems);
        Assert.Contains("--files", problem.ToString());
    }

    [Theory]
    [InlineData("../../outside.txt")]
    [InlineData("../../package/wwwroot/frost.txt")]
    [InlineData("../wwwroot/../../outside.txt")]
    [InlineData("/etc/hostname")]
    [InlineData("../linked/outside.txt")]
    [InlineData("../wwwroot/linked.txt")]
    public async Task Nothing_outside_of_the_named_folder_is_read(string path)
    {
        await using var site = await Site.CreateAsync();
        var package = await PackageAsync(site);
        await File.WriteAllTextAsync(Path.Combine(site.Folder, "outside.txt"), "secret");
        Directory.CreateSymbolicLink(Path.Combine(package, "linked"), site.Folder);
        File.CreateSymbolicLink(Path.Combine(package, "wwwroot", "linked.txt"), Path.Combine(site.Folder, "outside.txt"));
        Assert.Throws<RecipePathException>(() => new RecipeFolder(Path.Combine(package, "Recipes"), package).Open(path));
    }

    [Fact]
    public void A_named_folder_that_does_not_hold_the_recipe_is_refused() =>
        Assert.Throws<ArgumentException>(() => new RecipeFolder("/a/package/Recipes", "/a/pack"));

    [Fact]
    public async Task An_administrator_who_was_not_named_is_who_imports_and_menus_need_no_definition()
    {
        await using var site = await Site.CreateAsync();
        await site.ImportAsync(Recipe.Of(Recipe.Content(Menu)), new RecipeOptions { Trusted = true, Actor = Site.Editor });
        var menu = (await site.Reads.PublishedAsync("menu1"))!;
        Assert.Equal(("editor-id", "ann"), (menu.Owner, menu.Author));
        Assert.NotNull(site.Definitions.Schema.Definitions.Type("HtmlMenuItem"));
        Assert.NotNull(await site.Reads.AliasAsync("en", "main"));
    }

    [Fact]
    public async Task A_type_of_the_site_with_such_a_name_stays_as_it_is()
    {
        await using var site = await Site.CreateAsync();
        await site.ImportAsync(Recipe.Of("""{"name":"ContentDefinition","ContentTypes":[{"Name":"Menu","DisplayName":"Our menus","ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"}]}]}""",
            Recipe.Content(Menu)), new RecipeOptions { Trusted = true });
        Assert.Equal("Our menus", site.Definitions.Schema.Definitions.Type("Menu")!.DisplayName);
        Assert.Null(site.Definitions.Schema.Definitions.Type("LinkMenuItem"));
    }

    [Theory]
    [InlineData("[js: var x = 1; x]")]
    [InlineData("[js:return 'x';]")]
    public void A_program_is_never_run_and_leaves_an_empty_text(string text)
    {
        var expressions = new Expressions(RecipeReader.Read(Recipe.Of()), new RecipeOptions { Trusted = true }, TimeProvider.System);
        Assert.Equal("", expressions.Evaluate(text));
    }

    [Fact]
    public async Task A_program_is_refused_and_the_rest_of_the_recipe_goes_on()
    {
        await using var site = await Site.WithPagesAsync();
        var recipe = $$"""
            { "name": "Soon", "variables": { "day": "[js: var date = new Date(); return date.getFullYear();]", "again": "[js: 'in ' + variables('day')]" },
              "steps": [ {{Recipe.Content(Recipe.Page("p1", "Soon", more: """{"Page":{"Summary":{"Text":"[js: 'Open ' + variables('again') + '!']"}}}"""), Recipe.Page("p2", "Now"))}} ] }
            """;
        var plan = await site.Planner.PlanAsync(RecipeReader.Read(recipe), new RecipeOptions { Trusted = true });
        var line = Assert.Single(plan.Report.Steps.Single().Lines, line => line.Kind == ReportKind.Refused);
        Assert.Equal("$.steps[0].data[0].Page.Summary.Text", line.What);
        await site.Applier.ApplyAsync(plan);
        Assert.Equal("Open in !", (await site.Reads.PublishedAsync("p1"))!.Field("Page", "Summary")!.Value.GetProperty("Text").GetString());
        Assert.NotNull(await site.Reads.PublishedAsync("p2"));
    }

    [Fact]
    public async Task A_page_that_asks_to_be_the_home_page_wins_over_a_named_one_that_does_not_come()
    {
        await using var site = await Site.WithPagesAsync();
        await site.ImportAsync(Recipe.Of("""{"name":"settings","HomeRoute":{"Area":"OrchardCore.Contents","Controller":"Item","Action":"Display","ContentItemId":"nowhere"}}""",
            Recipe.Content(Recipe.Page("p1", "Landing", more: """{"AutoroutePart":{"Path":"landing","SetHomepage":true}}"""))), new RecipeOptions { Trusted = true });
        Assert.Equal("p1", await site.Reads.RouteAsync("en", ""));
    }

    [Theory]
    [InlineData("/people/ann.png", true)]
    [InlineData("//people/ann.png", false)]
    [InlineData("/../ann.png", false)]
    public void A_path_of_the_library_may_have_one_slash_before_it(string path, bool good) =>
        Assert.Equal(good, MediaPaths.Problem(MediaPaths.InLibrary(path)) is null);

    private static async Task<string> PackageAsync(Site site)
    {
        var package = Path.Combine(site.Folder, "package");
        Directory.CreateDirectory(Path.Combine(package, "Recipes"));
        Directory.CreateDirectory(Path.Combine(package, "wwwroot"));
        await File.WriteAllTextAsync(Path.Combine(package, "wwwroot", "frost.txt"), "frost");
        await File.WriteAllTextAsync(Path.Combine(package, "Recipes", "garden.recipe.json"), Recipe.Of("""{"name":"media","Files":[{"TargetPath":"frost.txt","SourcePath":"../wwwroot/frost.txt"}]}"""));
        return package;
    }

    private static async Task ImportAsync(Site site, string package, string? root) =>
        await site.Applier.ApplyAsync(await site.Planner.PlanAsync(await RecipeReader.ReadFileAsync(Path.Combine(package, "Recipes", "garden.recipe.json"), filesRoot: root), new RecipeOptions { Trusted = true }));
}
