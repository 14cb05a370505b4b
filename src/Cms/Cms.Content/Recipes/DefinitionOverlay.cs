using System.Data.Common;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Storage;
using Dapper;

namespace Cms.Content.Recipes;

/// <summary>The stored definitions with a plan's changes on top: later steps see what earlier ones define. Nothing is written.</summary>
public sealed class DefinitionOverlay
{
    private readonly Dictionary<(string Kind, string Name), string> stored;
    private readonly Dictionary<(string Kind, string Name), JsonObject?> changed = [];
    private DefinitionSnapshot? snapshot;

    private DefinitionOverlay(Dictionary<(string, string), string> stored) => this.stored = stored;

    internal static async Task<DefinitionOverlay> LoadAsync(DbConnection connection, DbTransaction? transaction = null) =>
        new((await connection.QueryAsync<(string Kind, string Name, string Json)>("SELECT kind, name, json FROM definitions", transaction: transaction))
            .ToDictionary(row => (row.Kind, row.Name), row => row.Json));

    /// <summary>A copy of one record, or null.</summary>
    public JsonObject? Find(string kind, string name)
    {
        if (changed.TryGetValue((kind, name), out var json))
            return json?.DeepClone().AsObject();
        return stored.TryGetValue((kind, name), out var text) ? ContentJson.ParseObject(text) : null;
    }

    public void Put(string kind, string name, JsonObject record) => Change(kind, name, record);

    public void Remove(string kind, string name) => Change(kind, name, null);

    public DefinitionSnapshot Snapshot => snapshot ??= DefinitionJson.Snapshot(
        stored.Where(row => !changed.ContainsKey(row.Key)).Select(row => (row.Key.Kind, ContentJson.Parse(row.Value)))
            .Concat(changed.Where(row => row.Value is not null).Select(row => (row.Key.Kind, ContentJson.ToElement(row.Value!)))));

    /// <summary>What is to be written: null removes the record.</summary>
    internal IEnumerable<(string Kind, string Name, JsonObject? Json)> Changes => changed
        .Where(row => row.Value is null ? stored.ContainsKey(row.Key) : !stored.TryGetValue(row.Key, out var text) || text != ContentJson.Write(row.Value))
        .Select(row => (row.Key.Kind, row.Key.Name, row.Value));

    /// <summary>Whether another overlay was loaded from the same definitions.</summary>
    internal bool StartedLike(DefinitionOverlay other) =>
        stored.Count == other.stored.Count && stored.All(row => other.stored.TryGetValue(row.Key, out var text) && text == row.Value);

    private void Change(string kind, string name, JsonObject? json)
    {
        changed[(kind, name)] = json;
        snapshot = null;
    }
}
