using Cms.Content.Recipes;
using Cms.Content.Recipes.Packages;
using Cms.Content.Storage;
using Cms.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>Recipes against the real site: what code relies on is kept, and the site leaves as a recipe that makes the same site.</summary>
public sealed class RecipeTests
{
    [Fact]
    public async Task A_recipe_that_retypes_a_field_of_code_is_refused_and_changes_nothing()
    {
        await using var site = await TestSite.StartAsync();
        var before = await ContentHash.ComputeAsync(site.Services.GetRequiredService<Database>());
        var recipe = RecipeReader.Read("""{"steps":[{"name":"ContentDefinition","ContentParts":[{"Name":"ConditionPage","ContentPartFieldDefinitionRecords":[{"FieldName":"HtmlField","Name":"Summary","Settings":{}}]}]}]}""", "visibly-a-test.json");
        var refusal = await Assert.ThrowsAsync<RecipeException>(() => site.Services.GetRequiredService<RecipePlanner>().PlanAsync(recipe, new RecipeOptions()));
        Assert.Contains("Summary", refusal.Message);
        Assert.Contains("visibly-a-test.json", refusal.Message);
        Assert.Equal(before, await ContentHash.ComputeAsync(site.Services.GetRequiredService<Database>()));
    }

    [Fact]
    public async Task Importing_the_set_up_again_changes_nothing()
    {
        await using var site = await TestSite.StartAsync();
        var before = await ContentHash.ComputeAsync(site.Services.GetRequiredService<Database>());
        var recipe = await new RecipeFolders(site.Services.GetRequiredService<SiteOptions>().RecipeFolders).FindAsync("obgyn");
        var plan = await site.Services.GetRequiredService<RecipePlanner>().PlanAsync(recipe!, new RecipeOptions { Trusted = true });
        await site.Services.GetRequiredService<RecipeApplier>().ApplyAsync(plan);
        Assert.Equal(0, plan.Report.Count(ReportKind.Created));
        Assert.Equal(0, plan.Report.Count(ReportKind.Updated));
        Assert.Equal(before, await ContentHash.ComputeAsync(site.Services.GetRequiredService<Database>()));
    }

    [Fact]
    public async Task The_whole_site_goes_out_and_comes_in_and_goes_out_the_same()
    {
        await using var site = await TestSite.StartAsync();
        var first = await ExportAsync(site);
        await using var empty = await TestSite.StartEmptyAsync();
        var plan = await empty.Services.GetRequiredService<RecipePlanner>().PlanAsync(RecipeReader.Read(first, "Recipe.json", null), new RecipeOptions());
        await empty.Services.GetRequiredService<RecipeApplier>().ApplyAsync(plan);
        Assert.Equal(System.Text.Encoding.UTF8.GetString(first), System.Text.Encoding.UTF8.GetString(await ExportAsync(empty)));
    }

    [Fact]
    public async Task The_whole_site_as_a_package_makes_the_same_site_in_an_empty_one_and_the_same_bytes_again()
    {
        await using var site = await TestSite.StartAsync();
        var first = await PackAsync(site);
        await using var empty = await TestSite.StartEmptyAsync();
        using (var package = await RecipePackage.OpenAsync(new MemoryStream(first), "site.zip", empty.Services.GetRequiredService<SiteOptions>().PackageFolder))
            await empty.Services.GetRequiredService<RecipeApplier>().ApplyAsync(await empty.Services.GetRequiredService<RecipePlanner>().PlanAsync(package.Recipe, new RecipeOptions()));
        Assert.Equal(await ContentHash.ComputeAsync(site.Services.GetRequiredService<Database>()), await ContentHash.ComputeAsync(empty.Services.GetRequiredService<Database>()));
        var second = await PackAsync(empty);
        Assert.True(first.SequenceEqual(second));
    }

    private static async Task<byte[]> PackAsync(TestSite site)
    {
        using var output = new MemoryStream();
        await site.Services.GetRequiredService<RecipeExporter>().ExportPackageAsync(output, new ExportOptions(), site.Services.GetRequiredService<IMediaStore>());
        return output.ToArray();
    }

    private static async Task<byte[]> ExportAsync(TestSite site)
    {
        using var output = new MemoryStream();
        await site.Services.GetRequiredService<RecipeExporter>().ExportAsync(output, new ExportOptions());
        return output.ToArray();
    }
}
