using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Publishing.WorkingCopies;

/// <summary>Throws away what a person typed and is in no version. Only the person's own words, and only when asked.</summary>
public sealed class DiscardWorkingCopy(Database database)
{
    /// <summary>False when nothing was waiting. What the window still sends after this is late.</summary>
    public async Task<bool> RunAsync(Actor actor, string itemId)
    {
        var (discarded, _) = await database.WriteAsync(async session =>
        {
            if (await CopyRow.FindAsync(session.Reads, itemId, actor.UserId) is not { Data: not null })
                return false;
            var now = await session.NowAsync();
            await session.ExecuteAsync(
                "UPDATE working_copies SET data = NULL, held_because = NULL, window_closed = 1, revision = revision + 1, saved_utc = @now WHERE item_id = @itemId AND user_id = @UserId",
                new { now = UtcText.Format(now), itemId, actor.UserId });
            await session.AuditAsync(actor, "discard draft", itemId, null, null, now);
            return true;
        });
        return discarded;
    }
}
