using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Review.Desk;
using Cms.Review.Releases;
using Cms.Review.Requests;
using Cms.Web.Security;

namespace Cms.Review.Overdue;

/// <summary>What happens to a page whose next review draws near and passes, one step after the other; each step once for each due day.</summary>
internal static class Stage
{
    /// <summary>The owner reads that a review is due soon.</summary>
    public const string Due = "due";
    /// <summary>The owner reads that the day has passed.</summary>
    public const string Overdue = "overdue";
    /// <summary>Readers are told that the page is under review.</summary>
    public const string UnderReview = "under-review";
    /// <summary>The page is taken offline.</summary>
    public const string Offline = "offline";
}

/// <summary>
/// Carries out the site's policy on overdue reviews as the site's own act, with a line in the audit for each step. Owners get one mail with all their pages,
/// not one for each. It may run on several nodes and as often as it likes: a step that was noted is not taken again.
/// </summary>
public sealed class OverduePages(Database database, IPeople people, ReviewMails mails, SiteDocuments documents)
{
    private static readonly Actor Policy = Actor.System with { UserName = "review policy" };

    /// <summary>Returns how many steps were taken.</summary>
    public async Task<int> RunAsync()
    {
        var (pages, site) = await database.AskAsync(async session =>
        {
            var now = await ReviewSite.LoadAsync(session);
            return (await ReviewedPages.ReadAsync(session, now.Today), now);
        });
        var told = new List<(ReviewedPage Page, string Stage)>();
        var steps = 0;
        foreach (var page in pages.Where(page => page is { IsLive: true, Due: not null }))
        {
            foreach (var stage in StagesOf(page, site))
            {
                if (!await TakeAsync(page, stage))
                    continue;
                steps++;
                if (stage is not Stage.UnderReview)
                    told.Add((page, stage));
            }
        }
        await TellOwnersAsync(told);
        return steps;
    }

    private static IEnumerable<string> StagesOf(ReviewedPage page, ReviewSite site)
    {
        var over = page.DaysOver(site.Today);
        if (over <= 0 && -over <= site.Settings.WarnDaysBefore)
            yield return Stage.Due;
        if (over > 0)
            yield return Stage.Overdue;
        if (over > site.Settings.UnderReviewAfterDays)
            yield return Stage.UnderReview;
        if (site.Settings.UnpublishAfterDays is { } days && over > days)
            yield return Stage.Offline;
    }

    // Note and act are one transaction: a step is neither lost nor taken twice.
    private async Task<bool> TakeAsync(ReviewedPage page, string stage)
    {
        var (taken, _) = await database.WriteAsync(async session =>
        {
            var site = await ReviewSite.LoadAsync(session);
            var now = site.NowUtc;
            // A signature may have come since the list was read.
            if ((await ReviewedPages.ReadAsync(session, site.Today, [page.ItemId])).FirstOrDefault() is not { IsLive: true } still || still.NextReview != page.NextReview)
                return false;
            var isNew = await session.ExecuteAsync("INSERT INTO review_notices (item_id, next_review, stage, at_utc) VALUES (@ItemId, @NextReview, @stage, @now) ON CONFLICT (item_id, next_review, stage) DO NOTHING",
                new { page.ItemId, page.NextReview, stage, now = UtcText.Format(now) }) > 0;
            if (!isNew)
                return false;
            if (stage is Stage.Offline)
                await Unpublish.InSessionAsync(session, Policy, page.ItemId);
            await session.AuditAsync(Policy, $"review {stage}", page.ItemId, page.LiveVersion, $"due {page.NextReview}", now);
            ReviewAccess.Tell(session, page.ItemId);
            return true;
        });
        return taken;
    }

    private async Task TellOwnersAsync(IReadOnlyList<(ReviewedPage Page, string Stage)> told)
    {
        if (!mails.CanSend)
            return;
        var origin = await documents.FindAsync(SiteDocuments.Settings, SiteDocuments.SiteSettings) is { } settings ? ContentJson.GetString(settings, "BaseUrl")?.TrimEnd('/') : null;
        foreach (var owned in told.Where(entry => entry.Page.Owner is { Length: > 0 }).GroupBy(entry => entry.Page.Owner!))
        {
            if (await people.FindAsync(owned.Key) is not { Email.Length: > 0 } owner)
                continue;
            var lines = owned.Select(entry => $"- {entry.Page.Title}: {Words(entry.Page, entry.Stage)}");
            await database.WriteAsync(session => mails.SendAsync(session, owner, owned.Count() == 1 ? $"Review of “{owned.First().Page.Title}”" : $"Reviews of {owned.Count()} pages",
                $"{owner.Name},\n\nthese pages are yours:\n\n{string.Join('\n', lines)}\n\n{(origin is { Length: > 0 } ? $"{origin}/admin/reviews" : "See Reviews at the desk.")}\n"));
        }
    }

    private static string Words(ReviewedPage page, string stage) => stage switch
    {
        Stage.Due => $"its next review is due on {ReviewMarks.Day(page.Due)}.",
        Stage.Overdue => $"its review was due on {ReviewMarks.Day(page.Due)}.",
        _ => "it was taken offline, because its review is so long overdue.",
    };
}
