using System.Data.Common;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Dapper;

namespace Cms.Content.Recipes;

/// <summary>The site's documents with a plan's changes on top. Nothing is written.</summary>
public sealed class DocumentOverlay
{
    private readonly Dictionary<(string Kind, string Name), string> stored;
    private readonly Dictionary<(string Kind, string Name), string?> changed = [];

    private DocumentOverlay(Dictionary<(string, string), string> stored) => this.stored = stored;

    internal static async Task<DocumentOverlay> LoadAsync(DbConnection connection, DbTransaction? transaction = null) =>
        new((await connection.QueryAsync<(string Kind, string Name, string Json)>("SELECT kind, name, json FROM site_documents", transaction: transaction))
            .ToDictionary(row => (row.Kind, row.Name), row => row.Json));

    public JsonObject? Find(string kind, string name) => Text(kind, name) is { } text ? JsonNode.Parse(text) as JsonObject : null;

    public IEnumerable<string> Names(string kind) => stored.Keys.Concat(changed.Keys).Distinct().Where(key => key.Kind == kind && Text(key.Kind, key.Name) is not null)
        .Select(key => key.Name).Order(StringComparer.Ordinal);

    /// <summary>Sets a document and tells what that does to it: created, updated or unchanged.</summary>
    public ReportKind Put(string kind, string name, JsonNode json)
    {
        var before = Text(kind, name);
        var text = ContentJson.Write(json);
        if (before == text)
            return ReportKind.Unchanged;
        changed[(kind, name)] = text;
        return before is null ? ReportKind.Created : ReportKind.Updated;
    }

    public void Remove(string kind, string name) => changed[(kind, name)] = null;

    internal IEnumerable<(string Kind, string Name, JsonNode? Json)> Changes => changed.Where(row => stored.GetValueOrDefault(row.Key) != row.Value)
        .Select(row => (row.Key.Kind, row.Key.Name, row.Value is null ? null : JsonNode.Parse(row.Value)));

    /// <summary>The first document this plan changes that another overlay finds changed already.</summary>
    internal string? MovedIn(DocumentOverlay now) => changed.Keys.Where(key => stored.GetValueOrDefault(key) != now.stored.GetValueOrDefault(key))
        .Select(key => $"{key.Kind}/{key.Name}").FirstOrDefault();

    private string? Text(string kind, string name) => changed.TryGetValue((kind, name), out var text) ? text : stored.GetValueOrDefault((kind, name));
}
