using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;
using Cms.Search.Finding;
using Cms.Search.Indexing;
using Cms.Web.Finding;
using Cms.Web.Modules;
using Cms.Web.Site;
using Cms.Web.Tests.Library;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Cms.Web.Tests.Search;

/// <summary>A library's database with its search index, without the web: the reader is moved by hand.</summary>
public sealed class IndexedLibrary : IAsyncDisposable
{
    private readonly SearchOptions options;

    private IndexedLibrary(string folder, SearchOptions options)
    {
        this.options = options;
        Folder = folder;
        Database = Database.Sqlite(Path.Combine(folder, "site.db"));
        Definitions = new DefinitionStore(Database, BuiltInKinds.Create());
        Store = new ContentStore(Database);
        Feed = new ChangeFeed(Database);
        var save = new SaveDraft(Database, Definitions);
        Publish = new Publish(Database, Definitions, new PublishGate([]), new CloseSitting(Database, Definitions, save));
        Unpublish = new Unpublish(Database);
        Move = new MoveItem(Database);
        Delete = new DeleteItem(Database);
        Desk = new Desk(Store, save, Publish);
        (Reader, Index) = Open();
    }

    public string Folder { get; }
    public Database Database { get; }
    public DefinitionStore Definitions { get; }
    public ContentStore Store { get; }
    public ChangeFeed Feed { get; }
    public Publish Publish { get; }
    public Unpublish Unpublish { get; }
    public MoveItem Move { get; }
    public DeleteItem Delete { get; }
    public Desk Desk { get; }
    public SearchReader Reader { get; }
    public SearchIndex Index { get; }

    public static async Task<IndexedLibrary> CreateAsync(SearchOptions? options = null)
    {
        var library = new IndexedLibrary(Directory.CreateTempSubdirectory("search-").FullName, options ?? new SearchOptions());
        await SchemaUpgrader.RunAsync(library.Database, ContentSchemaUpgrades.All);
        await library.DefineAsync(Books.Definitions);
        return library;
    }

    public async Task DefineAsync(string step)
    {
        await Database.WriteAsync(session => DefinitionMerge.ApplyAsync(session, ContentJson.ParseObject(step)));
        await Definitions.ReloadAsync();
    }

    /// <summary>Another program's view of the same index file.</summary>
    public (SearchReader Reader, SearchIndex Index) Open(SearchOptions? other = null)
    {
        var switches = new FeatureSwitches(new ModuleCatalog([]), new SiteDocuments(Database));
        var filters = new Enabled<ISearchFilter>([new InPrint()], switches);
        var settings = Options.Create(other ?? options);
        var index = new SearchDatabase(new SiteOptions { DataPath = Folder, Theme = "" }, settings, filters);
        var reader = new SearchReader(index, new PageSource(Store, Definitions, new SiteDocuments(Database), new PageText(settings), filters));
        return (reader, new SearchIndex(index, reader, Feed, new Enabled<SearchKind>([new SearchKind("books", "Books", 1, "Book"), new SearchKind("shelves", "Shelves", 2, "Shelf")], switches)));
    }

    /// <summary>Moves the reader as the pump does: a rebuild when it is nowhere, then rows in batches.</summary>
    public async Task FollowAsync(int batch = 500)
    {
        while (true)
        {
            var (head, _) = await Feed.HeadAsync();
            var at = await Reader.PositionAsync();
            if (at.Epoch != head.Epoch)
            {
                await Reader.RebuildAsync(head);
                continue;
            }
            var rows = await Feed.AfterAsync(at.Sequence, batch);
            if (rows.Count == 0)
                return;
            await Reader.ApplyAsync(rows, new FeedPosition(head.Epoch, rows[^1].Sequence));
        }
    }

    public SearchResults Find(string words, string? kind = null, int page = 1, bool asTyped = false) =>
        Index.Find(new SearchQuery(QueryWords.Parse(words), "en", kind is null ? null : Index.Kind(kind), page, asTyped));

    public IReadOnlyList<string> Titles(string words) => [.. Find(words).Hits.Select(hit => hit.Title)];

    /// <summary>The index's rows as text, and proof that the word lists agree with them.</summary>
    public IReadOnlyList<string> Rows()
    {
        using var connection = OpenIndex();
        foreach (var table in new[] { "words", "spelled" })
            connection.Execute($"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)");
        return [.. connection.Query<string>(
            "SELECT json_array(item_id, culture, content_type, title_key, alias_keys, url, parents, title, aliases, headings, summary, body) FROM pages ORDER BY item_id")];
    }

    public SqliteConnection OpenIndex()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "search.db")}");
        connection.Open();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private sealed class InPrint : ISearchFilter
    {
        public bool Allows(ContentItem item) => item.Field("Book", "Withdrawn") is not { } withdrawn || !ContentJson.GetBoolean(withdrawn, "Value");
    }
}
