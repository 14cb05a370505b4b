using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>Somebody would give an item away, or take one, without the right to.</summary>
public sealed class OwnerRefusedException() : ActionRefusedException("You may not say whose page this is. An administrator can give your role the permission EditContentOwner.");

/// <summary>Facts of an item that its editor may change with a save (<see cref="Parts.CommonPartKind"/>); null leaves one as it is. They belong to no version, so they hold at once.</summary>
internal sealed record ItemFacts(DateTime? CreatedUtc, string? Owner)
{
    public const string EditOwner = "EditContentOwner";

    public bool IsEmpty => CreatedUtc is null && Owner is null;

    public async Task WriteAsync(WriteSession session, Actor actor, StoredItem item, DateTime nowUtc)
    {
        if (Owner is not null && Owner != item.Owner)
        {
            if (!actor.Granted.Contains(Permissions.SiteOwner) && !actor.Granted.Contains(EditOwner))
                throw new OwnerRefusedException();
            await session.ExecuteAsync("UPDATE content_items SET owner = @Owner WHERE item_id = @ItemId", new { Owner, item.ItemId });
            await session.AuditAsync(actor, "give", item.ItemId, null, null, nowUtc);
        }
        if (CreatedUtc is not { } created)
            return;
        // Lists of the site stand in the order of these dates.
        if (item.PublishedVersion is not null && !item.Allows(actor, Permissions.Publish))
            throw new NotAllowedException(Permissions.Publish, item.ContentType);
        await session.ExecuteAsync("UPDATE content_items SET created_utc = @at WHERE item_id = @ItemId", new { at = UtcText.Format(created), item.ItemId });
        await session.AuditAsync(actor, "date", item.ItemId, null, UtcText.Format(created), nowUtc);
        if (item.PublishedVersion is not null)
            LiveWriter.Tell(session, item, item.PublishedVersion, FeedFacets.Content | FeedFacets.Membership, null, null, [], actor);
    }
}
