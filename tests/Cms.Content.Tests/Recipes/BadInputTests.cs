using Cms.Content.Recipes;

namespace Cms.Content.Tests.Recipes;

/// <summary>Every bad input is told with its place and how to mend it, and changes nothing.</summary>
public sealed class BadInputTests
{
    private const string Item = "ContentItemId\":\"x\",\"ContentType\":\"Page\",\"Latest\":true,\"Published\":true";

    public static TheoryData<string, string, string> Inputs => new()
    {
        { Recipe.Content("3"), "data[0]", "a JSON object" },
        { Recipe.Content("{\"ContentType\":\"Page\"}"), "data[0].ContentItemId", "no id" },
        { Recipe.Content("{\"ContentItemId\":\"this-id-is-longer-than-26-chars\",\"ContentType\":\"Page\"}"), "data[0].ContentItemId", "not an id" },
        { Recipe.Content("{\"ContentItemId\":\"a b\",\"ContentType\":\"Page\"}"), "data[0].ContentItemId", "not an id" },
        { Recipe.Content("{\"ContentItemId\":\"x\"}"), "data[0].ContentType", "no content type" },
        { Recipe.Content($"{{\"{Item},\"titlePart\":{{\"Title\":\"A\"}}}}"), "data[0].titlePart", "no part 'titlePart'" },
        { Recipe.Content("{\"ContentItemId\":\"x\",\"ContentType\":\"page\"}"), "data[0].ContentType", "or write 'Page'" },
        { Recipe.Content($"{{\"{Item},\"ModifiedUtc\":\"yesterday\"}}"), "data[0].ModifiedUtc", "not a date" },
        { Recipe.Content($"{{\"{Item},\"ContentItemVersionId\":\"ü\"}}"), "data[0].ContentItemVersionId", "not an id" },
        { Recipe.Content(Recipe.Page("a", "A"), Recipe.Page("a", "B")), "data[1]", "twice with different content" },
        { Recipe.Content(Recipe.Page("a", "A", version: "v"), Recipe.Page("b", "B", version: "v", latest: false, published: false)), "data[1].ContentItemVersionId", "already" },
        { Recipe.Content(Recipe.Page("a", "A", parent: "nowhere")), "data[0].ContainedPart.ListContentItemId", "neither in this recipe nor on the site" },
        { Recipe.Content(Recipe.Page("a", "A", parent: "b"), Recipe.Page("b", "B", parent: "a")), "data[0].ContainedPart.ListContentItemId", "stands under itself" },
        { Recipe.Content(Recipe.Page("a", "A", more: """{"ContainedPart":{"ListContentItemId":"there","Order":"first"}}""")), "data[0].ContainedPart.Order", "not a whole number" },
        { Recipe.Content(Recipe.Page("a", "A", "same"), Recipe.Page("b", "B", "same")), "data[1].AutoroutePart.Path", "already taken by Page “A” (a)" },
        { Recipe.Content(Recipe.Page("a", "A", "there")), "data[0].AutoroutePart.Path", "the page 'there' of this site" },
        { Recipe.Content(Recipe.Page("a", "A", "a//b?c")), "data[0].AutoroutePart.Path", "not an address" },
        { Recipe.Content(Recipe.Page("a", "A", more: """{"AliasPart":{"Alias":"x"}}"""), Recipe.Page("b", "B", more: """{"AliasPart":{"Alias":"x"}}""")), "data[1].AliasPart.Alias", "already taken" },
        { Recipe.Content(Recipe.Page("a", "A", more: """{"PublishLaterPart":{"ScheduledPublishUtc":"soon"}}""")), "data[0].PublishLaterPart.ScheduledPublishUtc", "not a date" },
        { Recipe.Content(Recipe.Page("a", "A", more: """{"LocalizationPart":{"Culture":"es/../x"}}""")), "data[0].LocalizationPart.Culture", "not a language" },
        { Recipe.Content(Recipe.Page("a", "A", more: """{"Page":{"Weight":{"Value":"heavy"}}}""")), "data[0].Page.Weight", "Weight" },
        { Recipe.Content(Recipe.Page("a", "A").Replace("\"Page\"", "\"Block\"", StringComparison.Ordinal), Recipe.Page("a", "A", latest: false, published: false)), "data[1].ContentType", "is of type 'Block' elsewhere" },
        { Recipe.Content(Recipe.Page("there", "A").Replace("\"Page\"", "\"Block\"", StringComparison.Ordinal)), "data[0].ContentType", "on this site" },
        { Recipe.Content(Recipe.Page("[js: alert(1)]", "A")), "data[0].ContentItemId", "alert()" },
        { """{"name":"ContentDefinition","ContentTypes":[{"Name":""}]}""", "ContentTypes[0].Name", "no name" },
        { """{"name":"ContentDefinition","ContentTypes":[{"Name":"T","ContentTypePartDefinitionRecords":[{"Name":"X"}]}]}""", "ContentTypes[0].ContentTypePartDefinitionRecords[0].PartName", "without PartName" },
        { """{"name":"ContentDefinition","ContentParts":[{"Name":"T","ContentPartFieldDefinitionRecords":[{"FieldName":"TextField"}]}]}""", "ContentParts[0].ContentPartFieldDefinitionRecords[0].Name", "without Name" },
        { """{"name":"Roles","Roles":[{"Permissions":[]}]}""", "Roles[0].Name", "no name" },
        { """{"name":"Roles","Roles":[{"Name":"R","PermissionBehavior":"Merge"}]}""", "Roles[0].PermissionBehavior", "'Merge' is not known" },
        { """{"name":"layers","Layers":[{}]}""", "Layers[0].Name", "no name" },
        { """{"name":"UrlRewriting","Rules":[{"Pattern":"("}]}""", "Rules[0]", "cannot be read" },
        { """{"name":"settings","TimeZoneId":"Mars/Base"}""", "TimeZoneId", "not a time zone" },
        { """{"name":"media","Files":[{"TargetPath":"x.exe","Base64":"AA=="}]}""", "Files[0].TargetPath", "not taken" },
        { """{"name":"media","Files":[{"TargetPath":"../x.png","Base64":"AA=="}]}""", "Files[0].TargetPath", "does not stay inside the library" },
        { """{"name":"media","Files":[{"TargetPath":"x.png","Base64":"%%"}]}""", "Files[0].Base64", "not Base64" },
        { """{"name":"media","Files":[{"TargetPath":"x.png","SourcePath":"../../x.png"}]}""", "Files[0].SourcePath", "does not stay" },
        { """{"name":"media","Files":[{"TargetPath":"x.png"}]}""", "Files[0]", "no content" },
        { """{"name":"recipes","Values":[{"name":"Nowhere"}]}""", "Values[0].name", "no recipe 'Nowhere'" },
        { """{"name":"recipes","Values":[{"name":"Ring"}]}""", "Values[0].name", "run in a ring" },
    };

