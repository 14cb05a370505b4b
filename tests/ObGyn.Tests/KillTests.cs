using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>The real program is killed at a named point; what it left is checked before anything is started on it, and then the next start.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task Killed_while_it_plans_a_set_up_the_site_is_empty_and_the_next_start_sets_it_up()
    {
        var dataPath = Directory.CreateTempSubdirectory("obgyn-plan-").FullName;
        using (var program = SiteProcess.Start(dataPath))
        {
            await program.LineAsync("Setting up the site from the recipe");
            await program.KillAsync();
        }
        Assert.Equal(await EmptyAsync(), await HashAsync(dataPath));
        Assert.False(Directory.Exists(Path.Combine(dataPath, "blobs")));
        await IsWholeAfterStartAsync(dataPath);
    }

    [Fact]
    public async Task Killed_after_the_files_and_before_the_transaction_only_files_are_there_that_no_row_names()
    {
        await using var empty = await TestSite.StartEmptyAsync();
        var dataPath = await empty.StopAsync();
        var recipe = Path.Combine(AppContext.BaseDirectory, "recipes", "obgyn.recipe.json");
        await using (var site = await TestSite.StartAsync())
        {
            var files = Directory.GetFiles(Path.Combine(site.DataPath, "blobs")).Length;
            Assert.True(files > 0);
            using var program = SiteProcess.Start(dataPath, ["recipe", "import", recipe]);
            await program.LineAsync("Planning");
            // Planning only reads. With the one write lock taken from it, the program stops where the transaction would begin.
            await using var database = Database.Sqlite(Path.Combine(dataPath, "site.db"));
            await using var connection = await database.OpenAsync();
            await connection.ExecuteAsync("BEGIN IMMEDIATE");
            while (!program.HasEnded && Staged(dataPath) < files)
                await Task.Delay(20);
            await Task.Delay(300);
            Assert.False(program.HasEnded);
            await program.KillAsync();
            await connection.ExecuteAsync("ROLLBACK");
            Assert.Equal(files, Staged(dataPath));
        }
        Assert.Equal(await EmptyAsync(), await HashAsync(dataPath));
        await IsWholeAfterStartAsync(dataPath);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_writing_nothing_of_it_is_there_and_the_import_can_be_done_again()
    {
        const int Pages = 4000;
        await using var site = await TestSite.StartAsync();
        var dataPath = await site.StopAsync();
        var before = await HashAsync(dataPath);
        var recipe = Path.Combine(dataPath, "many.recipe.json");
        await File.WriteAllTextAsync(recipe, Many(Pages));
        var log = new FileInfo(Path.Combine(dataPath, "site.db-wal"));
        using (var program = SiteProcess.Start(dataPath, ["recipe", "import", recipe]))
        {
            await program.LineAsync("Planning");
            // Pages that fit no longer into the engine's memory go to its log before the commit: when the log grows, the writing is under way.
            do
                log.Refresh();
            while (!program.HasEnded && (!log.Exists || log.Length < 1_000_000));
            Assert.False(program.HasEnded, "The import was over before it could be killed.");
            await program.KillAsync();
        }
        Assert.Equal(before, await HashAsync(dataPath));
        await using (var database = Database.Sqlite(Path.Combine(dataPath, "site.db")))
        {
            await using var connection = await database.OpenAsync();
            Assert.Equal("ok", await connection.ExecuteScalarAsync<string>("PRAGMA integrity_check"));
        }

        using (var program = SiteProcess.Start(dataPath, ["recipe", "import", recipe]))
        {
            await program.LineAsync("Done");
            Assert.Equal(0, await program.EndAsync());
        }
        await using var again = await TestSite.StartAsync(dataPath);
        Assert.Equal($"Visibly a test {Pages}", (await again.PageAsync($"/visibly-a-test-{Pages}")).QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains($"/visibly-a-test-{Pages}", (await again.PageAsync($"/search?q=testword{Pages}")).QuerySelector("main")!.InnerHtml);
    }

    [Fact]
    public async Task Dead_after_the_commit_and_before_its_own_readers_were_told_the_next_start_shows_and_finds_it()
    {
        await using var site = await TestSite.StartAsync();
        var id = (await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "patients/first-visit"))!;
        Assert.Contains("/patients/first-visit", (await site.PageAsync("/search?q=first+visit")).QuerySelector("main")!.InnerHtml);
        var dataPath = await site.StopAsync();
        // What a process leaves that committed and said no more: rows, and an index that stands before them.
        await using (var database = Database.Sqlite(Path.Combine(dataPath, "site.db")))
        {
            var definitions = new DefinitionStore(database, BuiltInKinds.Create());
            await definitions.ReloadAsync();
            var item = (await new ContentStore(database).LatestAsync(id))!;
            var content = item.ToContentObject();
            content["TitlePart"] = new JsonObject { ["Title"] = "Visiblytestword" };
            var save = new SaveDraft(database, definitions);
            await save.RunAsync(Actor.System, new DraftInput(id, item.ContentType, content, item.ContentItemVersionId));
            await new Publish(database, definitions, new PublishGate([]), new CloseSitting(database, definitions, save)).RunAsync(Actor.System, id);
        }
        await using var again = await TestSite.StartAsync(dataPath);
        Assert.Equal("Visiblytestword", (await again.PageAsync("/patients/first-visit")).QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("Visiblytestword", (await again.PageAsync("/search?q=visiblytestword")).QuerySelector(".hit h2")!.TextContent);
    }

    private static int Staged(string dataPath) => Directory.Exists(Path.Combine(dataPath, "blobs"))
        ? Directory.EnumerateFiles(Path.Combine(dataPath, "blobs")).Count(file => !Path.GetFileName(file).StartsWith("incoming-", StringComparison.Ordinal))
        : 0;

    private static async Task<string> HashAsync(string dataPath)
    {
        await using var database = Database.Sqlite(Path.Combine(dataPath, "site.db"));
        return await ContentHash.ComputeAsync(database);
    }

    private static async Task<string> EmptyAsync()
    {
        await using var empty = await TestSite.StartEmptyAsync();
        return await ContentHash.ComputeAsync(empty.Services.GetRequiredService<Database>());
    }

    private static async Task IsWholeAfterStartAsync(string dataPath)
    {
        await using var whole = await TestSite.StartAsync();
        await using var again = await TestSite.StartAsync(dataPath);
        Assert.Equal(await ContentHash.ComputeAsync(whole.Services.GetRequiredService<Database>()), await ContentHash.ComputeAsync(again.Services.GetRequiredService<Database>()));
        await again.PageAsync("/conditions/cervical-insufficiency");
    }

    private static string Many(int pages)
    {
        var text = string.Concat(Enumerable.Repeat("<p>Visibly a test, so that there is much to write.</p>", 60));
        var items = Enumerable.Range(1, pages).Select(number => (JsonNode)new JsonObject
        {
            ["ContentItemId"] = $"visiblyatest{number:D8}",
            ["ContentType"] = "Page",
            ["DisplayText"] = $"Visibly a test {number}",
            ["Latest"] = true,
            ["Published"] = true,
            ["TitlePart"] = new JsonObject { ["Title"] = $"Visibly a test {number}" },
            ["AutoroutePart"] = new JsonObject { ["Path"] = $"visibly-a-test-{number}" },
            ["Page"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = $"testword{number}" } },
            ["Body"] = new JsonObject
            {
                ["ContentItems"] = new JsonArray(new JsonObject
                {
                    ["ContentItemId"] = $"visiblyblock{number:D8}",
                    ["ContentType"] = "Section",
                    ["Section"] = new JsonObject { ["Text"] = new JsonObject { ["Html"] = text } },
                }),
            },
        });
        return new JsonObject { ["name"] = "many", ["steps"] = new JsonArray(new JsonObject { ["name"] = "content", ["data"] = new JsonArray([.. items]) }) }.ToJsonString();
    }
}
