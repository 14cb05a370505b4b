using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Review.Releases;

namespace Cms.Review.Requests;

/// <summary>Takes a page back from its reviewer; the link says so from then on.</summary>
public sealed class WithdrawRequest(Database database)
{
    public Task RunAsync(Actor actor, string requestId) => database.WriteAsync(async session =>
    {
        var (request, _) = await ReviewAccess.OpenAsync(session, actor, requestId);
        var site = await ReviewSite.LoadAsync(session);
        await session.ExecuteAsync("UPDATE review_requests SET state = 'withdrawn', done_utc = @now WHERE request_id = @RequestId", new { now = UtcText.Format(site.NowUtc), request.RequestId });
        await session.AuditAsync(actor, "withdraw review", request.ItemId, request.VersionId, request.ReviewerName, site.NowUtc);
        ReviewAccess.Tell(session, request.ItemId);
    });
}
