using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing.Joining;
using Cms.Content.Storage;

namespace Cms.Content.Publishing.WorkingCopies;

/// <summary>What stands in an editor's form. <paramref name="BaseVersion"/> is the version the form was filled from; null for a page that was never saved.</summary>
public sealed record CopyInput(string ItemId, string ContentType, JsonObject Content, string? BaseVersion, EditorWindow Window)
{
    /// <summary>Where a new page shall stand; an item that is there has its own place.</summary>
    public string? ParentId { get; init; }
    public string Culture { get; init; } = ItemPlace.DefaultCulture;
}

public enum CopyOutcome
{
    Kept,
    /// <summary>This window has sent something newer already, or is done with: nothing was changed and nothing is lost.</summary>
    Late,
    /// <summary>The person typed in another window since this one was opened: nothing was changed, the words are only in this window.</summary>
    OtherWindow,
}

/// <summary>What became of the words.</summary>
/// <param name="SavedUtc">When the kept words came.</param>
/// <param name="Revision">What the window counts on from.</param>
/// <param name="Waits">There are words that are in no version; false when the text is as it was before.</param>
/// <param name="IsTrashed">Someone moved the page to the trash meanwhile.</param>
/// <param name="Joined">Set when someone saved the page meanwhile: what saving now would join, and what it would ask.</param>
public sealed record KeptCopy(CopyOutcome Outcome, DateTime SavedUtc, long Revision, bool Waits, bool IsTrashed, Joined? Joined);

/// <summary>
/// Keeps what is being typed, valid or not, for the person who types it. No version, no feed, no search: nobody else sees it until the sitting closes.
/// A text that is as it was before leaves nothing.
/// </summary>
public sealed class KeepWorkingCopy(Database database, DefinitionStore definitions)
{
    /// <summary>In characters of JSON: many times the longest page, and less than would fill a disk.</summary>
    public const int Longest = 4 * 1024 * 1024;

    public async Task<KeptCopy> RunAsync(Actor actor, CopyInput input)
    {
        var schema = definitions.Schema;
        var type = schema.Definitions.Type(input.ContentType) ?? throw new NotFoundException($"The page type {input.ContentType}");
        if (!ContentIds.IsValid(input.ItemId) || input.Window.Id.Length > EditorWindow.LongestId)
            throw new NotFoundException("This page");
        var content = input.Content.DeepClone().AsObject();
        ContainedIds.Complete(content, input.ItemId);
        var json = ContentJson.ToElement(content);
        var data = ContentJson.Write(json);
        if (data.Length > Longest)
            throw new InvalidContentException([new ContentError("", $"This page has {data.Length} characters and can have {Longest}. Divide it into several pages.")]);
        var title = schema.DisplayText(type.Name, json);
        var (kept, _) = await database.WriteAsync(session => KeepAsync(session, schema, actor, input, content, data, title));
        return kept;
    }

    private static async Task<KeptCopy> KeepAsync(WriteSession session, ContentSchema schema, Actor actor, CopyInput input, JsonObject content, string data, string? title)
    {
        var item = await StoredItem.FindAsync(session, input.ItemId);
        if (item is null ? !Permissions.Allows(actor.Granted, Permissions.Edit, input.ContentType, own: true) : !item.Allows(actor, Permissions.Edit))
            throw new NotAllowedException(Permissions.Edit, item?.ContentType ?? input.ContentType);
        item?.RequireOpen();
        if (item is null ? input.BaseVersion is not null : item.ContentType != input.ContentType)
            throw new NotFoundException("This page");
        var (window, isTrashed) = (input.Window, item?.DeletedUtc is not null);
        var row = await CopyRow.FindAsync(session.Reads, input.ItemId, actor.UserId);
        if (Refuse(row, window) is { } outcome)
            return new KeptCopy(outcome, UtcText.Parse(row!.SavedUtc)!.Value, row.Revision, row.Data is not null, isTrashed, null);

        var (now, origin) = (await session.NowAsync(), await TextBase.FindAsync(session.Reads, schema, input.ContentType, input.ItemId, row, window, input.BaseVersion));
        var waits = !JoinWalk.Same(origin.Content, content);
        var revision = CopyRow.Next(row, window);
        await new CopyRow
        {
            ItemId = input.ItemId,
            UserId = actor.UserId,
            UserName = actor.UserName,
            ContentType = input.ContentType,
            Culture = item?.Culture ?? input.Culture,
            ParentId = item is null ? input.ParentId : item.ParentId,
            BaseVersion = origin.Version,
            BaseData = origin.IsApart ? ContentJson.Write(origin.Content) : null,
            Data = waits ? data : null,
            Title = title,
            SittingUtc = row?.Data is null ? UtcText.Format(now) : row.SittingUtc,
            SavedUtc = UtcText.Format(now),
            WindowId = window.Id,
            Revision = revision,
        }.PutAsync(session);
        var joined = item is not null && waits && origin.Version != item.LatestVersion ? await origin.JoinAsync(session.Reads, schema, item.ContentType, item.ItemId, item.LatestVersion!, content) : null;
        return new KeptCopy(CopyOutcome.Kept, now, revision, waits, isTrashed, joined);
    }

    private static CopyOutcome? Refuse(CopyRow? row, EditorWindow window)
    {
        if (row is null || window.Id.Length == 0)
            return null;
        if (row.WindowId == window.Id)
            return row.WindowClosed != 0 || window.Revision <= row.Revision ? CopyOutcome.Late : null;
        return row.Data is not null && !row.IsSeenBy(window) ? CopyOutcome.OtherWindow : null;
    }
}
