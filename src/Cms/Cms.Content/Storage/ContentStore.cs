using System.Data.Common;
using Cms.Content.Model;
using Dapper;

namespace Cms.Content.Storage;

/// <summary>
/// Reads of the content database, each on a connection of its own and none of them cached or tracked: what pages read goes through the content view.
/// Items in the trash are not seen.
/// </summary>
public sealed class ContentStore(Database database) : ILiveReads
{
    private const string Columns =
        """
        i.item_id AS ItemId, i.content_type AS ContentType, i.culture AS Culture, i.parent_id AS ParentId, i.sort_order AS SortOrder, i.path AS Path,
        i.owner AS Owner, i.created_utc AS CreatedUtc, i.latest_version AS LatestVersion, i.published_version AS PublishedVersion,
        v.version_id AS VersionId, v.number AS Number, v.display_text AS DisplayText, v.slug AS Slug, v.author AS Author,
        v.modified_utc AS ModifiedUtc, v.published_utc AS PublishedUtc, v.data AS Data
        """;

    public Database Database => database;

    public Task<ContentItem?> LatestAsync(string itemId) => OneAsync("i.item_id = @itemId AND v.version_id = i.latest_version", new { itemId });

    public Task<ContentItem?> PublishedAsync(string itemId) => OneAsync("i.item_id = @itemId AND v.version_id = i.published_version", new { itemId });

    public Task<ContentItem?> VersionAsync(string versionId) => OneAsync("v.version_id = @versionId", new { versionId });

    public async Task<IReadOnlyList<ContentItem>> PublishedAsync(IReadOnlyCollection<string> itemIds)
    {
        if (itemIds.Count == 0)
            return [];
        await using var connection = await database.OpenAsync();
        return await QueryAsync(connection, null, $"{In(connection, "i.item_id", "ids")} AND v.version_id = i.published_version", new { ids = Ids(itemIds) });
    }

    /// <summary>The newest versions, live or not.</summary>
    public async Task<IReadOnlyList<ContentItem>> LatestAsync(IReadOnlyCollection<string> itemIds)
    {
        if (itemIds.Count == 0)
            return [];
        await using var connection = await database.OpenAsync();
        return await QueryAsync(connection, null, $"{In(connection, "i.item_id", "ids")} AND v.version_id = i.latest_version", new { ids = Ids(itemIds) });
    }

    public Task<IReadOnlyList<ContentItem>> VersionsAsync(string itemId) => ManyAsync("i.item_id = @itemId", new { itemId }, "v.number DESC");

    /// <summary>Items in the order of the page tree, then by title; at most <see cref="ContentQuery.Take"/>.</summary>
    /// <param name="query">What is asked for.</param>
    /// <param name="except">Types to leave out.</param>
    public async Task<IReadOnlyList<ContentItem>> ListAsync(ContentQuery query, IReadOnlySet<string>? except = null)
    {
        await using var connection = await database.OpenAsync();
        var (where, parameters) = Filter(connection, query, except);
        parameters.Add("take", query.Take);
        parameters.Add("skip", query.Skip);
        var order = query.Newest ? "v.modified_utc DESC, i.item_id" : "i.sort_order, v.display_text, i.item_id";
        return await QueryAsync(connection, null, where, parameters, $"{order} LIMIT @take OFFSET @skip");
    }

    Task<IReadOnlyList<ContentItem>> ILiveReads.ListAsync(ContentQuery query) => ListAsync(query);

    public async Task<int> CountAsync(ContentQuery query, IReadOnlySet<string>? except = null)
    {
        await using var connection = await database.OpenAsync();
        var (where, parameters) = Filter(connection, query, except);
        return await connection.ExecuteScalarAsync<int>($"SELECT count(*) FROM content_items i JOIN content_versions v ON v.item_id = i.item_id WHERE i.deleted_utc IS NULL AND {where}", parameters);
    }

    /// <summary>
    /// When what visitors read of each live item changed last, small fixes apart: the first publication that had the newest version which is none.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, DateTime?>> ChangedDatesAsync()
    {
        await using var connection = await database.OpenAsync();
        var rows = await connection.QueryAsync<(string ItemId, string? ChangedUtc)>(
            """
            SELECT i.item_id, (SELECT min(p.published_utc) FROM content_versions p WHERE p.item_id = i.item_id AND p.number <= v.number AND p.published_utc IS NOT NULL
                AND p.number >= COALESCE((SELECT max(n.number) FROM content_versions n WHERE n.item_id = i.item_id AND n.is_minor = 0 AND n.number <= v.number), 0))
            FROM content_items i JOIN content_versions v ON v.version_id = i.published_version WHERE i.deleted_utc IS NULL
            """);
        return rows.ToDictionary(row => row.ItemId, row => UtcText.Parse(row.ChangedUtc), StringComparer.Ordinal);
    }

