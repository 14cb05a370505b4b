using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Routing;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>Adds versions. A version never changes once it is written; the item's pointer moves.</summary>
internal static class VersionWriter
{
    public static readonly string[] InsertNames = ["id", "ItemId", "number", "DisplayText", "slug", "Author", "modified", "published", "Reason", "minor", "data"];

    /// <summary>One version's row, with the parameters of <see cref="InsertNames"/>.</summary>
    public const string InsertSql =
        """
        INSERT INTO content_versions (version_id, item_id, number, display_text, slug, author, modified_utc, published_utc, reason, is_minor, data)
        VALUES (@id, @ItemId, @number, @DisplayText, @slug, @Author, @modified, @published, @Reason, @minor, @data)
        """;

    public static async Task<ContentItem> AddAsync(WriteSession session, ContentSchema schema, StoredItem item, NewVersion version)
    {
        ContainedIds.Complete(version.Content, item.ItemId);
        var content = ContentJson.ToElement(version.Content);
        var number = (await session.QueryValueAsync<int?>("SELECT max(number) FROM content_versions WHERE item_id = @ItemId", new { item.ItemId }) ?? 0) + 1;
        var id = version.VersionId ?? ContentIds.New();
        await session.ExecuteAsync(
            InsertSql,
            new
            {
                id,
                item.ItemId,
                number,
                DisplayText = schema.DisplayText(item.ContentType, content) ?? version.DisplayText,
                slug = Addresses.SlugOf(content),
                version.Author,
                modified = UtcText.Format(version.ModifiedUtc),
                published = UtcText.Format(version.PublishedUtc),
                version.Reason,
                minor = version.IsMinor ? 1 : 0,
                data = ContentJson.Write(content),
            });
        if (version.IsLatest)
        {
            await session.ExecuteAsync("UPDATE content_items SET latest_version = @id, alias = @alias WHERE item_id = @ItemId",
                new { id, alias = AliasOf(content), item.ItemId });
        }
        var saved = await StoredItem.VersionAsync(session, id);
        if (version.IsLatest)
            await ReferenceWriter.ReplaceAsync(session, schema, item, saved!, live: false);
        return saved!;
    }

    public static async Task<StoredItem> CreateAsync(WriteSession session, NewItem item)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO content_items (item_id, content_type, culture, translation_set, parent_id, sort_order, path, alias, owner, created_utc, latest_version, published_version, deleted_utc)
            VALUES (@ItemId, @ContentType, @Culture, @TranslationSet, @ParentId, @SortOrder, NULL, NULL, @Owner, @created, '', NULL, NULL)
            """,
            new { item.ItemId, item.ContentType, item.Culture, item.TranslationSet, item.ParentId, item.SortOrder, item.Owner, created = UtcText.Format(item.CreatedUtc) });
        return await StoredItem.GetAsync(session, item.ItemId);
    }

    /// <summary>The place after the last child of a parent.</summary>
    public static async Task<int> NextOrderAsync(WriteSession session, string? parentId) =>
        (await session.QueryValueAsync<int?>(
            parentId is null ? "SELECT max(sort_order) FROM content_items WHERE parent_id IS NULL" : "SELECT max(sort_order) FROM content_items WHERE parent_id = @parentId", new { parentId }) ?? -1) + 1;

    internal static string? AliasOf(System.Text.Json.JsonElement content) =>
        ContentJson.TryGet(content, "AliasPart", out var part) && ContentJson.GetString(part, "Alias") is { Length: > 0 } alias ? alias : null;
}

internal sealed record NewItem(string ItemId, string ContentType, string Culture, string? TranslationSet, string? ParentId, int SortOrder, string? Owner, DateTime? CreatedUtc);

internal sealed record NewVersion(JsonObject Content, string? Author, DateTime? ModifiedUtc)
{
    public string? VersionId { get; init; }
    public string? DisplayText { get; init; }
    public DateTime? PublishedUtc { get; init; }
    public string? Reason { get; init; }
    public bool IsMinor { get; init; }
    public bool IsLatest { get; init; } = true;
}
