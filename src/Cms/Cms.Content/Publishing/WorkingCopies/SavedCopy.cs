using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing.Joining;
using Cms.Content.Storage;

namespace Cms.Content.Publishing.WorkingCopies;

/// <summary>
/// After a save the person's words are in a version: the copy is emptied. Its row stays as a mark, so that a window that is still open counts on from there,
/// and what it sent before is late. Words of another window of the same person, which this one has not seen, are left alone.
/// </summary>
internal static class SavedCopy
{
    public static async Task NoteAsync(WriteSession session, Actor actor, EditorWindow window, CopyRow? row, ContentItem version, JsonObject mine, bool bySite, DateTime now)
    {
        if (actor.UserId.Length == 0 || row is null && window.Id.Length == 0 || row?.Data is not null && !row.IsSeenBy(window))
            return;
        await new CopyRow
        {
            ItemId = version.ContentItemId,
            UserId = actor.UserId,
            UserName = actor.UserName,
            ContentType = version.ContentType,
            Culture = version.Place.Culture,
            ParentId = version.Place.ParentId,
            BaseVersion = version.ContentItemVersionId,
            // What the window shows is what was typed there, which may be less than the version has.
            BaseData = JoinWalk.Same(version.ToContentObject(), mine) ? null : ContentJson.Write(mine),
            PriorVersion = bySite ? row?.BaseVersion : null,
            PriorData = bySite ? row?.BaseData : null,
            SittingUtc = UtcText.Format(now),
            SavedUtc = UtcText.Format(now),
            WindowId = window.Id,
            Revision = CopyRow.Next(row, window),
        }.PutAsync(session);
    }
}
