using Cms.Content.Publishing.Joining;
using Cms.Content.Storage;

namespace Cms.Content.Publishing.WorkingCopies;

/// <summary>
/// Makes one version of what a person typed in a sitting, joined with what others saved meanwhile. Asked for by saving, sending, planning and publishing,
/// and by thirty quiet minutes (<see cref="CloseQuietSittings"/>). When both changed the same words, nothing is written and the copy stays.
/// </summary>
public sealed class CloseSitting(Database database, DefinitionStore definitions, SaveDraft save)
{
    /// <summary>
    /// The version, or null when nothing was waiting. A text that the newest version has already makes no new one.
    /// Throws <see cref="EditConflictException"/> with the conflicts, <see cref="InvalidContentException"/>, <see cref="NotAllowedException"/>.
    /// </summary>
    public async Task<SavedDraft?> RunAsync(Actor actor, string itemId, JoinChoices? choices = null, string? reason = null, bool isMinor = false)
    {
        var (saved, _) = await database.WriteAsync(session => InSessionAsync(session, actor, itemId, choices, reason, isMinor));
        return saved;
    }

    /// <summary>The same within a transaction that does more with the version.</summary>
    public async Task<SavedDraft?> InSessionAsync(WriteSession session, Actor actor, string itemId, JoinChoices? choices = null, string? reason = null, bool isMinor = false)
    {
        if (actor.UserId.Length == 0)
            return null;
        await StoredItem.FindAsync(session, itemId);
        if (await CopyRow.FindAsync(session.Reads, itemId, actor.UserId) is not { Data: not null } row)
            return null;
        return await save.InSessionAsync(session, actor, new DraftInput(itemId, row.ContentType, row.Content!, row.BaseVersion)
        {
            ParentId = row.ParentId,
            Culture = row.Culture,
            Reason = reason,
            IsMinor = isMinor,
            Joins = true,
            Choices = choices,
            Window = new EditorWindow(row.WindowId, row.Revision) { Seen = row.Revision },
            OnlyIfChanged = true,
            IsBySite = true,
        }, await TextBase.OfCopyAsync(session.Reads, definitions.Schema, row), row);
    }
}
