using Cms.Content.Model;
using Cms.Content.Recipes;
using Cms.Content.Storage;

namespace Cms.Content.Tests.Recipes;

/// <summary>The other steps: settings, features, roles, layers, redirects, media, other recipes, and steps that nobody knows.</summary>
public sealed class StepTests
{
    [Fact]
    public async Task Settings_are_scalars_of_the_site_and_bags_of_their_own()
    {
        await using var site = await Site.CreateAsync();
        await site.ImportAsync(Recipe.Of("""{"name":"Settings","sitename":"Garden","PageSize":20,"LayerSettings":{"Zones":["Footer"]},"GoogleSettings":{"Id":"x"}}"""));
        await site.ImportAsync(Recipe.Of("""{"name":"settings","PageSize":30}"""));
        Assert.Equal("""{"SiteName":"Garden","PageSize":30}""", (await site.Documents.FindAsync("settings", "site"))!.Value.GetRawText());
        Assert.Equal("""{"Zones":["Footer"]}""", (await site.Documents.FindAsync("settings", "LayerSettings"))!.Value.GetRawText());
    }

    [Fact]
    public async Task The_home_route_makes_its_page_the_home_page_and_no_other()
    {
        await using var site = await Site.WithPagesAsync();
        const string home = """{"name":"settings","HomeRoute":{"Action":"Display","Controller":"Item","Area":"OrchardCore.Contents","ContentItemId":"ID"}}""";
        await site.ImportAsync(Recipe.Of(home.Replace("ID", "a", StringComparison.Ordinal), Recipe.Content(Recipe.Page("a", "A", "a"), Recipe.Page("b", "B", "b"))));
        Assert.Equal("a", await site.Reads.RouteAsync("en", ""));

        await site.EditAsync("a", "A draft");
        await site.ImportAsync(Recipe.Of(home.Replace("ID", "b", StringComparison.Ordinal)));

        Assert.Equal("b", await site.Reads.RouteAsync("en", ""));
        Assert.Equal("a", await site.Reads.RouteAsync("en", "a"));
        Assert.Equal(("A", "A draft"), ((await site.Reads.PublishedAsync("a"))!.DisplayText, (await site.Reads.LatestAsync("a"))!.DisplayText));
    }

    [Fact]
    public async Task Features_and_themes_are_remembered()
    {
        await using var site = await Site.CreateAsync();
        await site.ImportAsync(Recipe.Of("""{"name":"feature","enable":["OrchardCore.Media","My.Own"],"disable":["Old"]}""", """{"name":"themes","site":"Nice","admin":""}"""));
        Assert.Equal("""{"enabled":true}""", (await site.Documents.FindAsync("features", "OrchardCore.Media"))!.Value.GetRawText());
        Assert.Equal("""{"enabled":false}""", (await site.Documents.FindAsync("features", "Old"))!.Value.GetRawText());
        Assert.Equal("""{"site":"Nice"}""", (await site.Documents.FindAsync("themes", "current"))!.Value.GetRawText());
    }

    [Fact]
    public async Task Roles_replace_add_and_remove_permissions()
    {
        await using var site = await Site.CreateAsync();
        const string roles = """{"name":"Roles","Roles":[{"Name":"Editor","Description":"Edits","Permissions":["A","B"]}]}""";
        await site.ImportAsync(Recipe.Of(roles, """{"name":"Roles","Roles":[{"Name":"Editor","Permissions":["C"],"PermissionBehavior":"Add"},{"Name":"Editor","Permissions":["A"],"PermissionBehavior":2}]}"""));
        Assert.Equal("""{"Description":"Edits","Permissions":["B","C"]}""", (await site.Documents.FindAsync("roles", "Editor"))!.Value.GetRawText());
        await site.ImportAsync(Recipe.Of(roles));
        Assert.Equal("""{"Description":"Edits","Permissions":["A","B"]}""", (await site.Documents.FindAsync("roles", "Editor"))!.Value.GetRawText());
    }

