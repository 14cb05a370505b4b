using Cms.Content.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cms.Web.Finding;

/// <summary>
/// An index of one node in a SQLite file of its own, whichever engine keeps the content. Nothing in it is the only copy: when it is missing, damaged,
/// or made by another program or with other options (<paramref name="stamp"/>, asked each time), it is made anew. One connection writes, any number read at the same time.
/// </summary>
/// <param name="create">The index's tables; the table <c>position</c> is this class's own.</param>
/// <param name="remove">Drops them, each if it exists.</param>
public sealed class IndexFile(string file, Func<string> stamp, string create, string remove)
{
    private const int NotADatabase = 26;
    private const int Corrupt = 11;
    private readonly string writing = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString();
    private readonly string reading = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 5, Mode = SqliteOpenMode.ReadOnly }.ToString();

    static IndexFile() => SQLitePCL.Batteries_V2.Init();

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
            return made == stamp() ? new FeedPosition(epoch, sequence) : FeedPosition.Nowhere;
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is NotADatabase or Corrupt)
        {
            Delete();
            return FeedPosition.Nowhere;
        }
    }

    /// <summary>Empties the index and fills it, in one transaction: readers see the old one until the new one is whole.</summary>
    public async Task RebuildAsync(Func<SqliteConnection, SqliteTransaction, Task> fill, FeedPosition position)
    {
        if (!File.Exists(file))
            Delete();
        using var connection = Open(writing);
        connection.Execute("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Execute(remove + "DROP TABLE IF EXISTS position;", transaction: transaction);
        connection.Execute("CREATE TABLE position (epoch text NOT NULL, sequence integer NOT NULL, stamp text NOT NULL);" + create, transaction: transaction);
        await fill(connection, transaction);
        connection.Execute("INSERT INTO position (epoch, sequence, stamp) VALUES (@Epoch, @Sequence, @stamp)", new { position.Epoch, position.Sequence, stamp = stamp() }, transaction);
        transaction.Commit();
    }

    /// <summary>Changes rows, and notes the position with them.</summary>
    public void Write(Action<SqliteConnection, SqliteTransaction> work, FeedPosition position)
    {
        using var connection = Open(writing);
        using var transaction = connection.BeginTransaction(deferred: false);
        work(connection, transaction);
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
}
