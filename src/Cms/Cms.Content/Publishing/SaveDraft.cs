using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Publishing.Joining;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Publishing.WorkingCopies;
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

    /// <summary>Join with what others saved meanwhile instead of refusing; what both changed is refused with both texts.</summary>
    public bool Joins { get; init; }
    public JoinChoices? Choices { get; init; }

    /// <summary>The editor window the text comes from, for a window that keeps working copies.</summary>
    public EditorWindow Window { get; init; } = EditorWindow.None;

    /// <summary>No version is made when the newest one says the same already: the person wants to go on, not to save.</summary>
    public bool OnlyIfChanged { get; init; }

    /// <summary>The site makes a version of what a person typed, whose window goes on from what it shows.</summary>
    internal bool IsBySite { get; init; }
}

/// <summary>The version that was saved, and what others had changed in it that the person had not seen.</summary>
public sealed record SavedDraft(ContentItem Item, IReadOnlyList<JoinedChange> Joined);

public sealed class SaveDraft(Database database, DefinitionStore definitions, ReleaseRules? rules = null)
{
    private readonly ReleaseRules rules = rules ?? ReleaseRules.None;

    public async Task<ContentItem> RunAsync(Actor actor, DraftInput input) => (await SaveAsync(actor, input)).Item;

    /// <summary>The same, joined with what others saved since <see cref="DraftInput.BaseVersion"/>.</summary>
    public Task<SavedDraft> JoinAsync(Actor actor, DraftInput input) => SaveAsync(actor, input with { Joins = true });

    /// <summary>The same within a transaction that does more.</summary>
    public async Task<ContentItem> InSessionAsync(WriteSession session, Actor actor, DraftInput input) => (await FindAndSaveAsync(session, actor, input)).Item;

    private async Task<SavedDraft> SaveAsync(Actor actor, DraftInput input) => (await database.WriteAsync(session => FindAndSaveAsync(session, actor, input))).Result;

    private async Task<SavedDraft> FindAndSaveAsync(WriteSession session, Actor actor, DraftInput input)
    {
        if (input.ItemId is null)
            return await InSessionAsync(session, actor, input, null, null);
        await StoredItem.FindAsync(session, input.ItemId);
        var row = await CopyRow.FindAsync(session.Reads, input.ItemId, actor.UserId);
        var origin = row is null ? null : await TextBase.FindAsync(session.Reads, definitions.Schema, input.ContentType, input.ItemId, row, input.Window, input.BaseVersion);
        return await InSessionAsync(session, actor, input, origin, row);
    }

    /// <summary>The same within a transaction that does more. <paramref name="origin"/> is what the text counts from; null: the version it names.</summary>
    internal async Task<SavedDraft> InSessionAsync(WriteSession session, Actor actor, DraftInput input, TextBase? origin, CopyRow? row)
    {
        var (schema, now) = (definitions.Schema, await session.NowAsync());
        var type = schema.Definitions.Type(input.ContentType) ?? throw new NotFoundException($"The page type {input.ContentType}");
        var item = input.ItemId is null ? null : await StoredItem.FindAsync(session, input.ItemId);
        if (item?.DeletedUtc is not null || item is null && input.ItemId is not null && input.BaseVersion is not null)
            throw new NotFoundException("This page");
        if (item is null ? !Permissions.Allows(actor.Granted, Permissions.Edit, input.ContentType, own: true) : !item.Allows(actor, Permissions.Edit))
            throw new NotAllowedException(Permissions.Edit, input.ContentType);
        item?.RequireOpen();
        var itemId = input.ItemId ?? ContentIds.New();
        var mine = input.Content.DeepClone().AsObject();
        var (created, owner) = CommonPartKind.Take(type, mine);
        var facts = new ItemFacts(created, owner);
        ContainedIds.Complete(mine, itemId);
        var joined = item is null ? null : await DraftJoin.RunAsync(session, schema, item, input, mine, origin);
        var content = joined?.Content ?? mine;
        var errors = schema.Invalid(new ContentItem { ContentItemId = itemId, ContentType = type.Name, Content = ContentJson.ToElement(content) }).ToList();
        if (errors.Count > 0)
            throw new InvalidContentException(errors);
        var latest = item is null ? null : (await StoredItem.VersionAsync(session, item.LatestVersion))!;
        // What is not chosen stays in Versions: my text is written before the one that leaves some of it out.
        var leavesMineOut = joined is not null && input.Choices?.Choices.Values.Contains(JoinChoice.Theirs) == true;
        if (input.OnlyIfChanged && facts.IsEmpty && !leavesMineOut && latest is not null && JoinWalk.Same(latest.ToContentObject(), content))
        {
            await SavedCopy.NoteAsync(session, actor, input.Window, row, latest, mine, input.IsBySite, now);
            return new SavedDraft(latest, []);
        }

        item ??= await CreateAsync(session, actor, input, itemId, now);
        await facts.WriteAsync(session, actor, item, now);
        // A page that may have translations begins their set, so that other pages can point at it in any language.
        if (item.TranslationSet is null && type.Parts.Any(part => part.PartName == nameof(LocalizationPart)))
            await session.ExecuteAsync("UPDATE content_items SET translation_set = item_id WHERE item_id = @ItemId", new { item.ItemId });
        // What is noted of an item does not depend on which features are on.
        var stored = definitions.Stored;
        if (leavesMineOut)
            await AddAsync(mine.DeepClone().AsObject(), "As it was before two texts were joined", isMinor: false);
        content = content.DeepClone().AsObject();
        await DraftSlug.GiveAsync(session, stored, item, content);
        var version = await AddAsync(content, input.Reason, input.IsMinor);
        if (item.PublishedVersion is null)
            await TreeWriter.RecomputeAsync(session, item.ItemId, actor);
        var saved = (await StoredItem.VersionAsync(session, version.ContentItemVersionId))!;
        await SavedCopy.NoteAsync(session, actor, input.Window, row, saved, mine, input.IsBySite, now);
        LiveWriter.Tell(session, item, saved.ContentItemVersionId, FeedFacets.Draft, null, null, [], actor);
        await session.AuditAsync(actor, "save", item.ItemId, saved.ContentItemVersionId, input.Reason, now);
        return new SavedDraft(saved, joined?.Others ?? []);

        // Rules may take out what a form cannot set, so every version passes them, also the one that is only kept.
        async Task<ContentItem> AddAsync(JsonObject text, string? reason, bool isMinor)
        {
            var draft = new DraftAttempt(actor, item.ItemId, item.ContentType, latest, text) { IsMinor = isMinor };
            await rules.PrepareAsync(session, stored, draft);
            AuditTrailPartKind.Put(stored.Definitions.Type(item.ContentType), text, reason);
            var added = await VersionWriter.AddAsync(session, stored, item, new NewVersion(text, actor.UserName, now) { Reason = reason, IsMinor = draft.IsMinor });
            await rules.WrittenAsync(session, stored, actor, [added]);
            return added;
        }
    }

    private static async Task<StoredItem> CreateAsync(WriteSession session, Actor actor, DraftInput input, string itemId, DateTime now)
    {
        var parent = input.ParentId is null ? null : await StoredItem.GetAsync(session, input.ParentId);
        return await VersionWriter.CreateAsync(session, new NewItem(itemId, input.ContentType, parent?.Culture ?? input.Culture, null,
            input.ParentId, await VersionWriter.NextOrderAsync(session, input.ParentId), actor.UserId, now));
    }
}
