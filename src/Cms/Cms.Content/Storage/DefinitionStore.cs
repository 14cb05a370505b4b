using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Dapper;

namespace Cms.Content.Storage;

/// <summary>Which definitions do not count at the moment, because the feature that brought them is off.</summary>
public interface IDefinitionGate
{
    /// <summary>Reads the switches as they are stored now; the names of the types and parts that are off.</summary>
    Task<IReadOnlySet<string>> OffAsync();
}

/// <summary>
/// The stored definitions, in Orchard's record shape, are the only truth about types, parts and fields.
/// <see cref="Schema"/> is the newest snapshot this process has seen of those that count; it is swapped whole.
/// </summary>
public sealed class DefinitionStore(Database database, Kinds kinds, IDefinitionGate? gate = null)
{
    private static readonly HashSet<string> Nothing = [];
    private volatile GatedSchema schema = new(DefinitionSnapshot.Empty, kinds, Nothing);

    /// <summary>What is offered, checked and shown: types and parts whose feature is on.</summary>
    public ContentSchema Schema => schema.Schema;

    /// <summary>Everything that is stored: what is noted of an item when it is written, such as whom it points at, does not depend on switches.</summary>
    public ContentSchema Stored => schema.Stored;

    /// <summary>Names of the types and parts that are stored and off.</summary>
    public IReadOnlySet<string> Off => schema.Off;

    public Kinds Kinds => kinds;

    /// <summary>An item as visitors may see it, or null when its type is not there. See <see cref="GatedSchema.Show"/>.</summary>
    public ContentItem? Show(ContentItem item) => schema.Show(item);

    /// <summary>Reads the definitions and the switches again; called at start and whenever the feed tells of a change (<see cref="FeedRow.ChangesSchema"/>).</summary>
    public async Task ReloadAsync() => schema = await GatedAsync();

    /// <summary>What counts as it is stored now, without touching <see cref="Schema"/>: for a reader that follows the feed by itself.</summary>
    public async Task<ContentSchema> ReadAsync() => (await GatedAsync()).Schema;

    private async Task<GatedSchema> GatedAsync()
    {
        var off = gate is null ? Nothing : await gate.OffAsync();
        await using var connection = await database.OpenAsync();
        var rows = (await connection.QueryAsync<(string Kind, string Name, string Json)>("SELECT kind, name, json FROM definitions ORDER BY kind, name")).ToList();
        return new GatedSchema(DefinitionJson.Snapshot(rows.Select(row => (row.Kind, ContentJson.Parse(row.Json)))), kinds, off);
    }
}

/// <summary>Definition records between JSON and memory.</summary>
public static class DefinitionJson
{
    public const string TypeKind = "type";
    public const string PartKind = "part";

    public static DefinitionSnapshot Snapshot(IEnumerable<(string Kind, JsonElement Json)> records)
    {
        var all = records.ToList();
        return new DefinitionSnapshot(
            all.Where(record => record.Kind == TypeKind).Select(record => Type(record.Json)),
            all.Where(record => record.Kind == PartKind).Select(record => Part(record.Json)));
    }

    public static ContentTypeDefinition Type(JsonElement json)
    {
        var name = ContentJson.GetString(json, "Name") ?? "";
        return new ContentTypeDefinition(name, ContentJson.GetString(json, "DisplayName") is { Length: > 0 } display ? display : name, Settings(json),
            Ordered(List(json, "ContentTypePartDefinitionRecords").Select(part => new ContentTypePart(
                ContentJson.GetString(part, "PartName") ?? "",
                ContentJson.GetString(part, "Name") is { Length: > 0 } partName ? partName : ContentJson.GetString(part, "PartName") ?? "",
                Settings(part))), part => part.Options.Position));
    }

    public static ContentPartDefinition Part(JsonElement json) => new(ContentJson.GetString(json, "Name") ?? "", Settings(json),
        Ordered(List(json, "ContentPartFieldDefinitionRecords").Select(field => new ContentPartField(
            ContentJson.GetString(field, "FieldName") ?? "", ContentJson.GetString(field, "Name") ?? "", Settings(field))), field => field.Options.Position));

    /// <summary>Orchard's positions are text such as "2" or "1.5"; without one a record keeps its place at the end.</summary>
    private static List<T> Ordered<T>(IEnumerable<T> records, Func<T, string?> position) =>
        [.. records.OrderBy(record => double.TryParse(position(record), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : double.MaxValue)];

    private static SettingsBag Settings(JsonElement json) =>
        ContentJson.TryGet(json, "Settings", out var settings) && settings.ValueKind == JsonValueKind.Object ? new SettingsBag(settings) : SettingsBag.Empty;

    public static IEnumerable<JsonElement> List(JsonElement json, string name) =>
        ContentJson.TryGet(json, name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    /// <summary>Writes one record (<paramref name="kind"/> is <see cref="TypeKind"/> or <see cref="PartKind"/>); a feed row tells once per transaction.</summary>
    public static Task PutDefinitionAsync(this WriteSession session, string kind, string name, JsonNode json)
    {
        session.Tell(new FeedRow(FeedRow.Definitions) { ItemId = $"{kind}/{name}" });
        return session.ExecuteAsync(
            "INSERT INTO definitions (kind, name, json) VALUES (@kind, @name, @text) ON CONFLICT (kind, name) DO UPDATE SET json = excluded.json",
            new { kind, name, text = ContentJson.Write(json) });
    }

    public static Task RemoveDefinitionAsync(this WriteSession session, string kind, string name)
    {
        session.Tell(new FeedRow(FeedRow.Definitions) { ItemId = $"{kind}/{name}" });
        return session.ExecuteAsync("DELETE FROM definitions WHERE kind = @kind AND name = @name", new { kind, name });
    }
}
