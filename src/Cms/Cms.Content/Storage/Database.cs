using System.Data.Common;
using Cms.Content.Model;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Cms.Content.Storage;

public enum DatabaseEngine { Sqlite, PostgreSql }

/// <summary>
/// Connections to the content database. The SQL is the same on both engines; what differs is here: how a write begins and whose clock counts.
/// SQLite's calls block their thread, so its writes stand in one in-process queue and stay short; reads never wait for a write.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly NpgsqlDataSource? postgres;
    private readonly TimeProvider clock;

    static Database() => SQLitePCL.Batteries_V2.Init();

    private Database(DatabaseEngine engine, string connectionString, NpgsqlDataSource? postgres, TimeProvider clock)
    {
        Engine = engine;
        ConnectionString = connectionString;
        this.postgres = postgres;
        this.clock = clock;
    }

    public DatabaseEngine Engine { get; }
    public string ConnectionString { get; }

    /// <summary>Called after every commit that wrote feed rows, with the last sequence. The reader pump of this process listens here.</summary>
    public event Action<long>? Committed;

    public static Database Sqlite(string file, TimeProvider? clock = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var connectionString = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        return new Database(DatabaseEngine.Sqlite, connectionString, null, clock ?? TimeProvider.System);
    }

    public static Database PostgreSql(string connectionString, TimeProvider? clock = null) =>
        new(DatabaseEngine.PostgreSql, connectionString, NpgsqlDataSource.Create(connectionString), clock ?? TimeProvider.System);

    public async Task<DbConnection> OpenAsync(CancellationToken cancel = default)
    {
        PageReads.Note();
        if (postgres is not null)
            return await postgres.OpenConnectionAsync(cancel);
        var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync(cancel);
        await connection.ExecuteAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;");
        return connection;
    }

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction and commits it together with the feed rows it asked for; any exception rolls all of it back.
    /// Returns what the work returned and the feed position of the commit (0 when it wrote no feed row).
    /// </summary>
    public async Task<(T Result, long Position)> WriteAsync<T>(Func<WriteSession, Task<T>> work, CancellationToken cancel = default)
    {
        if (Engine is DatabaseEngine.Sqlite)
            await gate.WaitAsync(cancel);
        long position;
        T result;
        try
        {
            await using var connection = await OpenAsync(cancel);
            await using var transaction = connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: false) : await connection.BeginTransactionAsync(cancel);
            var session = new WriteSession(this, connection, transaction);
            result = await work(session);
            position = await session.AppendFeedAsync();
            await transaction.CommitAsync(cancel);
        }
        finally
        {
            if (Engine is DatabaseEngine.Sqlite)
                gate.Release();
        }
        if (position > 0)
            Committed?.Invoke(position);
        return (result, position);
    }

    public Task<(bool Result, long Position)> WriteAsync(Func<WriteSession, Task> work, CancellationToken cancel = default) =>
        WriteAsync(async session => { await work(session); return true; }, cancel);

    /// <summary>
    /// Asks what a write would ask, in one reading transaction that is rolled back: a question that tries to write fails.
    /// It waits for no write and no write waits for it.
    /// </summary>
    public async Task<T> AskAsync<T>(Func<WriteSession, Task<T>> question, CancellationToken cancel = default)
    {
        await using var connection = await OpenAsync(cancel);
        await using var transaction = connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync(Engine is DatabaseEngine.Sqlite ? "PRAGMA query_only = 1" : "SET TRANSACTION READ ONLY", transaction: transaction);
        try
        {
            return await question(new WriteSession(this, connection, transaction));
        }
        finally
        {
            await transaction.RollbackAsync(CancellationToken.None);
            // The connection goes back to the pool, and the next one who takes it may write.
            if (Engine is DatabaseEngine.Sqlite)
                await connection.ExecuteAsync("PRAGMA query_only = 0");
        }
    }

    /// <summary>The clock that decides what is due: the server's on PostgreSQL, because several nodes share it; this machine's on SQLite.</summary>
    public async Task<DateTime> NowAsync(DbConnection connection, DbTransaction? transaction = null) =>
        Engine is DatabaseEngine.Sqlite
            ? clock.GetUtcNow().UtcDateTime
            : UtcText.Parse(await connection.ExecuteScalarAsync<string>(
                """SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')""", transaction: transaction))!.Value;

    public async ValueTask DisposeAsync()
    {
        if (postgres is not null)
            await postgres.DisposeAsync();
        else
            SqliteConnection.ClearPool(new SqliteConnection(ConnectionString));
        gate.Dispose();
    }
}
