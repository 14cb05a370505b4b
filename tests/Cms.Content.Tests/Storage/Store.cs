using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cms.Content.Tests.Storage;

/// <summary>Both engines; a contract test runs once on each.</summary>
public sealed class Engines : TheoryData<DatabaseEngine>
{
    public Engines()
    {
        Add(DatabaseEngine.Sqlite);
        if (PostgresServer.Instance is not null)
            Add(DatabaseEngine.PostgreSql);
    }
}

/// <summary>A fresh database with one page type ("Article": title, address, text, and a picker of other articles) and the write actions over it.</summary>
public sealed class Store : IAsyncDisposable
{
    private readonly string folder;

    private Store(Database database, string folder)
    {
        this.folder = folder;
        Database = database;
        Definitions = new DefinitionStore(database, BuiltInKinds.Create());
        Reads = new ContentStore(database);
        Feed = new ChangeFeed(database);
        Gate = new PublishGate([]);
        SaveDraft = new SaveDraft(database, Definitions);
        Close = new CloseSitting(database, Definitions, SaveDraft);
        Publish = new Publish(database, Definitions, Gate, Close);
        Undo = new UndoPublication(database, Publish);
        Unpublish = new Unpublish(database);
        Move = new MoveItem(database);
        Delete = new DeleteItem(database);
        Trash = new TrashList(database);
        Undelete = new UndeleteItem(database, Definitions);
        Schedule = new Schedule(database, Definitions, Gate, Close);
        Keep = new KeepWorkingCopy(database, Definitions);
        Discard = new DiscardWorkingCopy(database);
        CloseQuiet = new CloseQuietSittings(database, Definitions, Close, NullLogger<CloseQuietSittings>.Instance);
        Copies = new WorkingCopies(database, Definitions);
        Presence = new Presence(database);
        Restore = new RestoreVersion(database, SaveDraft, Close);
        Fire = new FireSchedules(database, Definitions, Publish, NullLogger<FireSchedules>.Instance);
    }

    /// <summary>Where media bytes are.</summary>
    public string DataPath => folder;

    public static readonly Actor Editor = new("editor-id", "test-editor", new HashSet<string> { "PublishContent", "DeleteContent" });

    public static readonly Actor Colleague = new("colleague-id", "test-colleague", new HashSet<string> { "EditContent" });

    public Database Database { get; }
    public DefinitionStore Definitions { get; }
    public ContentStore Reads { get; }
    public ChangeFeed Feed { get; }
    public PublishGate Gate { get; }
    public SaveDraft SaveDraft { get; }
    public Publish Publish { get; }
    public UndoPublication Undo { get; }
    public Unpublish Unpublish { get; }
    public MoveItem Move { get; }
    public DeleteItem Delete { get; }
    public TrashList Trash { get; }
    public UndeleteItem Undelete { get; }
    public Schedule Schedule { get; }
    public KeepWorkingCopy Keep { get; }
    public DiscardWorkingCopy Discard { get; }
    public CloseSitting Close { get; }
    public CloseQuietSittings CloseQuiet { get; }
    public WorkingCopies Copies { get; }
    public Presence Presence { get; }
    public RestoreVersion Restore { get; }
    public FireSchedules Fire { get; }

    public static async Task<Store> CreateAsync(DatabaseEngine engine, TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        var folder = Directory.CreateTempSubdirectory("obgyn-store-").FullName;
        var database = engine is DatabaseEngine.Sqlite
            ? Database.Sqlite(Path.Combine(folder, "site.db"), clock)
            : Database.PostgreSql(PostgresServer.Instance!.Create(), clock);
        await SchemaUpgrader.RunAsync(database, ContentSchemaUpgrades.All);

        var store = new Store(database, folder);
        await database.WriteAsync(session => DefinitionMerge.ApplyAsync(session, ContentJson.ParseObject(Types)));
        await store.Definitions.ReloadAsync();
        return store;
    }

    /// <summary>The same database as another process has it: nothing is shared but what is stored.</summary>
    public Database OpenBeside() => Database.Engine is DatabaseEngine.Sqlite
        ? Cms.Content.Storage.Database.Sqlite(Path.Combine(folder, "site.db"))
        : Cms.Content.Storage.Database.PostgreSql(Database.ConnectionString);

    /// <summary>Saves a new article, or the next version of one.</summary>
    public async Task<ContentItem> SaveAsync(string title, string? id = null, string? parent = null, string? slug = null, params string[] related)
    {
        var before = id is null ? null : await Reads.LatestAsync(id);
        var content = before?.ToContentObject() ?? [];
        content["TitlePart"] = new JsonObject { ["Title"] = title };
        if (slug is not null)
            content["AutoroutePart"] = new JsonObject { ["Path"] = slug };
        content["Article"] = new JsonObject { ["Related"] = new JsonObject { ["ContentItemIds"] = new JsonArray([.. related.Select(target => (JsonNode)target)]) } };
        return await SaveDraft.RunAsync(Editor, new DraftInput(id, "Article", content, before?.ContentItemVersionId) { ParentId = parent });
    }

    public async Task<ContentItem> LiveAsync(string title, string? id = null, string? parent = null, string? slug = null, params string[] related)
    {
        var saved = await SaveAsync(title, id, parent, slug, related);
        await Publish.RunAsync(Editor, saved.ContentItemId);
        return (await Reads.PublishedAsync(saved.ContentItemId))!;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private const string Types = """
        {"ContentTypes":[{"Name":"Article","DisplayName":"Article","Settings":{"ContentTypeSettings":{"Creatable":true,"Listable":true,"Draftable":true,"Versionable":true}},
          "ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{}},{"PartName":"AutoroutePart","Name":"AutoroutePart","Settings":{}},{"PartName":"AliasPart","Name":"AliasPart","Settings":{}},{"PartName":"Article","Name":"Article","Settings":{}}]}],
         "ContentParts":[{"Name":"Article","Settings":{},"ContentPartFieldDefinitionRecords":[{"FieldName":"ContentPickerField","Name":"Related","Settings":{}},{"FieldName":"TextField","Name":"Lead","Settings":{"TextFieldSettings":{"MaxLength":200}}},{"FieldName":"TextField","Name":"Text","Settings":{}}]}]}
        """;
}
