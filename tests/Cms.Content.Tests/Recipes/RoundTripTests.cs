using System.Text.Json;
using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Recipes.Plans;
using Cms.Content.Storage;
using Cms.Content.Tests.Storage;

namespace Cms.Content.Tests.Recipes;

/// <summary>Out and in again without loss: the export of an imported export has the same bytes.</summary>
public sealed class RoundTripTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task Export_wipe_import_export_gives_equal_bytes_and_an_equal_site(DatabaseEngine engine)
    {
        await using var first = await FullSiteAsync(engine);
        var export = await first.ExportAsync();
        await using var second = await Site.CreateAsync(engine);
        await second.ImportAsync(export, new RecipeOptions());
        Assert.Equal(export, await second.ExportAsync());
        Assert.Equal(await first.HashAsync(), await second.HashAsync());
    }

    [Fact]
    public async Task An_export_imported_where_it_came_from_changes_nothing()
    {
        await using var site = await FullSiteAsync(DatabaseEngine.Sqlite);
        var before = await site.HashAsync();
        var report = await site.ImportAsync(await site.ExportAsync(), new RecipeOptions());
        Assert.Empty(report.Of(ReportKind.Created).Concat(report.Of(ReportKind.Updated)));
        Assert.Equal(before, await site.HashAsync());
    }

    [Fact]
    public async Task Both_engines_export_the_same_bytes()
    {
        if (PostgresServer.Instance is null)
            return;
        await using var here = await FullSiteAsync(DatabaseEngine.Sqlite);
        await using var there = await Site.CreateAsync(DatabaseEngine.PostgreSql);
        var export = await here.ExportAsync();
        await there.ImportAsync(export, new RecipeOptions());
        Assert.Equal(export, await there.ExportAsync());
        Assert.Equal(await here.HashAsync(), await there.HashAsync());
    }

    [Fact]
    public async Task Text_that_looks_like_an_expression_is_not_run_when_it_comes_back()
    {
        await using var site = await Site.WithPagesAsync();
        await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("a", "[js: uuid()]", "a", more: """{"Page":{"Summary":{"Text":"[file:text('secret')]"}}}"""))), new RecipeOptions());
        var export = await site.ExportAsync();
        Assert.Contains("\"[[js: uuid()]]\"", export);
        await using var other = await Site.CreateAsync();
        await other.ImportAsync(export);
        Assert.Equal("[js: uuid()]", (await other.Reads.PublishedAsync("a"))!.DisplayText);
        Assert.Equal("[file:text('secret')]", (await other.Reads.PublishedAsync("a"))!.Field("Page", "Summary")!.Value.GetProperty("Text").GetString());
    }

    [Fact]
    public async Task An_export_has_orchards_shape()
    {
        await using var site = await FullSiteAsync(DatabaseEngine.Sqlite);
        using var export = JsonDocument.Parse(await site.ExportAsync(new ExportOptions { Header = new RecipeHeader { Name = "Whole", Version = "1.0" } }));
        Assert.Equal(["name", "displayName", "description", "author", "website", "version", "issetuprecipe", "categories", "tags", "steps"], export.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["feature", "themes", "settings", "ContentDefinition", "Roles", "content", "layers", "UrlRewriting", "custom-settings", "media", "AdminMenu"],
            export.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("name").GetString()));
        var items = export.RootElement.GetProperty("steps")[5].GetProperty("data").EnumerateArray().ToList();
        var child = items.Single(item => item.GetProperty("ContentItemId").GetString() == "child");
        Assert.Equal("""{"ListContentItemId":"a","ListContentType":"Page","Order":3}""", ContentJsonOf(child, "ContainedPart"));
        Assert.Equal("a/child", child.GetProperty("AutoroutePart").GetProperty("Path").GetString());
        Assert.Equal("home", export.RootElement.GetProperty("steps")[2].GetProperty("HomeRoute").GetProperty("ContentItemId").GetString());
    }

    [Fact]
    public async Task Chosen_types_are_exported_alone_and_media_may_stand_beside()
    {
        await using var site = await FullSiteAsync(DatabaseEngine.Sqlite);
        var blocks = await site.ExportAsync(new ExportOptions { Selection = ExportSelection.OfTypes(new HashSet<string> { "Block" }) });
        Assert.DoesNotContain("\"Page\"", blocks);
        Assert.Contains("\"Heading\"", blocks);

        var folder = Path.Combine(site.Folder, "out");
        await new RecipeExporter(site.Database, site.Steps, site.Media).ExportAsync(folder, new ExportOptions { Media = ExportMedia.Beside });
        Assert.True(File.Exists(Path.Combine(folder, "team", "photo.jpg")));
        await using var other = await Site.CreateAsync();
        var recipe = await RecipeReader.ReadFileAsync(Path.Combine(folder, "Recipe.json"));
        await other.Applier.ApplyAsync(await other.Planner.PlanAsync(recipe, new RecipeOptions()));
        Assert.Equal(await site.HashAsync(), await other.HashAsync());
    }

    [Fact]
    public async Task What_editors_made_comes_back_too()
    {
        await using var site = await FullSiteAsync(DatabaseEngine.Sqlite);
        var made = await site.Save.RunAsync(Site.Editor, new DraftInput(null, "Page", Cms.Content.Model.ContentJson.ParseObject("""{"TitlePart":{"Title":"Made here"}}"""), null) { ParentId = "a" });
        await site.Publish.RunAsync(Site.Editor, made.ContentItemId);
        await new MoveItem(site.Database).RunAsync(Site.Editor, "child", "home", 0);
        var export = await site.ExportAsync();
        var report = await site.ImportAsync(export, new RecipeOptions());
        Assert.Equal(0, report.Count(ReportKind.Created) + report.Count(ReportKind.Updated));
        await using var other = await Site.CreateAsync();
        await other.ImportAsync(export, new RecipeOptions());
        Assert.Equal(export, await other.ExportAsync());
    }

    private static async Task<Site> FullSiteAsync(DatabaseEngine engine)
    {
        var site = await Site.CreateAsync(engine);
        await site.WriteFileAsync("photo.jpg", "a photo");
        await site.ImportAsync(Recipe.Of(
            """{"name":"feature","enable":["OrchardCore.Media","A.B"],"disable":["Old"]}""", """{"name":"themes","site":"S","admin":"A"}""",
            """{"name":"settings","SiteName":"Garden","TimeZoneId":"America/Los_Angeles","HomeRoute":{"ContentItemId":"home"},"LayerSettings":{"Zones":["Footer"]}}""",
            Recipe.Types,
            """{"name":"Roles","Roles":[{"Name":"Editor","Description":"d","Permissions":["X"]},{"Name":"Author","Permissions":[]}]}""",
            Recipe.Content(
                Recipe.Page("child", "Child", "a/child", parent: "a", order: 3, more: """{"Unknown":{"n":1.0}}"""),
                Recipe.Page("a", "A", "a", version: "a1", latest: false, more: """{"ArchiveLaterPart":{"ScheduledArchiveUtc":"2030-01-01T00:00:00Z"}}"""),
                Recipe.Page("a", "A next", "a-next", version: "a2", published: false, more: """{"PublishLaterPart":{"ScheduledPublishUtc":"2029-01-01T00:00:00Z"},"AliasPart":{"Alias":"first"}}"""),
                Recipe.Page("home", "Home", more: """{"Blocks":{"ContentItems":[{"ContentType":"Block","Block":{"Heading":{"Text":"Hé <b>"}}}]}}"""),
                Recipe.Page("es", "Inicio", "inicio", more: """{"LocalizationPart":{"LocalizationSet":"set","Culture":"es"}}"""),
                Recipe.Page("odd", "Odd", "x/y/z", parent: "a"),
                Recipe.Page("draft", "Draft only", "draft", published: false)),
            """{"name":"layers","Layers":[{"Name":"Always","LayerRule":{"Conditions":[]}}]}""",
            """{"name":"UrlRewriting","Rules":[{"Source":"Redirect","Name":"n","Pattern":"^/old$","SubstitutionPattern":"/new"}]}""",
            """{"name":"custom-settings","Banner":{"ContentItemId":"s","ContentType":"Banner","Banner":{"Text":{"Text":"Hi"}}}}""",
            """{"name":"media","Files":[{"TargetPath":"team/photo.jpg","SourcePath":"photo.jpg"},{"TargetPath":"z.png","Base64":"AAEC"}]}""",
            """{"name":"AdminMenu","data":[{"Id":"[js: uuid()]"}]}"""));
        return site;
    }

    private static string ContentJsonOf(JsonElement item, string part) => Cms.Content.Model.ContentJson.Write(item.GetProperty(part));
}
