using Cms.Content.Model;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>
/// Takes a publication back for a little while after it: the version that was live before it is live again, or none when there was none. It is a publication
/// of its own, with the same rights, gate and rules; the newer text stays as the draft.
/// </summary>
public sealed class UndoPublication(Database database, Publish publish)
{
    public static readonly TimeSpan Offered = TimeSpan.FromMinutes(10);

    /// <param name="versionId">The version that was published: when another one is live by now, nothing is done.</param>
    /// <returns>Where the feed stands with it.</returns>
    /// <exception cref="ActionRefusedException">Something newer is live, the time is over, or what was live before may not go out again.</exception>
    public async Task<long> RunAsync(Actor actor, string itemId, string versionId)
    {
        var (_, position) = await database.WriteAsync(async session =>
        {
            var item = await StoredItem.GetAsync(session, itemId);
            item.Require(actor, Permissions.Publish);
            if (item.PublishedVersion != versionId)
                throw new TooLateException(item.PublishedVersion is null ? "This page is not live any more: nothing was undone." : "A newer text is live by now: nothing was undone. Look at Versions to bring an older one back.");
            var seen = (await session.QueryAsync<Seen>("SELECT version_id AS VersionId, from_utc AS FromUtc, until_utc AS UntilUtc FROM live_history WHERE item_id = @itemId ORDER BY from_utc DESC LIMIT 50", new { itemId })).ToList();
            var since = seen.TakeWhile(row => row.VersionId == versionId).LastOrDefault()?.FromUtc;
            if (since is null || UtcText.Parse(since) is not { } from || from + Offered < await session.NowAsync())
                throw new TooLateException("It is live for more than 10 minutes: restore the version before it in Versions, then publish that.");
            if (seen.FirstOrDefault(row => row.VersionId != versionId) is { } before && before.UntilUtc == since)
                await publish.InSessionAsync(session, actor, itemId, before.VersionId, null, ReleaseRoute.Restore);
            else
                await Unpublish.InSessionAsync(session, actor, itemId);
            return true;
        });
        return position;
    }

    private sealed class Seen
    {
        public required string VersionId { get; init; }
        public required string FromUtc { get; init; }
        public string? UntilUtc { get; init; }
    }
}
