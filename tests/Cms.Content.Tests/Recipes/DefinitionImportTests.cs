using Cms.Content.Recipes;

namespace Cms.Content.Tests.Recipes;

/// <summary>Definitions through recipes: merged, replaced, deleted, and guarded where code relies on them.</summary>
public sealed class DefinitionImportTests
{
    [Fact]
    public async Task A_merge_adds_and_never_removes()
    {
        await using var site = await Site.WithPagesAsync();
        await site.ImportAsync(Recipe.Of("""
            {"name":"contentdefinition","contenttypes":[{"Name":"Page","DisplayName":"Web page","Settings":{"ContentTypeSettings":{"Listable":true}},"ContentTypePartDefinitionRecords":[{"PartName":"ListPart"}]}],
             "ContentParts":[{"Name":"Page","ContentPartFieldDefinitionRecords":[{"FieldName":"BooleanField","Name":"Featured"}]}]}
            """));
        var type = site.Definitions.Schema.Definitions.Type("Page")!;
        Assert.Equal("Web page", type.DisplayName);
        Assert.True(type.Options is { Creatable: true, Listable: true });
        Assert.True(type.Has("ListPart") && type.Has("TitlePart"));
        Assert.Equal(["Summary", "Related", "Weight", "Featured"], site.Definitions.Schema.Definitions.Part("Page")!.Fields.Select(field => field.Name));
    }

    [Fact]
    public async Task Type_settings_without_a_display_name_are_left_as_they_are()
    {
        await using var site = await Site.WithPagesAsync();
        var report = await site.ImportAsync(Recipe.Of("""{"name":"ContentDefinition","ContentTypes":[{"Name":"Page","DisplayName":"","Settings":{"ContentTypeSettings":{"Creatable":false}}}]}"""));
        Assert.True(site.Definitions.Schema.Definitions.Type("Page")!.Options.Creatable);
        Assert.Contains("display name", Assert.Single(report.Of(ReportKind.Note)).What);
    }

    [Fact]
    public async Task A_replacement_takes_the_place_of_what_was()
    {
        await using var site = await Site.WithPagesAsync();
        await site.ImportAsync(Recipe.Of("""{"name":"ReplaceContentDefinition","ContentTypes":[{"Name":"Page","DisplayName":"Bare","ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"}]}]}"""));
        Assert.Equal("TitlePart", Assert.Single(site.Definitions.Schema.Definitions.Type("Page")!.Parts).Name);
        Assert.NotNull(site.Definitions.Schema.Definitions.Part("Page"));
    }

    [Fact]
    public async Task Deleting_passes_over_what_is_not_there()
    {
        await using var site = await Site.WithPagesAsync();
        var report = await site.ImportAsync(Recipe.Of("""{"name":"DeleteContentDefinition","ContentTypes":["Block","Nothing"],"ContentParts":["Block"]}"""));
        Assert.Equal(2, report.Count(ReportKind.Removed));
        Assert.Null(site.Definitions.Schema.Definitions.Type("Block"));
        Assert.Null(site.Definitions.Schema.Definitions.Part("Block"));
    }

    [Theory]
    [InlineData("""{"name":"ContentDefinition","ContentParts":[{"Name":"Page","ContentPartFieldDefinitionRecords":[{"FieldName":"HtmlField","Name":"Summary"}]}]}""", "would become a HtmlField")]
    [InlineData("""{"name":"ReplaceContentDefinition","ContentParts":[{"Name":"Page","ContentPartFieldDefinitionRecords":[]}]}""", "would be removed")]
    [InlineData("""{"name":"DeleteContentDefinition","ContentParts":["Page"]}""", "would be removed")]
    [InlineData("""{"name":"DeleteContentDefinition","ContentTypes":["Page"]}""", "would lose its own fields")]
    public async Task A_field_that_code_relies_on_cannot_be_taken_away(string step, string words)
    {
        await using var site = await Site.CreateAsync(managed: [new ManagedField("Page", "Summary")]);
        await site.ImportAsync(Recipe.Of(Recipe.Types));
        Assert.Contains(words, Assert.Single(await site.RefuseAsync(Recipe.Of(step))).What);
    }

    [Fact]
    public async Task A_managed_field_may_change_its_label()
    {
        await using var site = await Site.CreateAsync(managed: [new ManagedField("Page", "Summary")]);
        await site.ImportAsync(Recipe.Of(Recipe.Types));
        await site.ImportAsync(Recipe.Of("""{"name":"ContentDefinition","ContentParts":[{"Name":"Page","ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Summary","Settings":{"ContentPartFieldSettings":{"DisplayName":"In short"}}}]}]}"""));
        Assert.Equal("In short", site.Definitions.Schema.Definitions.Part("Page")!.Fields[0].Label);
    }

    [Fact]
    public async Task Items_may_stand_before_the_types_that_their_recipe_defines_after_them()
    {
        await using var site = await Site.CreateAsync();
        var report = await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("early", "Early")), Recipe.Types));
        Assert.Equal("early", await site.Reads.RouteAsync("en", "early"));
        Assert.Equal([2, 1], report.Steps.Select(step => step.Number));
        // What no step defines is still named, with its own step.
        Assert.Equal("$.steps[0].data[0].ContentType", Assert.Single(await site.RefuseAsync(Recipe.Of(Recipe.Content(Recipe.Page("x", "X").Replace("\"Page\"", "\"Leaf\"")), Recipe.Types))).Path);
    }

    [Fact]
    public async Task A_type_that_is_taken_away_and_defined_again_after_the_items_is_there()
    {
        await using var site = await Site.CreateAsync();
        await site.ImportAsync(Recipe.Of(Recipe.Types));
        await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("kept", "Kept")), """{"name":"DeleteContentDefinition","ContentTypes":["Block"]}""", Recipe.Types));
        Assert.NotNull(site.Definitions.Schema.Definitions.Type("Block"));
        Assert.Equal("kept", await site.Reads.RouteAsync("en", "kept"));
    }
}