    /// <summary>The item whose page is live at an address (without leading slash), or null.</summary>
    public async Task<string?> RouteAsync(string culture, string path)
    {
        await using var connection = await database.OpenAsync();
        return await connection.ExecuteScalarAsync<string?>("SELECT item_id FROM routes WHERE culture = @culture AND path = @path", new { culture, path });
    }

    /// <summary>The item that used to stand at an address, for a 301 to where it stands now.</summary>
    public async Task<string?> RedirectAsync(string culture, string path)
    {
        await using var connection = await database.OpenAsync();
        return await connection.ExecuteScalarAsync<string?>("SELECT item_id FROM redirects WHERE culture = @culture AND path = @path", new { culture, path });
    }

    public async Task<string?> AliasAsync(string culture, string alias)
    {
        await using var connection = await database.OpenAsync();
        return await connection.ExecuteScalarAsync<string?>("SELECT item_id FROM content_items WHERE alias = @alias AND culture = @culture AND deleted_utc IS NULL", new { culture, alias });
    }

    /// <summary>
    /// The pages that say the same in their languages, live or not, by language. The set is <c>LocalizationPart.LocalizationSet</c>; a page that is in none
    /// is one of its own, under its own id.
    /// </summary>
    public async Task<IReadOnlyList<Translation>> TranslationsAsync(string set)
    {
        await using var connection = await database.OpenAsync();
        return (await connection.QueryAsync<(string ItemId, string Culture)>(
            "SELECT item_id, culture FROM content_items WHERE deleted_utc IS NULL AND (translation_set = @set OR (item_id = @set AND translation_set IS NULL)) ORDER BY culture, item_id", new { set }))
            .Select(row => new Translation(row.ItemId, row.Culture)).ToList();
    }

    /// <summary>Which set each of some items is in, where it is in one.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TranslationSetsAsync(IReadOnlyCollection<string> itemIds)
    {
        if (itemIds.Count == 0)
            return new Dictionary<string, string>();
        await using var connection = await database.OpenAsync();
        return (await connection.QueryAsync<(string ItemId, string Set)>(
            $"SELECT item_id, translation_set FROM content_items WHERE translation_set IS NOT NULL AND {In(connection, "item_id", "ids")}", new { ids = Ids(itemIds) }))
            .ToDictionary(row => row.ItemId, row => row.Set, StringComparer.Ordinal);
    }

    /// <summary>The media file at a path, or null.</summary>
    public async Task<MediaFile?> MediaAsync(string path)
    {
        await using var connection = await database.OpenAsync();
        return (await connection.QueryAsync<(string Sha256, long Size, string ModifiedUtc)>("SELECT sha256, size, modified_utc FROM media_files WHERE path = @path", new { path }))
            .Select(row => new MediaFile(path, row.Sha256, row.Size, UtcText.Parse(row.ModifiedUtc) ?? default)).SingleOrDefault();
    }

    /// <summary>Paths of the media library, sorted.</summary>
    public async Task<IReadOnlyList<string>> MediaPathsAsync()
    {
        await using var connection = await database.OpenAsync();
        return (await connection.QueryAsync<string>("SELECT path FROM media_files ORDER BY path")).AsList();
    }

    /// <summary>Who points at an item: in live pages, or in the newest drafts.</summary>
    public async Task<IReadOnlyList<ContentReference>> WhoUsesAsync(string targetId, bool live)
    {
        await using var connection = await database.OpenAsync();
        return (await connection.QueryAsync<(string Id, string From)>(
            "SELECT item_id, from_place FROM content_references WHERE target_id = @targetId AND is_live = @flag ORDER BY item_id, from_place", new { targetId, flag = live ? 1 : 0 }))
            .Select(row => new ContentReference(row.Id, row.From)).ToList();
    }

    private static (string Where, DynamicParameters Parameters) Filter(DbConnection connection, ContentQuery query, IReadOnlySet<string>? except)
    {
        var parameters = new DynamicParameters();
        var where = new List<string> { query.Live ? "v.version_id = i.published_version" : "v.version_id = i.latest_version" };
        void Add(string condition, string name, object? value)
        {
            if (value is null)
                return;
            where.Add(condition);
            parameters.Add(name, value);
        }
        Add("i.content_type = @type", "type", query.ContentType);
        Add("i.culture = @culture", "culture", query.Culture);
        Add("i.parent_id = @parent", "parent", query.ParentId);
        Add("lower(v.display_text) LIKE @text ESCAPE '!'", "text", query.Text is null ? null : $"%{query.Text.ToLowerInvariant().Replace("!", "!!").Replace("%", "!%").Replace("_", "!_")}%");
        if (query.Root)
            where.Add("i.parent_id IS NULL");
        if (query.HasPath)
            where.Add("i.path IS NOT NULL");
        if (except is { Count: > 0 })
            Add($"NOT ({In(connection, "i.content_type", "except")})", "except", Ids(except));
        if (query.Relation is { } relation)
        {
            where.Add("EXISTS (SELECT 1 FROM content_references r WHERE r.item_id = i.item_id AND r.is_live = @live AND r.from_place = @place AND r.target_id = @target)");
            parameters.Add("live", query.Live ? 1 : 0);
            parameters.Add("place", relation.From);
            parameters.Add("target", relation.TargetId);
        }
        return (string.Join(" AND ", where), parameters);
    }

