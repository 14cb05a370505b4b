using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Review.Releases;

/// <summary>One signature under one text of a page.</summary>
internal sealed class SignOffRow
{
    private const string Select =
        """
        SELECT sign_off_id AS SignOffId, item_id AS ItemId, version_id AS VersionId, text_hash AS TextHash, signer_name AS SignerName, signer_user_id AS SignerUserId,
               signer_email AS SignerEmail, signed_utc AS SignedUtc, next_review AS NextReview, needs_second AS NeedsSecond, request_id AS RequestId, statement AS Statement FROM sign_offs
        """;

    public required string SignOffId { get; init; }
    public required string ItemId { get; init; }
    public required string VersionId { get; init; }
    public required string TextHash { get; init; }
    public required string SignerName { get; init; }
    public string? SignerUserId { get; init; }
    public string? SignerEmail { get; init; }
    public required string SignedUtc { get; init; }
    public string? NextReview { get; init; }

    /// <summary>1: the link may have been in other hands than the signer's, so the signature counts together with a second person only.</summary>
    public int NeedsSecond { get; init; }
    public string? RequestId { get; init; }
    public required string Statement { get; init; }

    /// <summary>The page of this site that the signature names, if it names one.</summary>
    public string? ProfileId => (Members[nameof(ReviewPart.Reviewers)]?["ContentItemIds"] as JsonArray)?.FirstOrDefault().AsText();

    public JsonObject Members => ContentJson.ParseObject(Statement);

    /// <summary>Until the day of its next review a signature can bring its text back.</summary>
    public bool Holds(DateOnly today) => ReviewSite.Day(NextReview) is not { } next || next >= today;

    public bool IsSameAs(SignOffRow other) => TextHash == other.TextHash && JsonNode.DeepEquals(Members, other.Members);

    /// <summary>An item's signatures, newest first.</summary>
    public static Task<IReadOnlyList<SignOffRow>> OfItemAsync(WriteSession session, string itemId) =>
        session.QueryAsync<SignOffRow>($"{Select} WHERE item_id = @itemId ORDER BY signed_utc DESC, sign_off_id", new { itemId });

    public Task InsertAsync(WriteSession session) => session.ExecuteAsync(
        """
        INSERT INTO sign_offs (sign_off_id, item_id, version_id, text_hash, signer_name, signer_user_id, signer_email, signed_utc, next_review, needs_second, request_id, statement)
        VALUES (@SignOffId, @ItemId, @VersionId, @TextHash, @SignerName, @SignerUserId, @SignerEmail, @SignedUtc, @NextReview, @NeedsSecond, @RequestId, @Statement)
        """, this);

    /// <summary>What a trusted import says of a review that took place elsewhere, or null when the version is not signed off.</summary>
    public static SignOffRow? FromImport(ContentItem item, string textHash)
    {
        if (item.As<ReviewPart>() is not { IsSignedOff: true } review)
            return null;
        var names = review.ReviewerNames.Values.Where(name => !string.IsNullOrWhiteSpace(name)).ToList();
        return new SignOffRow
        {
            SignOffId = ContentIds.Derive(item.ContentItemId, textHash, UtcText.Format(review.LastReviewed.Value!.Value)),
            ItemId = item.ContentItemId,
            VersionId = item.ContentItemVersionId!,
            TextHash = textHash,
            SignerName = names.Count > 0 ? string.Join(", ", names) : "the reviewer named on the page",
            SignedUtc = UtcText.Format(review.LastReviewed.Value!.Value),
            NextReview = review.NextReview.Date is { } next ? ReviewSite.Text(next) : null,
            Statement = ContentJson.Write(SignedMembers.Of(item)),
        };
    }
}
