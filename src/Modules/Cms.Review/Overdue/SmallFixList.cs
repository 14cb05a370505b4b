using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Review.Releases;
using Cms.Review.Requests;
using Cms.Web.Mail;

namespace Cms.Review.Overdue;

/// <summary>Once a month each signer reads which small fixes went live under their signature: a list of pages, by mail. A fix is told once.</summary>
public sealed class SmallFixList(Database database, Mailbox mailbox)
{
    /// <summary>Tells what went live before the month that began last; returns how many mails were written.</summary>
    public async Task<int> RunAsync()
    {
        if (!mailbox.CanSend)
            return 0;
        var (sent, _) = await database.WriteAsync(async session =>
        {
            var site = await ReviewSite.LoadAsync(session);
            var month = UtcText.Format(site.At(new DateOnly(site.Today.Year, site.Today.Month, 1), 0));
            var fixes = await session.QueryAsync<Fix>(
                """
                SELECT r.release_id AS ReleaseId, v.display_text AS Title, r.live_utc AS LiveUtc, r.by_name AS ByName,
                       (SELECT s.signer_email FROM sign_offs s WHERE s.item_id = r.item_id AND s.signed_utc <= r.live_utc ORDER BY s.signed_utc DESC LIMIT 1) AS Email,
                       (SELECT s.signer_name FROM sign_offs s WHERE s.item_id = r.item_id AND s.signed_utc <= r.live_utc ORDER BY s.signed_utc DESC LIMIT 1) AS Signer
                FROM releases r JOIN content_versions v ON v.version_id = r.version_id
                WHERE r.kind = 'small-fix' AND r.live_utc < @month AND r.told_utc IS NULL ORDER BY r.live_utc
                """, new { month });
            var letters = fixes.Where(fix => fix.Email is not null).GroupBy(fix => fix.Email!).ToList();
            foreach (var letter in letters)
                await mailbox.SendLaterAsync(session, new OutgoingMail(letter.Key, "Small fixes on pages you signed off",
                    $"{letter.First().Signer},\n\nthese pages that you signed off had small fixes, such as a spelling mistake. They need nothing from you; say so if one of them should not have been made.\n\n"
                    + $"{string.Join('\n', letter.Select(fix => $"- {fix.Title}, {ReviewMails.Day(site.DayOf(UtcText.Parse(fix.LiveUtc)!.Value))}, by {fix.ByName}"))}\n")
                { ToName = letter.First().Signer });
            foreach (var fix in fixes)
                await session.ExecuteAsync("UPDATE releases SET told_utc = @now WHERE release_id = @ReleaseId", new { now = UtcText.Format(site.NowUtc), fix.ReleaseId });
            return letters.Count;
        });
        return sent;
    }

    private sealed class Fix
    {
        public required string ReleaseId { get; init; }
        public string? Title { get; init; }
        public required string LiveUtc { get; init; }
        public required string ByName { get; init; }
        public string? Email { get; init; }
        public string? Signer { get; init; }
    }
}