    [Fact]
    public async Task Rules_keep_their_order_and_layers_their_conditions()
    {
        await using var site = await Site.CreateAsync();
        var recipe = Recipe.Of("""{"name":"UrlRewriting","Rules":[{"Source":"Redirect","Name":"z","Pattern":"^/z$","SubstitutionPattern":"/1"},{"Id":"r2","Source":"Redirect","Name":"a","Pattern":"^/a$","SubstitutionPattern":"/2"}]}""",
            """{"name":"layers","Layers":[{"Name":"Always","LayerRule":{"Conditions":[{"$type":"X, Y","Name":"BooleanCondition","Value":true}]}}]}""");
        await site.ImportAsync(recipe);
        var before = await site.HashAsync();
        await site.ImportAsync(recipe);
        Assert.Equal(before, await site.HashAsync());
        Assert.Contains("\"$type\":\"X, Y\"", (await site.Documents.FindAsync("layers", "Always"))!.Value.GetRawText());
        var export = await site.ExportAsync();
        Assert.True(export.IndexOf("^/z$", StringComparison.Ordinal) < export.IndexOf("^/a$", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Media_come_from_the_recipe_or_from_beside_it()
    {
        await using var site = await Site.CreateAsync();
        await site.WriteFileAsync("img/photo.jpg", "a photo");
        var recipe = Recipe.Of("""{"name":"media","Files":[{"TargetPath":"team/photo.jpg","SourcePath":"img/photo.jpg"},{"Path":"a.png","Base64":"aGVsbG8="},{"TargetPath":"b.png","SourceUrl":"https://example.org/b.png"}]}""");
        var report = await site.ImportAsync(recipe);
        Assert.Equal("b.png", Assert.Single(report.Of(ReportKind.Refused)).What);
        using var reader = new StreamReader(site.Media.Open(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("hello"u8)))!);
        Assert.Equal("hello", await reader.ReadToEndAsync());
        Assert.Equal(2, (await site.ImportAsync(recipe)).Count(ReportKind.Unchanged));
    }

    [Fact]
    public async Task What_is_known_of_a_file_comes_and_goes_with_it()
    {
        await using var site = await Site.CreateAsync();
        const string file = """{"TargetPath":"a.png","Base64":"aGVsbG8=","Info":{"Credit":"Test Press","People":["Testa Testperson"],"Consent":"Folder 7","Scope":"This site","Until":"2027-01-31","Odd":[1.50]}}""";
        await site.ImportAsync(Recipe.Of($$"""{"name":"media","Files":[{{file}}]}"""));
        var info = (await site.Documents.MediaInfoAsync("a.png"))!;
        Assert.Equal(("Test Press", "Folder 7", new DateOnly(2027, 1, 31)), (info.Credit, info.Consent, info.LastDay));
        var export = await site.ExportAsync(new ExportOptions { Media = ExportMedia.Inline });
        Assert.Contains("\"Odd\":[1.50]", export.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(2, (await site.ImportAsync(export)).Count(ReportKind.Unchanged));
        var problem = Assert.Single(await site.RefuseAsync(Recipe.Of("""{"name":"media","Files":[{"TargetPath":"a.png","Base64":"aGVsbG8=","Info":{"Until":"soon"}}]}""")));
        Assert.Contains("not a day", problem.What);
    }

    [Fact]
    public async Task Bytes_that_no_row_names_are_swept_after_a_day()
    {
        await using var site = await Site.CreateAsync();
        site.Clock.Now = DateTimeOffset.UtcNow;
        await site.ImportAsync(Recipe.Of("""{"name":"media","Files":[{"TargetPath":"a.png","Base64":"aGVsbG8="}]}"""));
        var orphan = await site.Media.StageAsync(new MemoryStream("orphan"u8.ToArray()));
        Assert.Equal(0, await site.Media.SweepAsync(site.Database));
        site.Clock.Now += BlobStore.SweepAge + TimeSpan.FromMinutes(1);
        Assert.Equal(1, await site.Media.SweepAsync(site.Database));
        Assert.Null(site.Media.Open(orphan.Sha256));
    }

    [Fact]
    public async Task Unknown_steps_are_kept_and_some_are_refused()
    {
        await using var site = await Site.CreateAsync();
        const string unknown = """{"name":"SomeModulesStep","data":[{"Id":"x","Items":[{"$type":"A, B","LinkText":"Blog"}]}]}""";
        var report = await site.ImportAsync(Recipe.Of(unknown, """{"name":"Command","Commands":["rm"]}"""));
        Assert.Single(report.Of(ReportKind.KeptVerbatim));
        Assert.Contains("Command", Assert.Single(report.Of(ReportKind.Refused)).What);
        Assert.Equal(unknown, Assert.Single(await site.Documents.AllAsync(SiteDocuments.KeptSteps)).Json.GetRawText());
    }

    [Fact]
    public async Task A_command_leaves_the_site_no_more_and_feature_profiles_do()
    {
        await using var site = await Site.CreateAsync();
        const string profiles = """{"name":"FeatureProfiles","FeatureProfiles":{"p":{"Id":"p","FeatureRules":[{"Rule":"Exclude","Expression":"X.*"}]}}}""";
        var report = await site.ImportAsync(Recipe.Of(profiles, """{"name":"Command","Commands":["createUser x"]}"""));
        Assert.Equal(2, report.Count(ReportKind.Refused));
        Assert.All(report.Of(ReportKind.Refused), line => Assert.NotEmpty(line.Detail!));
        var export = await site.ExportAsync();
        Assert.Contains("FeatureProfiles", export);
        Assert.DoesNotContain("createUser", export);
    }

    [Fact]
    public async Task A_workflow_token_stops_no_import_and_is_told_where_it_stands()
    {
        await using var site = await Site.WithPagesAsync();
        const string token = "[js: createWorkflowToken('w', 'a')]";
        var report = await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("a", "A", more: $$$"""{"Page":{"Summary":{"Text":"{{{token}}}"} } }"""), Recipe.Page("b", "B"))));
        Assert.Equal(2, report.Count(ReportKind.Created));
        var kept = Assert.Single(report.Of(ReportKind.KeptVerbatim));
        Assert.Equal("$.steps[0].data[0].Page.Summary.Text", kept.What);
        Assert.Contains(token, kept.Detail);
        Assert.Equal(token, ContentJson.GetString((await site.Reads.PublishedAsync("a"))!.Field("Page", "Summary")!.Value, "Text"));
        Assert.Contains($"[{token}]", await site.ExportAsync());
    }