    [Theory, MemberData(nameof(Inputs))]
    public async Task A_bad_input_is_told_with_its_place_and_changes_nothing(string step, string path, string words)
    {
        await using var site = await Site.WithPagesAsync();
        await site.WriteFileAsync("ring.recipe.json", """{"name":"Ring","steps":[{"name":"recipes","Values":[{"name":"Ring"}]}]}""");
        await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("there", "There", "there"))));

        var problems = await site.RefuseAsync(Recipe.Of(Recipe.Content(Recipe.Page("good", "Good", "good")), step));

        Assert.Contains(problems, problem => problem.Path.EndsWith(path, StringComparison.Ordinal) && problem.What.Contains(words, StringComparison.Ordinal) || problem.Mend.Contains(words, StringComparison.Ordinal));
        Assert.All(problems, problem => Assert.True(problem.StepNumber > 0 && problem.File.Length > 0));
    }

    [Fact]
    public async Task All_problems_are_told_at_once()
    {
        await using var site = await Site.WithPagesAsync();
        var problems = await site.RefuseAsync(Recipe.Of(Recipe.Content("3", "{}"), """{"name":"layers","Layers":[{}]}"""));
        Assert.Equal([1, 1, 1, 2], problems.Select(problem => problem.StepNumber));
        Assert.Equal("test.recipe.json, step 2 (layers), at $.steps[1].Layers[0].Name: The layer has no name. Add \"Name\".", problems[^1].ToString());
    }

    [Fact]
    public async Task In_an_upload_an_expression_is_no_id()
    {
        await using var site = await Site.WithPagesAsync();
        var problem = Assert.Single(await site.RefuseAsync(Recipe.Of(Recipe.Content(Recipe.Page("[js: uuid()]", "A"))), new RecipeOptions()));
        Assert.Contains("not evaluated in an upload", problem.Mend);
    }

    [Fact]
    public async Task A_failure_in_the_middle_of_the_transaction_leaves_everything_as_it_was()
    {
        await using var site = await Site.WithPagesAsync();
        var planner = new RecipePlanner(site.Database, site.Definitions.Kinds, new RecipeSteps([new FailingStep()]), media: site.Media, clock: site.Clock);
        var before = await site.HashAsync();
        var plan = await planner.PlanAsync(RecipeReader.Read(Recipe.Of(Recipe.Content(Recipe.Page("a", "A", "a")), """{"name":"media","Files":[{"TargetPath":"x.png","Base64":"AA=="}]}""", """{"name":"fail"}""")), new RecipeOptions());
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.Applier.ApplyAsync(plan));
        Assert.Equal(before, await site.HashAsync());
    }

    private sealed class FailingStep : IRecipeStep
    {
        public string Name => "fail";

        public Task PlanAsync(StepContext step)
        {
            step.Plan.OnApply(_ => throw new InvalidOperationException("broken"));
            return Task.CompletedTask;
        }
    }
}
