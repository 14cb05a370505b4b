using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Review.Requests;

/// <summary>One question to one expert: is this page right? A page has at most one open question.</summary>
public sealed class ReviewRequest
{
    public const string Open = "open";
    public const string Signed = "signed";
    public const string Changes = "changes";
    public const string Withdrawn = "withdrawn";

    internal const string Select =
        """
        SELECT request_id AS RequestId, item_id AS ItemId, version_id AS VersionId, text_hash AS TextHash, asked_by_id AS AskedById, asked_by AS AskedBy, asked_utc AS AskedUtc,
               reason AS Reason, token_hash AS TokenHash, reviewer_name AS ReviewerName, reviewer_email AS ReviewerEmail, reviewer_user_id AS ReviewerUserId, reviewer_profile_id AS ReviewerProfileId,
               origin AS Origin, expires_utc AS ExpiresUtc, state AS State, link_shown AS LinkShown, opened_utc AS OpenedUtc, reminded_utc AS RemindedUtc,
               wants_link_utc AS WantsLinkUtc, done_utc AS DoneUtc FROM review_requests
        """;

    public required string RequestId { get; init; }
    public required string ItemId { get; init; }

    /// <summary>The version that was sent; after a sign-off the one that was signed.</summary>
    public required string VersionId { get; init; }
    public required string TextHash { get; init; }
    public required string AskedById { get; init; }
    public required string AskedBy { get; init; }
    public required string AskedUtc { get; init; }
    public required string Reason { get; init; }
    public required string ReviewerName { get; init; }
    public string? ReviewerEmail { get; init; }
    public string? ReviewerUserId { get; init; }
    public string? ReviewerProfileId { get; init; }

    /// <summary>The site's address as it was when somebody asked: a later request cannot make a link lead elsewhere.</summary>
    public required string Origin { get; init; }
    internal string TokenHash { get; init; } = "";
    public required string ExpiresUtc { get; init; }
    public required string State { get; init; }

    /// <summary>1: the link was shown at the desk, or mailed to an address that somebody typed.</summary>
    public int LinkShown { get; init; }
    public string? OpenedUtc { get; init; }
    public string? RemindedUtc { get; init; }
    public string? WantsLinkUtc { get; init; }
    public string? DoneUtc { get; init; }

    public bool IsOpen => State == Open;

    public bool IsExpired(DateTime now) => UtcText.Parse(ExpiresUtc) <= now;

    internal static Task<ReviewRequest?> FindAsync(WriteSession session, string requestId) => OneAsync(session, "request_id = @requestId", new { requestId });

    internal static Task<ReviewRequest?> OpenOfAsync(WriteSession session, string itemId) => OneAsync(session, "item_id = @itemId AND state = 'open'", new { itemId });

    /// <summary>An item's requests, newest first.</summary>
    internal static Task<IReadOnlyList<ReviewRequest>> OfItemAsync(WriteSession session, string itemId) =>
        session.QueryAsync<ReviewRequest>($"{Select} WHERE item_id = @itemId ORDER BY asked_utc DESC, request_id", new { itemId });

    private static async Task<ReviewRequest?> OneAsync(WriteSession session, string where, object parameters) =>
        (await session.QueryAsync<ReviewRequest>($"{Select} WHERE {where}", parameters)).SingleOrDefault();
}
