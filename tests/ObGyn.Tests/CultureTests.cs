using System.Net;
using System.Text;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

public sealed class CultureTests
{
    private const string Recipe = """
        {"name":"visibly-a-test","steps":[
          {"name":"settings","LocalizationSettings":{"DefaultCulture":"en","SupportedCultures":["en","es"]}},
          {"name":"content","data":[{"ContentItemId":"testpagees","ContentType":"Page","DisplayText":"Una prueba","Latest":true,"Published":true,
            "TitlePart":{"Title":"Una prueba"},"AutoroutePart":{"Path":"visibly-a-test"},"LocalizationPart":{"LocalizationSet":"testset","Culture":"es"},"Page":{"Summary":{"Text":"Una prueba visible."}}}]}]}
        """;

    [Fact]
    public async Task A_page_in_another_language_stands_under_its_prefix_and_nowhere_else()
    {
        await using var site = await TestSite.StartAsync();
        using (var before = await site.Client.GetAsync("/es/visibly-a-test"))
            Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        var folder = Directory.CreateTempSubdirectory("obgyn-recipe-").FullName;
        var path = Path.Combine(folder, "test.recipe.json");
        await File.WriteAllTextAsync(path, Recipe, Encoding.UTF8);
        var plan = await site.Services.GetRequiredService<PlannerFactory>().Create(folder).PlanAsync(await RecipeReader.ReadFileAsync(path), new RecipeOptions { Trusted = true });
        var (_, position) = await site.Services.GetRequiredService<RecipeApplier>().ApplyAsync(plan);
        await site.Services.GetRequiredService<FeedPump>().WaitAsync(position, TimeSpan.FromSeconds(5));

        var page = await site.PageAsync("/es/visibly-a-test");
        Assert.Equal("es", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Una prueba", page.QuerySelector("h1")!.TextContent.Trim());
        using var english = await site.Client.GetAsync("/visibly-a-test");
        Assert.Equal(HttpStatusCode.NotFound, english.StatusCode);
    }
}