    private async Task<ContentItem?> OneAsync(string where, object parameters) => (await ManyAsync(where, parameters)).SingleOrDefault();

    private async Task<IReadOnlyList<ContentItem>> ManyAsync(string where, object parameters, string? order = null)
    {
        await using var connection = await database.OpenAsync();
        return await QueryAsync(connection, null, where, parameters, order);
    }

    internal static async Task<IReadOnlyList<ContentItem>> QueryAsync(DbConnection connection, DbTransaction? transaction, string where, object parameters, string? order = null)
    {
        var rows = await connection.QueryAsync<Row>(
            $"SELECT {Columns} FROM content_items i JOIN content_versions v ON v.item_id = i.item_id WHERE i.deleted_utc IS NULL AND {where}{(order is null ? "" : $" ORDER BY {order}")}", parameters, transaction);
        return rows.Select(row => row.ToItem()).ToList();
    }

    // PostgreSQL takes an array parameter; SQLite has none, so Dapper spells the list out there.
    internal static string In(DbConnection connection, string column, string name) => connection is Npgsql.NpgsqlConnection ? $"{column} = ANY(@{name})" : $"{column} IN @{name}";
    internal static string[] Ids(IReadOnlyCollection<string> ids) => [.. ids];

    internal sealed class Row
    {
        public required string ItemId { get; init; }
        public required string ContentType { get; init; }
        public required string Culture { get; init; }
        public string? ParentId { get; init; }
        public int SortOrder { get; init; }
        public string? Path { get; init; }
        public string? Owner { get; init; }
        public string? CreatedUtc { get; init; }
        public required string LatestVersion { get; init; }
        public string? PublishedVersion { get; init; }
        public required string VersionId { get; init; }
        public int Number { get; init; }
        public string? DisplayText { get; init; }
        public string? Slug { get; init; }
        public string? Author { get; init; }
        public string? ModifiedUtc { get; init; }
        public string? PublishedUtc { get; init; }
        public required string Data { get; init; }

        public ContentItem ToItem() => new()
        {
            ContentItemId = ItemId,
            ContentItemVersionId = VersionId,
            ContentType = ContentType,
            DisplayText = DisplayText,
            Latest = VersionId == LatestVersion,
            Published = VersionId == PublishedVersion,
            ModifiedUtc = UtcText.Parse(ModifiedUtc),
            PublishedUtc = UtcText.Parse(PublishedUtc),
            CreatedUtc = UtcText.Parse(CreatedUtc),
            Owner = Owner,
            Author = Author,
            Content = ContentJson.Parse(Data),
            Place = new ItemPlace(Culture, ParentId, SortOrder, Slug, Path),
            VersionNumber = Number,
        };
    }
}

/// <summary>A page of a set of translations.</summary>
public sealed record Translation(string ItemId, string Culture);

/// <summary>Which items a list asks for. Null means "any". <paramref name="Live"/> false looks at the newest versions, drafts included.</summary>
public sealed record ContentQuery(string? ContentType = null, string? Culture = null, string? ParentId = null, ContentReference? Relation = null, bool Live = true)
{
    /// <summary>Only items at the top of the page tree.</summary>
    public bool Root { get; init; }
    /// <summary>Only items that have an address.</summary>
    public bool HasPath { get; init; }
    /// <summary>Words in the title, any case.</summary>
    public string? Text { get; init; }
    public bool Newest { get; init; }
    public int Take { get; init; } = 1000;
    public int Skip { get; init; }
}

public static class ContentReads
{
    /// <summary>One version as an open transaction sees it, or null; an item in the trash is not seen.</summary>
    public static async Task<ContentItem?> VersionAsync(this WriteSession session, string? versionId) => versionId is null ? null
        : (await ContentStore.QueryAsync(session.Connection, session.Transaction, "v.version_id = @versionId", new { versionId })).SingleOrDefault();

    /// <summary>An item's newest version as an open transaction sees it.</summary>
    public static async Task<ContentItem?> LatestAsync(this WriteSession session, string itemId) =>
        (await ContentStore.QueryAsync(session.Connection, session.Transaction, "i.item_id = @itemId AND v.version_id = i.latest_version", new { itemId })).SingleOrDefault();

    /// <summary>A condition that a column holds one of the ids of a parameter, as the engine at hand writes it.</summary>
    public static string AnyOf(this WriteSession session, string column, string parameter) => ContentStore.In(session.Connection, column, parameter);
}
