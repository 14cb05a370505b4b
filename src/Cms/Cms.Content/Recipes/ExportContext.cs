using System.Data.Common;
using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Recipes.Plans;
using Cms.Content.Storage;
using Dapper;

namespace Cms.Content.Recipes;

/// <summary>
/// What a step's export reads from (one moment of the site) and writes to. Everything it writes must be in a fixed order, and every text
/// that comes from the site goes through <see cref="ExpressionText"/>, so that no import runs what someone typed.
/// </summary>
public sealed class ExportContext
{
    private readonly DbConnection connection;
    private readonly DbTransaction transaction;

    internal ExportContext(DbConnection connection, DbTransaction transaction, Utf8JsonWriter writer, ExportOptions options, IMediaStore? media, CancellationToken cancel) =>
        (this.connection, this.transaction, Writer, Options, Media, Cancel) = (connection, transaction, writer, options, media, cancel);

    public ExportOptions Options { get; }
    public IMediaStore? Media { get; }
    public CancellationToken Cancel { get; }
    internal Utf8JsonWriter Writer { get; }
    internal DbConnection Connection => connection;
    internal DbTransaction Transaction => transaction;

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) => (await connection.QueryAsync<T>(sql, parameters, transaction)).AsList();

    public Task<T?> QueryValueAsync<T>(string sql, object? parameters = null) => connection.ExecuteScalarAsync<T>(sql, parameters, transaction);

    /// <summary>The documents of a kind by name, as far as they are selected.</summary>
    public async Task<IReadOnlyList<(string Name, JsonElement Json)>> DocumentsAsync(string kind) =>
        [.. (await QueryAsync<(string Name, string Json)>("SELECT name, json FROM site_documents WHERE kind = @kind", new { kind })).Where(row => Options.Selection?.TakesDocument(kind, row.Name) ?? true)
            .OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => (row.Name, ContentJson.Parse(row.Json)))];

    /// <summary>The definition records of a selection, by name.</summary>
    public async Task<IReadOnlyList<(string Kind, string Name, JsonElement Json)>> DefinitionsAsync(DefinitionSelection selection)
    {
        var all = (await QueryAsync<(string Kind, string Name, string Json)>("SELECT kind, name, json FROM definitions"))
            .OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => (row.Kind, row.Name, Json: ContentJson.Parse(row.Json))).ToList();
        if (selection.Types is not { } types)
            return all;
        var parts = all.Where(row => row.Kind == DefinitionJson.TypeKind && types.Contains(row.Name)).SelectMany(row => DefinitionJson.Type(row.Json).Parts).Select(part => part.PartName)
            .Concat(selection.Parts).ToHashSet(StringComparer.Ordinal);
        return [.. all.Where(row => (row.Kind == DefinitionJson.TypeKind ? types : parts).Contains(row.Name))];
    }

    /// <summary>Writes one step: its name, then what <paramref name="members"/> writes.</summary>
    public void WriteStep(string name, Action<Utf8JsonWriter> members)
    {
        Writer.WriteStartObject();
        Writer.WriteString("name", name);
        members(Writer);
        Writer.WriteEndObject();
    }

    /// <summary>Writes a step that is kept as a whole, its name included.</summary>
    public void WriteRawStep(JsonElement step) => ExpressionText.WriteEscaped(Writer, step);

    /// <summary>The members of an object, within one that is open.</summary>
    public void WriteMembers(Utf8JsonWriter writer, JsonElement json, Func<string, bool>? takes = null)
    {
        foreach (var member in json.EnumerateObject().Where(member => takes?.Invoke(member.Name) ?? true))
        {
            writer.WritePropertyName(member.Name);
            ExpressionText.WriteEscaped(writer, member.Value);
        }
    }

    public void WriteList(Utf8JsonWriter writer, string name, IEnumerable<JsonElement> entries)
    {
        writer.WriteStartArray(name);
        foreach (var entry in entries)
            ExpressionText.WriteEscaped(writer, entry);
        writer.WriteEndArray();
    }
}
