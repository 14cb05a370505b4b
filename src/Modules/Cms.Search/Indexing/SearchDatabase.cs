using System.Security.Cryptography;
using System.Text;
using Cms.Content.Storage;
using Cms.Web.Modules;
using Cms.Web.Site;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Cms.Search.Indexing;

/// <summary>
/// The file <c>search.db</c> in the site's data folder, whichever engine keeps the content. Nothing in it is the only copy: when it is missing, damaged,
/// or made by another program, it is made anew. One connection writes, any number read at the same time.
/// </summary>
public sealed class SearchDatabase
{
    private const int NotADatabase = 26;
    private const int Corrupt = 11;
    private readonly string file;
    private readonly string writing;
    private readonly string reading;
    private readonly SearchOptions options;
    private readonly Enabled<ISearchFilter> filters;

    static SearchDatabase() => SQLitePCL.Batteries_V2.Init();

    public SearchDatabase(SiteOptions site, IOptions<SearchOptions> options, Enabled<ISearchFilter> filters)
    {
        file = Path.Combine(site.DataPath, "search.db");
        writing = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString();
        reading = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 5, Mode = SqliteOpenMode.ReadOnly }.ToString();
        this.options = options.Value;
        this.filters = filters;
    }

    public SqliteConnection OpenRead() => Open(reading);

    /// <summary>Where the index stands; <see cref="FeedPosition.Nowhere"/> when it must be built.</summary>
    public FeedPosition Position()
    {
        try
        {
            if (!File.Exists(file))
                return FeedPosition.Nowhere;
            using var connection = Open(writing);
            if (connection.ExecuteScalar<int>("SELECT count(*) FROM sqlite_master WHERE name = 'position'") == 0)
                return FeedPosition.Nowhere;
            var (epoch, sequence, made) = connection.QuerySingle<(string, long, string)>("SELECT epoch, sequence, stamp FROM position");
            return made == Stamp() ? new FeedPosition(epoch, sequence) : FeedPosition.Nowhere;
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is NotADatabase or Corrupt)
        {
            Delete();
            return FeedPosition.Nowhere;
        }
    }

    /// <summary>Empties the index and fills it, in one transaction: readers see the old one until the new one is whole.</summary>
    public async Task RebuildAsync(IAsyncEnumerable<IndexedPage> pages, FeedPosition position)
    {
        if (!File.Exists(file))
            Delete();
        using var connection = Open(writing);
        connection.Execute("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Execute(SearchTables.Remove, transaction: transaction);
        connection.Execute(SearchTables.Create, transaction: transaction);
        await foreach (var page in pages)
            connection.Execute(SearchTables.Put, page, transaction);
        connection.Execute("INSERT INTO position (epoch, sequence, stamp) VALUES (@Epoch, @Sequence, @stamp)", new { position.Epoch, position.Sequence, stamp = Stamp() }, transaction);
        transaction.Commit();
    }

    /// <summary>Puts pages in and takes items out, and notes the position with them.</summary>
    public void Write(IEnumerable<IndexedPage> put, IEnumerable<string> remove, FeedPosition position)
    {
        using var connection = Open(writing);
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var page in put)
            connection.Execute(SearchTables.Put, page, transaction);
        foreach (var itemId in remove)
            connection.Execute("DELETE FROM pages WHERE item_id = @itemId", new { itemId }, transaction);
        connection.Execute("UPDATE position SET epoch = @Epoch, sequence = @Sequence", new { position.Epoch, position.Sequence }, transaction);
        transaction.Commit();
    }

    // Losing the last commits at a power cut costs nothing: the position is lost with them, and the feed has the rest.
    private static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        connection.Execute("PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY");
        return connection;
    }

    private void Delete()
    {
        foreach (var connectionString in new[] { writing, reading })
        {
            using var connection = new SqliteConnection(connectionString);
            SqliteConnection.ClearPool(connection);
        }
        foreach (var part in new[] { file, file + "-wal", file + "-shm" })
            File.Delete(part);
    }

    // Another build of the program may read texts in another way, and so may other options and filters: then the index starts over.
    private string Stamp()
    {
        var programs = filters.Select(filter => filter.GetType()).Append(typeof(SearchDatabase)).Append(typeof(Content.Model.ContentSchema))
            .Select(type => $"{type.FullName} {type.Module.ModuleVersionId}");
        var names = options.InternalParts.Append("|").Concat(options.InternalFields).Append("|").Concat(options.UnquotedFields).Append("|").Concat(options.AliasFields).Append("|").Concat(options.SummaryFields).Append("|").Concat(options.HeadingFields);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', programs.Concat(names)))));
    }
}
