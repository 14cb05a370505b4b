using System.Text;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Content.Tests.Storage;

namespace Cms.Content.Tests.Recipes;

/// <summary>An empty site with a folder for its recipes; imports and exports in a few words.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cms-recipes-").FullName;

    private Site(DatabaseEngine engine, IEnumerable<ManagedField>? managed, IEnumerable<IPublishRule>? rules)
    {
        Database = engine is DatabaseEngine.Sqlite ? Database.Sqlite(Path.Combine(folder, "site.db"), Clock) : Database.PostgreSql(PostgresServer.Instance!.Create(), Clock);
        Definitions = new DefinitionStore(Database, BuiltInKinds.Create());
        Reads = new ContentStore(Database);
        Documents = new SiteDocuments(Database);
        Media = new BlobStore(Path.Combine(folder, "data"), Clock);
        RecipeFolder = Directory.CreateDirectory(Path.Combine(folder, "recipes")).FullName;
        Planner = new RecipePlanner(Database, Definitions.Kinds, Steps, new RecipeFolders(RecipeFolder), Media, new PublishGate(rules ?? []), managed, Clock);
        Applier = new RecipeApplier(Database, Definitions);
    }

    public static readonly Actor Editor = new("editor-id", "ann", new HashSet<string> { "PublishContent", "DeleteContent" });

    public Clock Clock { get; } = new();
    public Database Database { get; }
    public DefinitionStore Definitions { get; }
    public ContentStore Reads { get; }
    public SiteDocuments Documents { get; }
    public BlobStore Media { get; }
    public RecipeSteps Steps { get; } = new();
    public RecipePlanner Planner { get; }
    public RecipeApplier Applier { get; }

    /// <summary>Where the recipes of this site stand.</summary>
    public string RecipeFolder { get; }
    public string Folder => folder;

    public static async Task<Site> CreateAsync(DatabaseEngine engine = DatabaseEngine.Sqlite, IEnumerable<ManagedField>? managed = null, IEnumerable<IPublishRule>? rules = null)
    {
        var site = new Site(engine, managed, rules);
        await SchemaUpgrader.RunAsync(site.Database, ContentSchemaUpgrades.All);
        await site.Definitions.ReloadAsync();
        return site;
    }

    /// <summary>A site that knows the page type of <see cref="Recipe.Types"/>.</summary>
    public static async Task<Site> WithPagesAsync(DatabaseEngine engine = DatabaseEngine.Sqlite)
    {
        var site = await CreateAsync(engine);
        await site.ImportAsync(Recipe.Of(Recipe.Types));
        return site;
    }

    public Task<RecipePlan> PlanAsync(string json, RecipeOptions? options = null) =>
        Planner.PlanAsync(RecipeReader.Read(json, "test.recipe.json", new RecipeFolder(RecipeFolder)), options ?? new RecipeOptions { Trusted = true });

    public async Task<RecipeReport> ImportAsync(string json, RecipeOptions? options = null) => (await Applier.ApplyAsync(await PlanAsync(json, options))).Report;

    public Task<RecipeReport> ImportAsync(string json, OnConflict mode) => ImportAsync(json, new RecipeOptions { Trusted = true, OnConflict = mode });

    /// <summary>The problems that an import finds; it must find some, and must change nothing.</summary>
    public async Task<IReadOnlyList<RecipeProblem>> RefuseAsync(string json, RecipeOptions? options = null)
    {
        var before = await HashAsync();
        var refused = await Assert.ThrowsAsync<RecipeException>(() => ImportAsync(json, options));
        Assert.Equal(before, await HashAsync());
        return refused.Problems;
    }

    public async Task<string> ExportAsync(ExportOptions? options = null)
    {
        using var output = new MemoryStream();
        await new RecipeExporter(Database, Steps, Media).ExportAsync(output, options ?? new ExportOptions());
        return Encoding.UTF8.GetString(output.ToArray());
    }

    public SaveDraft Save => new(Database, Definitions);
    public CloseSitting Sittings => new(Database, Definitions, Save);
    public Publish Publish => new(Database, Definitions, new PublishGate([]), Sittings);
    public Schedule Schedule => new(Database, Definitions, new PublishGate([]), Sittings);

    public Task<string> HashAsync() => ContentHash.ComputeAsync(Database);

    /// <summary>What an editor does: a new version of an item with another title.</summary>
    public async Task<ContentItem> EditAsync(string id, string title)
    {
        var before = (await Reads.LatestAsync(id))!;
        var content = before.ToContentObject();
        content["TitlePart"] = new JsonObject { ["Title"] = title };
        return await Save.RunAsync(Editor, new DraftInput(id, before.ContentType, content, before.ContentItemVersionId));
    }

    public Task WriteFileAsync(string name, string text)
    {
        var path = Path.Combine(RecipeFolder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllTextAsync(path, text);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

public sealed class Clock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
