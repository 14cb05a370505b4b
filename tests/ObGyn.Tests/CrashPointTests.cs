using System.Net;
using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>The program dies between two named points of an import; what stands afterwards is all of it or nothing.</summary>
public sealed class CrashPointTests
{
    [Fact]
    public async Task Dead_after_the_files_are_staged_and_before_anything_is_written()
    {
        var dataPath = Directory.CreateTempSubdirectory("obgyn-staged-").FullName;
        await new BlobStore(dataPath).StageAsync(new MemoryStream("staged and never named"u8.ToArray()));
        await using var site = await TestSite.StartAsync(dataPath);
        await using var whole = await TestSite.StartAsync();
        Assert.Equal(await HashAsync(whole), await HashAsync(site));
    }

    [Theory]
    [InlineData(1), InlineData(40), InlineData(90)]
    public async Task Dead_in_the_middle_of_writing(int after)
    {
        await using var site = await TestSite.StartEmptyAsync();
        var before = await HashAsync(site);
        var recipe = await new RecipeFolders(site.Services.GetRequiredService<SiteOptions>().RecipeFolders).FindAsync("obgyn");
        var plan = await site.Services.GetRequiredService<RecipePlanner>().PlanAsync(recipe!, new RecipeOptions { Trusted = true });
        var death = new DiesAt(after);
        await Assert.ThrowsAnyAsync<Exception>(() => site.Services.GetRequiredService<RecipeApplier>().ApplyAsync(plan, death));
        Assert.True(death.Died);
        Assert.Equal(before, await HashAsync(site));
    }

    [Fact]
    public async Task Dead_after_the_commit_and_before_anyone_was_told()
    {
        await using var site = await TestSite.StartAsync();
        await site.PageAsync("/patients/first-visit");
        // Another program on the same data commits, and this one hears nothing from it.
        await using (var other = Database.Sqlite(Path.Combine(site.DataPath, "site.db")))
            await new Unpublish(other).RunAsync(Actor.System, (await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "patients/first-visit"))!);
        var status = HttpStatusCode.OK;
        for (var i = 0; i < 50 && status == HttpStatusCode.OK; i++)
        {
            await Task.Delay(100);
            using var answer = await site.Client.GetAsync("/patients/first-visit");
            status = answer.StatusCode;
        }
        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    private static Task<string> HashAsync(TestSite site) => ContentHash.ComputeAsync(site.Services.GetRequiredService<Database>());

    private sealed class DiesAt(int after) : IProgress<RecipeProgress>
    {
        public bool Died { get; private set; }

        public void Report(RecipeProgress value)
        {
            if (value.What != "items" || value.Done < after)
                return;
            Died = true;
            throw new InvalidOperationException("visibly a test");
        }
    }
}
