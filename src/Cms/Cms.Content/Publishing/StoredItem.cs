using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>An item's own row as a write action sees it, locked until the transaction ends.</summary>
internal sealed class StoredItem
{
    public required string ItemId { get; init; }
    public required string ContentType { get; init; }
    public required string Culture { get; init; }
    public string? TranslationSet { get; init; }
    public string? ParentId { get; init; }
    public int SortOrder { get; init; }
    public string? Path { get; init; }
    public string? Owner { get; init; }
    public string? LatestVersion { get; init; }
    public string? PublishedVersion { get; init; }
    public string? DeletedUtc { get; init; }

    /// <summary>Since when it is kept for the record: nobody changes it, and it does not go out.</summary>
    public string? ArchivedUtc { get; init; }

    public static async Task<StoredItem?> FindAsync(WriteSession session, string itemId) => await session.QueryOneAsync<StoredItem>(
        $"""
        SELECT item_id AS ItemId, content_type AS ContentType, culture AS Culture, translation_set AS TranslationSet, parent_id AS ParentId, sort_order AS SortOrder, path AS Path, owner AS Owner,
               latest_version AS LatestVersion, published_version AS PublishedVersion, deleted_utc AS DeletedUtc, archived_utc AS ArchivedUtc
        FROM content_items WHERE item_id = @itemId {(session.Engine is DatabaseEngine.PostgreSql ? "FOR UPDATE" : "")}
        """, new { itemId });

    public static async Task<StoredItem> GetAsync(WriteSession session, string itemId) =>
        await FindAsync(session, itemId) is { DeletedUtc: null } item ? item : throw new NotFoundException("This page");

    public bool Allows(Actor actor, string verb) => Permissions.Allows(actor.Granted, verb, ContentType, own: Owner is { Length: > 0 } && Owner == actor.UserId);

    public void Require(Actor actor, string verb)
    {
        if (!Allows(actor, verb))
            throw new NotAllowedException(verb, ContentType);
        if (verb is Permissions.Edit or Permissions.Publish)
            RequireOpen();
    }

    public void RequireOpen()
    {
        if (ArchivedUtc is not null)
            throw new ArchivedException();
    }

    public static Task<ContentItem?> VersionAsync(WriteSession session, string? versionId) => ContentReads.VersionAsync(session, versionId);
}
