using System.Data.Common;
using Dapper;

namespace Cms.Content.Storage;

/// <summary>Questions that are asked the same way inside a write transaction and outside of one.</summary>
internal readonly record struct Reads(DbConnection Connection, DbTransaction? Transaction)
{
    /// <summary>Inside a transaction of PostgreSQL the rows that are read stay locked until it ends; SQLite has one writer anyway.</summary>
    public string Lock => Transaction is Npgsql.NpgsqlTransaction ? "FOR UPDATE" : "";

    public Task<T?> OneAsync<T>(string sql, object parameters) => Connection.QuerySingleOrDefaultAsync<T>(sql, parameters, Transaction);

    public Task<T?> ValueAsync<T>(string sql, object parameters) => Connection.ExecuteScalarAsync<T>(sql, parameters, Transaction);
}
