using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Site;
using Cms.Web.Tests.Hosting;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>Plans for packages: those of an Orchard site pack here what they say, and staff make their own by a form.</summary>
public sealed class PlansTests : IAsyncLifetime
{
    private const string Form = "/admin/packages/plan";
    private readonly Newsroom room = new();

    public Task InitializeAsync() => room.InitializeAsync();

    public Task DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_plan_of_a_recipe_packs_what_it_says()
    {
        var live = await room.PublishAsync(Newsroom.Chapter("Live"));
        await room.SaveAsync(Newsroom.Chapter("Only a draft"));
        await room.PublishAsync(new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "A notice" } }, type: "Notice");
        await ImportAsync(
            """
            {"Name":"Some [of] it: ü","Steps":[
              {"Type":"ContentDeploymentStep","Step":{"Id":"1","Name":"ContentDeploymentStep","ContentTypes":["Chapter"],"ExportAsSetupRecipe":false}},
              {"Type":"ContentDefinitionDeploymentStep","Step":{"Id":"2","IncludeAll":false,"ContentTypes":["Chapter"],"ContentParts":["Section"]}},
              {"Type":"SiteSettingsDeploymentStep","Step":{"Id":"3","Settings":["SiteName"]}},
              {"Type":"RecipeFileDeploymentStep","Step":{"Id":"4","RecipeName":"Chapters","Author":"Test author","Tags":"a, b"}},
              {"Type":"CustomFileDeploymentStep","Step":{"Id":"5","FileName":"docs/read me.txt","FileContent":"Test words"}},
              {"Type":"CustomFileDeploymentStep","Step":{"Id":"6","FileName":"../out.txt","FileContent":"x"}},
              {"Type":"JsonRecipeDeploymentStep","Step":{"Id":"7","Json":"{\"name\":\"Odd\",\"Word\":\"[js: uuid()]\"}"}},
              {"Type":"AllUsersDeploymentStep","Step":{"Id":"8"}},
              {"Type":"SomeModuleDeploymentStep","Step":{"Id":"9"}}]}
            """);

        var page = await room.Ada.GetAsync("/admin/packages");
        var entry = page.Html.QuerySelectorAll("li").Single(item => item.QuerySelector("h3")?.TextContent == "Some [of] it: ü");
        Assert.Contains("Live pages of Chapter", entry.TextContent);
        Assert.Contains("3 steps are not followed here", entry.TextContent);
        var address = entry.QuerySelector("a[download]")!.GetAttribute("href")!;
        var answer = (await room.Ada.GetAsync(address)).Response;
        Assert.Equal("Some [of] it- ü.zip", answer.Content.Headers.ContentDisposition!.FileNameStar);

        var (recipe, names) = await PackageAsync(address);
        Assert.Equal(["Recipe.json", "docs/read me.txt"], names);
        Assert.Equal(("Chapters", "Test author"), ((string?)recipe["name"], (string?)recipe["author"]));
        Assert.Equal(["settings", "ContentDefinition", "content", "Odd"], recipe["steps"]!.AsArray().Select(step => (string?)step!["name"]));
        Assert.Equal("""{"name":"settings","SiteName":"The paper"}""", recipe["steps"]![0]!.ToJsonString());
        Assert.Equal(["Chapter"], recipe["steps"]![1]!["ContentTypes"]!.AsArray().Select(type => (string?)type!["Name"]));
        Assert.Contains("Section", recipe["steps"]![1]!["ContentParts"]!.AsArray().Select(part => (string?)part!["Name"]));
        Assert.Equal(live, (string?)Assert.Single(recipe["steps"]![2]!["data"]!.AsArray())!["ContentItemId"]);
        // What looks like an expression leaves as text, so that whoever imports it does not run it.
        Assert.DoesNotContain("\"[js: uuid()]\"", recipe.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("PasswordHash", recipe.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Definitions_that_replace_stand_apart_and_settings_are_named_as_orchard_names_them()
    {
        await room.WriteAsync(async session =>
        {
            foreach (var name in new[] { "HttpsSettings", "LuceneSettings", "OtherSettings" })
                await session.SetDocumentAsync(SiteDocuments.Settings, name, new JsonObject { ["Test"] = true });
        });
        await ImportAsync(
            """
            {"Name":"Apart","Steps":[
              {"Type":"ReplaceContentDefinitionDeploymentStep","Step":{"ContentTypes":["Notice"]}},
              {"Type":"ContentDefinitionDeploymentStep","Step":{"ContentTypes":["Menu"]}},
              {"Type":"SiteSettingsPropertyDeploymentStep`1","Step":{"Name":"HttpsSettings_SiteSettingsPropertyDeploymentStep"}},
              {"Type":"LuceneSettingsDeploymentStep","Step":{"Name":"LuceneSettings"}}]}
            """);
        var steps = (await PackageAsync($"{Form}/pack.zip?plan=Apart")).Recipe["steps"]!.AsArray();
        Assert.Equal([("settings", ""), ("ContentDefinition", "Menu"), ("ReplaceContentDefinition", "Notice")],
            steps.Select(step => ((string?)step!["name"], string.Join(",", (step["ContentTypes"] as JsonArray ?? []).Select(type => (string?)type!["Name"])))));
        Assert.Equal("""{"name":"settings","HttpsSettings":{"Test":true},"LuceneSettings":{"Test":true}}""", steps[0]!.ToJsonString());
    }

    [Fact]
    public async Task Staff_make_a_plan_change_it_and_delete_it()
    {
        await room.PersonAsync("roleholder", "Import");
        var page = await room.Ada.GetAsync(Form);
        var refused = await PostAsync(page, ("name", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Give the plan a name.", refused.Alert);
        Assert.Contains("Choose what goes into the package.", refused.Alert);
        Assert.Equal(["#name", "#steps"], refused.Html.QuerySelectorAll("#errors a").Select(link => link.GetAttribute("href")));

        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(refused, ("name", "  Test   plan "), ("steps", "AllRolesDeploymentStep"), ("types", "Notice"))).Status);
        Assert.Contains("The plan Test plan is saved.", (await room.Ada.GetAsync("/admin/packages")).Text);
        Assert.Equal(["Roles"], (await PackageAsync($"{Form}/pack.zip?plan=Test%20plan")).Recipe["steps"]!.AsArray().Select(step => (string?)step!["name"]));
        Assert.Contains("There is a plan “Test plan” already", (await PostAsync(page, ("name", "TEST PLAN"), ("steps", "ThemesDeploymentStep"))).Alert);

        var editor = await room.Ada.GetAsync($"{Form}?plan=Test%20plan");
        Assert.Equal(["AllRolesDeploymentStep", "Notice"], Ticked(editor));
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(editor, ("name", "Renamed"), ("steps", "AllContentDeploymentStep"))).Status);
        // Somebody else had it open.
        var late = await PostAsync(editor, ("name", "Mine"), ("steps", "ThemesDeploymentStep"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("changed or removed this plan after you opened it", late.Alert);
        Assert.Equal("Mine", late.Html.QuerySelector("#name")!.GetAttribute("value"));

        Assert.Equal(["AllContentDeploymentStep"], (await StepsAsync("Renamed")).Select(step => (string?)step!["Type"]));
        var open = await room.Ada.GetAsync($"{Form}?plan=Renamed");
        await PostAsync(open, ("name", "Renamed"), ("steps", "ThemesDeploymentStep"));
        await room.Ada.SubmitAsync(open, $"{Form}/delete");
        Assert.Contains("The plan is not deleted", (await room.Ada.GetAsync("/admin/packages")).Text);
        Assert.Equal(["ThemesDeploymentStep"], (await StepsAsync("Renamed")).Select(step => (string?)step!["Type"]));
        await room.Ada.SubmitAsync(await room.Ada.GetAsync($"{Form}?plan=Renamed"), $"{Form}/delete");
        Assert.DoesNotContain(await room.Get<SiteDocuments>().AllAsync(SiteDocuments.DeploymentPlans), plan => plan.Name == "Renamed");
        var activity = (await room.Ada.GetAsync("/admin/activity")).MainText();
        Assert.Contains("saved the plan for packages Test plan", activity);
        Assert.Contains("deleted the plan for packages Renamed", activity);
    }

    [Fact]
    public async Task What_the_form_has_no_control_for_stays_word_for_word_until_it_is_taken_out()
    {
        const string Foreign = """{"Type":"SomeModuleDeploymentStep","Step":{"Id":"x1","Deep":{"Odd":[1.50,null]}}}""";
        const string Media = """{"Type":"MediaDeploymentStep","Step":{"Id":"x2","Name":"Media","IncludeAll":false,"FilePaths":["a.png"],"DirectoryPaths":["team"]}}""";
        const string Themes = """{"Type":"ThemesDeploymentStep","Step":{"Id":"x3","Own":1}}""";
        await ImportAsync($$"""{"Name":"Foreign","Extra":{"Kept":true},"Steps":[{{Foreign}},{{Themes}},{{Media}}]}""");
        var editor = await room.Ada.GetAsync($"{Form}?plan=Foreign");
        Assert.Equal(["ThemesDeploymentStep", "0", "2"], Ticked(editor));
        Assert.Contains("Pictures and files: a.png, team/", editor.MainText());
        Assert.Contains("This site has nothing of the kind", editor.MainText());

        await PostAsync(editor, ("name", "Foreign"), ("steps", "ThemesDeploymentStep"), ("steps", "AllRolesDeploymentStep"), ("keep", "0"), ("keep", "2"));
        var steps = await StepsAsync("Foreign");
        Assert.Equal([Foreign, Themes, Media], steps.Take(3).Select(step => ContentJson.Write(step!)));
        Assert.Equal("AllRolesDeploymentStep", (string?)steps[3]!["Type"]);
        Assert.True((bool?)ContentJson.ToObject((await room.Get<SiteDocuments>().FindAsync(SiteDocuments.DeploymentPlans, "Foreign"))!.Value)["Extra"]!["Kept"]);
        await PostAsync(await room.Ada.GetAsync($"{Form}?plan=Foreign"), ("name", "Foreign"), ("steps", "ThemesDeploymentStep"), ("keep", "2"));
        Assert.Equal(["ThemesDeploymentStep", "MediaDeploymentStep"], (await StepsAsync("Foreign")).Select(step => (string?)step!["Type"]));
    }

    [Fact]
    public async Task A_plan_takes_the_permission_to_export()
    {
        await ImportAsync("""{"Name":"Closed","Steps":[{"Type":"AllRolesDeploymentStep","Step":{}}]}""");
        var (guest, _) = await room.PersonAsync("importer", "Import");
        Assert.DoesNotContain("Closed", (await guest.GetAsync("/admin/packages")).Text, StringComparison.Ordinal);
        foreach (var address in new[] { Form, $"{Form}?plan=Closed", $"{Form}/pack.zip?plan=Closed" })
            Assert.Equal(HttpStatusCode.Forbidden, (await guest.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await room.Ada.GetAsync($"{Form}?plan=Nowhere")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await room.Ada.GetAsync($"{Form}/pack.zip?plan=..%2Fx")).Status);
    }

    [Theory]
    [InlineData("""{"Name":"Empty"}"""), InlineData("""{"Name":"Odd","Steps":[7,{"Type":9},null,{"Type":"ContentDeploymentStep","Step":"x"},{"Type":"JsonRecipeDeploymentStep","Step":{"Json":"{"}},{"Type":"ContentDeploymentStep","Step":{"ContentTypes":["Nothing"]}}]}""")]
    public async Task A_plan_that_packs_nothing_gives_an_empty_package(string plan)
    {
        await ImportAsync(plan);
        var name = (string)JsonNode.Parse(plan)!["Name"]!;
        Assert.Empty((await PackageAsync($"{Form}/pack.zip?plan={name}")).Recipe["steps"]!.AsArray());
        var editor = await room.Ada.GetAsync($"{Form}?plan={name}");
        Assert.Equal(HttpStatusCode.OK, editor.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(editor, [("name", name), ("steps", "ThemesDeploymentStep"), ("types", "Chapter"), .. Ticked(editor).Where(value => int.TryParse(value, out _)).Select(value => ("keep", value))])).Status);
        Assert.Equal(["Chapter"], (await StepsAsync(name)).OfType<JsonObject>().Single(step => step["Type"]?.ToJsonString() == "\"ContentDeploymentStep\"")["Step"]!["ContentTypes"]!.AsArray().Select(type => (string?)type));
    }

    private async Task ImportAsync(string plan) => await room.Get<RecipeApplier>().ApplyAsync(await room.Get<PlannerFactory>().Create().PlanAsync(
        RecipeReader.Read($$"""{"name":"Plans","steps":[{"name":"deployment","Plans":[{{plan}}]}]}"""), new RecipeOptions()));

    private async Task<JsonArray> StepsAsync(string plan) => ContentJson.ToObject((await room.Get<SiteDocuments>().FindAsync(SiteDocuments.DeploymentPlans, plan))!.Value)["Steps"]!.AsArray();

    private async Task<(JsonNode Recipe, IReadOnlyList<string> Names)> PackageAsync(string address)
    {
        using var zip = new ZipArchive(new MemoryStream(await room.Ada.DownloadAsync(address)));
        using var reader = new StreamReader(zip.GetEntry("Recipe.json")!.Open(), Encoding.UTF8);
        return (JsonNode.Parse(await reader.ReadToEndAsync())!, [.. zip.Entries.Select(entry => entry.FullName)]);
    }

    /// <summary>Sends the form with what is ticked now, and nothing else ticked.</summary>
    private Task<Page> PostAsync(Page page, params (string Name, string Value)[] ticked) => room.Ada.PostAsync(Form,
        [.. page.Html.QuerySelectorAll($"form[action='{Form}'] input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? "")), .. ticked.Select(entry => KeyValuePair.Create(entry.Name, entry.Value))]);

    private static IReadOnlyList<string> Ticked(Page page) => [.. page.Html.QuerySelectorAll("input[type=checkbox][checked]").Select(box => box.GetAttribute("value")!)];
}