    [Fact]
    public async Task A_recipe_runs_others_in_their_place()
    {
        await using var site = await Site.CreateAsync();
        await site.WriteFileAsync("types.recipe.json", $$"""{"name":"Types","steps":[{{Recipe.Types}}]}""");
        await site.WriteFileAsync("broken.recipe.json", "{");
        var report = await site.ImportAsync(Recipe.Of("""{"name":"recipes","Values":[{"executionid":"x","name":"types"}]}""", Recipe.Content(Recipe.Page("a", "A"))));
        Assert.NotNull(await site.Reads.PublishedAsync("a"));
        Assert.Contains("types.recipe.json", report.Steps[1].File);
    }

    [Fact]
    public async Task An_upload_runs_no_recipe_of_the_server()
    {
        await using var site = await Site.CreateAsync();
        await site.WriteFileAsync("types.recipe.json", $$"""{"name":"Types","steps":[{{Recipe.Types}}]}""");
        var report = await site.ImportAsync(Recipe.Of("""{"name":"recipes","Values":[{"name":"Types"}]}"""), new RecipeOptions());
        Assert.Single(report.Of(ReportKind.Refused));
        Assert.Empty(site.Definitions.Schema.Definitions.Types);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing_and_tells_everything()
    {
        await using var site = await Site.CreateAsync();
        await site.WriteFileAsync("photo.jpg", "x");
        var before = await site.HashAsync();
        var report = await site.ImportAsync(Recipe.Of(Recipe.Types, Recipe.Content(Recipe.Page("a", "A")), """{"name":"media","Files":[{"TargetPath":"photo.jpg","SourcePath":"photo.jpg"}]}"""),
            new RecipeOptions { Trusted = true, DryRun = true });
        Assert.Equal(6, report.Count(ReportKind.Created));
        Assert.Equal(before, await site.HashAsync());
        Assert.False(Directory.Exists(Path.Combine(site.Folder, "data", "blobs")));
        Assert.Contains("2. content: 1 created", report.ToString());
    }

    [Fact]
    public async Task A_module_brings_steps_of_its_own()
    {
        await using var site = await Site.CreateAsync();
        var planner = new RecipePlanner(site.Database, site.Definitions.Kinds, new RecipeSteps([new CountStep()]), managed: [], clock: site.Clock);
        var plan = await planner.PlanAsync(RecipeReader.Read(Recipe.Of("""{"name":"COUNT"}""")), new RecipeOptions());
        await site.Applier.ApplyAsync(plan);
        Assert.Equal("""{"n":1}""", (await site.Documents.FindAsync("count", "n"))!.Value.GetRawText());
    }

    private sealed class CountStep : IRecipeStep
    {
        public string Name => "count";

        public Task PlanAsync(StepContext step)
        {
            step.Plan.OnApply(session => session.SetDocumentAsync("count", "n", ContentJson.ParseObject("""{"n":1}""")));
            return Task.CompletedTask;
        }
    }
}
