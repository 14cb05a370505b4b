using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Routing;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>
/// Keeps what was typed as a new version. The live page is not touched. <paramref name="ItemId"/> null makes a new item;
/// <paramref name="BaseVersion"/> is the version the person started from, so that nobody overwrites someone else's save unseen.
/// </summary>
public sealed record DraftInput(string? ItemId, string ContentType, JsonObject Content, string? BaseVersion)
{
    public string? ParentId { get; init; }
    public string Culture { get; init; } = ItemPlace.DefaultCulture;
    public string? Reason { get; init; }
    /// <summary>A typo, not a change of meaning: a sign-off stays, dates of review and change stay.</summary>
    public bool IsMinor { get; init; }
}

public sealed class SaveDraft(Database database, DefinitionStore definitions, ReleaseRules? rules = null)
{
    private readonly ReleaseRules rules = rules ?? ReleaseRules.None;

    public async Task<ContentItem> RunAsync(Actor actor, DraftInput input)
    {
        // The longest part of the work is done before the transaction, which keeps others waiting.
        Check(input);
        var (saved, _) = await database.WriteAsync(session => SaveAsync(session, definitions.Stored, actor, input));
        return saved;
    }

    /// <summary>The same within a transaction that does more.</summary>
    public Task<ContentItem> InSessionAsync(WriteSession session, Actor actor, DraftInput input)
    {
        Check(input);
        return SaveAsync(session, definitions.Stored, actor, input);
    }

    private void Check(DraftInput input)
    {
        var schema = definitions.Schema;
        var type = schema.Definitions.Type(input.ContentType) ?? throw new NotFoundException($"The page type {input.ContentType}");
        var errors = schema.Invalid(new ContentItem { ContentItemId = input.ItemId ?? "", ContentType = type.Name, Content = ContentJson.ToElement(input.Content) }).ToList();
        if (errors.Count > 0)
            throw new InvalidContentException(errors);
    }

    private async Task<ContentItem> SaveAsync(WriteSession session, ContentSchema schema, Actor actor, DraftInput input)
    {
        var now = await session.NowAsync();
        var item = input.ItemId is null ? null : await StoredItem.FindAsync(session, input.ItemId);
        if (item is null)
        {
            if (input.ItemId is not null && input.BaseVersion is not null)
                throw new NotFoundException("This page");
            var parent = input.ParentId is null ? null : await StoredItem.GetAsync(session, input.ParentId);
            if (!Permissions.Allows(actor.Granted, Permissions.Edit, input.ContentType, own: true))
                throw new NotAllowedException(Permissions.Edit, input.ContentType);
            item = await VersionWriter.CreateAsync(session, new NewItem(input.ItemId ?? ContentIds.New(), input.ContentType, parent?.Culture ?? input.Culture, null,
                input.ParentId, await VersionWriter.NextOrderAsync(session, input.ParentId), actor.UserId, now));
        }
        else
        {
            item.Require(actor, Permissions.Edit);
            if (item.LatestVersion != input.BaseVersion)
                throw new EditConflictException(item.LatestVersion, (await StoredItem.VersionAsync(session, item.LatestVersion))?.Author);
        }
        await GiveSlugAsync(session, schema, item, input.Content);
        var draft = new DraftAttempt(actor, item.ItemId, item.ContentType, await StoredItem.VersionAsync(session, item.LatestVersion), input.Content) { IsMinor = input.IsMinor };
        await rules.PrepareAsync(session, schema, draft);
        var version = await VersionWriter.AddAsync(session, schema, item, new NewVersion(input.Content, actor.UserName, now) { Reason = input.Reason, IsMinor = draft.IsMinor });
        await rules.WrittenAsync(session, schema, actor, [version]);
        if (item.PublishedVersion is null)
            await TreeWriter.RecomputeAsync(session, item.ItemId, actor);
        await session.ExecuteAsync("DELETE FROM working_copies WHERE item_id = @ItemId AND user_id = @UserId", new { item.ItemId, actor.UserId });
        LiveWriter.Tell(session, item, version.ContentItemVersionId, FeedFacets.Draft, null, null, [], actor);
        await session.AuditAsync(actor, "save", item.ItemId, version.ContentItemVersionId, input.Reason, now);
        return (await StoredItem.VersionAsync(session, version.ContentItemVersionId))!;
    }

    // A page type with an address gets one from its title when nobody typed one; a number keeps it apart from its siblings.
    private static async Task GiveSlugAsync(WriteSession session, ContentSchema schema, StoredItem item, JsonObject content)
    {
        if (schema.Definitions.Type(item.ContentType)?.Has("AutoroutePart") != true)
            return;
        var json = ContentJson.ToElement(content);
        if (Addresses.SlugOf(json) is { } given)
        {
            if (given.Length > 0 && Slugs.Problem(given.TrimStart('/')) is { } problem)
                throw new InvalidContentException([new ContentError("AutoroutePart.Path", problem)]);
            return;
        }
        if (content["AutoroutePart"]?["Disabled"]?.GetValue<bool>() == true || schema.DisplayText(item.ContentType, json) is not { Length: > 0 } title)
            return;
        var slug = Slugs.From(title) is { Length: > 0 } folded ? folded : "page";
        var siblings = (await session.QueryAsync<string>(
            "SELECT v.slug FROM content_items i JOIN content_versions v ON v.item_id = i.item_id AND (v.version_id = i.latest_version OR v.version_id = i.published_version) WHERE i.item_id <> @ItemId AND i.deleted_utc IS NULL AND v.slug IS NOT NULL AND COALESCE(i.parent_id, '') = @parent AND i.culture = @Culture",
            new { item.ItemId, parent = item.ParentId ?? "", item.Culture })).ToHashSet();
        var free = slug;
        for (var number = 2; siblings.Contains(free); number++)
            free = $"{slug}-{number}";
        Addresses.SetSlug(content, free);
    }
}
