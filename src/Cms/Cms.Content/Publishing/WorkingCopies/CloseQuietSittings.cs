using Cms.Content.Model;
using Cms.Content.Storage;
using Microsoft.Extensions.Logging;

namespace Cms.Content.Publishing.WorkingCopies;

/// <summary>
/// Closes the sittings of people who have typed nothing for half an hour, each by itself. One that cannot be closed (two texts, something wrong in it,
/// the page in the trash) stays a working copy, says why, and is not tried again until its person types. Pages of a feature that is off wait for it.
/// </summary>
public sealed class CloseQuietSittings(Database database, DefinitionStore definitions, CloseSitting sittings, ILogger<CloseQuietSittings> log)
{
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(30);

    // A tab that stays open may send something about an older text for so long.
    private static readonly TimeSpan MarksAreKept = TimeSpan.FromDays(7);

    /// <summary>Closes everything that is quiet now; returns how many sittings became a version.</summary>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var closed = 0;
        while (!cancel.IsCancellationRequested && await CloseOneAsync() is { } success)
            closed += success ? 1 : 0;
        return closed;
    }

    /// <summary>Forgets what only remembers that something was sent.</summary>
    public Task SweepAsync() => database.WriteAsync(async session =>
    {
        var now = await session.NowAsync();
        await session.ExecuteAsync("DELETE FROM working_copies WHERE data IS NULL AND saved_utc < @before", new { before = UtcText.Format(now - MarksAreKept) });
        await session.ExecuteAsync("DELETE FROM editor_presence WHERE seen_utc < @before", new { before = UtcText.Format(now - Presence.Shown) });
    });

    // Null: nobody is quiet. False: one was looked at and held.
    private async Task<bool?> CloseOneAsync()
    {
        CopyRow? found = null;
        try
        {
            var (any, _) = await database.WriteAsync(async session =>
            {
                var before = UtcText.Format(await session.NowAsync() - Quiet);
                found = await session.QueryOneAsync<CopyRow>($"{CopyRow.Select} WHERE data IS NOT NULL AND held_because IS NULL AND saved_utc <= @before AND NOT ({ContentStore.In(session.Connection, "content_type", "off")}) ORDER BY saved_utc, item_id LIMIT 1",
                    new { before, off = ContentStore.Ids(definitions.Off) });
                if (found is null)
                    return false;
                // The page first, as everywhere; meanwhile another node may have closed it, or its person typed on.
                await StoredItem.FindAsync(session, found.ItemId);
                if (await CopyRow.FindAsync(session.Reads, found.ItemId, found.UserId) is not { Data: not null } now || now.SavedUtc != found.SavedUtc)
                    return true;
                // The person's right was checked with every key; what happens now is the site's own act, in that person's name.
                await sittings.InSessionAsync(session, Actor.System with { UserId = found.UserId, UserName = found.UserName }, found.ItemId);
                return true;
            });
            return any ? true : null;
        }
        catch (Exception problem) when (found is not null)
        {
            if (problem is not ActionRefusedException)
                log.LogError(problem, "The words of {User} on {ItemId} could not become a version; they stay a working copy.", found.UserName, found.ItemId);
            await HoldAsync(found, problem is ActionRefusedException ? problem.Message : "Your words are kept, but could not be saved as a version. Open the page and save it.");
            return false;
        }
    }

    private Task HoldAsync(CopyRow row, string because) => database.WriteAsync(session => session.ExecuteAsync(
        "UPDATE working_copies SET held_because = @because WHERE item_id = @ItemId AND user_id = @UserId AND revision = @Revision AND saved_utc = @SavedUtc", new { because, row.ItemId, row.UserId, row.Revision, row.SavedUtc }));
}
