using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Review.Releases;

namespace Cms.Review.Desk;

/// <summary>A reviewed page as lists show it, read in one query for all of them.</summary>
public sealed class ReviewedPage
{
    public required string ItemId { get; init; }
    public required string ContentType { get; init; }
    public string? ParentId { get; init; }
    public string? Owner { get; init; }
    public string? Title { get; init; }
    /// <summary>Who saved the newest version.</summary>
    public string? Author { get; init; }
    public string? LiveVersion { get; init; }
    public string? LiveHash { get; init; }
    public string? DraftHash { get; init; }
    public int DraftIsSmallFix { get; init; }
    /// <summary>The day by which the live text must be reviewed again; null while nobody signed it.</summary>
    public string? NextReview { get; init; }
    public string? DraftNextReview { get; init; }
    /// <summary>1: a signature stands under the newest draft's text and holds still.</summary>
    public int DraftIsSigned { get; init; }
    public int WasSigned { get; init; }
    public int OpenComments { get; init; }
    public string? RequestId { get; init; }
    public string? ReviewerName { get; init; }
    public string? ReviewerUserId { get; init; }
    public string? ReviewerEmail { get; init; }
    public string? AskedUtc { get; init; }
    public string? OpenedUtc { get; init; }
    public string? WantsLinkUtc { get; init; }
    public string? ExpiresUtc { get; init; }

    public bool IsLive => LiveVersion is not null;
    /// <summary>The newest draft is signed and not live: a new text, or the same one with the date of its next review.</summary>
    public bool IsReady => DraftIsSigned > 0 && (HasNewText || DraftNextReview != NextReview);
    public bool HasNewText => DraftHash is not null && DraftHash != LiveHash;
    public DateOnly? Due => ReviewSite.Day(NextReview);
    public DateTime? Asked => UtcText.Parse(AskedUtc);

    /// <summary>Whole days that the page is past its date; 0 or less when it is not.</summary>
    public int DaysOver(DateOnly today) => Due is { } due && IsLive ? today.DayNumber - due.DayNumber : 0;
}

/// <summary>Reads reviewed pages for the desk.</summary>
internal static class ReviewedPages
{
    /// <param name="itemIds">Null: all of them.</param>
    public static async Task<IReadOnlyList<ReviewedPage>> ReadAsync(WriteSession session, DateOnly today, IReadOnlyCollection<string>? itemIds = null) => await session.QueryAsync<ReviewedPage>(
        $"""
        SELECT i.item_id AS ItemId, i.content_type AS ContentType, i.parent_id AS ParentId, i.owner AS Owner, l.display_text AS Title, i.published_version AS LiveVersion,
               p.text_hash AS LiveHash, d.text_hash AS DraftHash, COALESCE(d.is_small_fix, 0) AS DraftIsSmallFix, p.next_review AS NextReview, d.next_review AS DraftNextReview,
               (SELECT count(*) FROM sign_offs s WHERE s.item_id = i.item_id AND s.text_hash = d.text_hash AND (s.next_review IS NULL OR s.next_review >= @today)) AS DraftIsSigned,
               (SELECT count(*) FROM sign_offs s WHERE s.item_id = i.item_id) AS WasSigned,
               (SELECT count(*) FROM page_comments c WHERE c.item_id = i.item_id AND c.resolved_utc IS NULL) AS OpenComments,
               q.request_id AS RequestId, q.reviewer_name AS ReviewerName, q.reviewer_user_id AS ReviewerUserId, q.reviewer_email AS ReviewerEmail, q.asked_utc AS AskedUtc,
               q.opened_utc AS OpenedUtc, q.wants_link_utc AS WantsLinkUtc, q.expires_utc AS ExpiresUtc
        FROM content_items i
        JOIN content_versions l ON l.version_id = i.latest_version
        LEFT JOIN reviewed_versions d ON d.version_id = i.latest_version
        LEFT JOIN reviewed_versions p ON p.version_id = i.published_version
        LEFT JOIN review_requests q ON q.item_id = i.item_id AND q.state = 'open'
        WHERE i.deleted_utc IS NULL AND (d.version_id IS NOT NULL OR p.version_id IS NOT NULL OR q.request_id IS NOT NULL OR EXISTS (SELECT 1 FROM page_comments c WHERE c.item_id = i.item_id))
          {(itemIds is null ? "" : $"AND {session.AnyOf("i.item_id", "ids")}")}
        ORDER BY p.next_review, l.display_text, i.item_id
        """, new { today = ReviewSite.Text(today), ids = itemIds?.ToArray() });
}
