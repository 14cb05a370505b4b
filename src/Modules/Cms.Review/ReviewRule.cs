using Cms.Content.Model;
using Cms.Content.Publishing;

namespace Cms.Review;

/// <summary>
/// Until a page has had its first sign-off, what a review needs is only asked for; afterwards it blocks,
/// so that a reviewed page cannot go live with its reviewer or its dates taken out.
/// </summary>
public sealed class ReviewRule : IPublishRule
{
    public IEnumerable<ContentError> Block(ContentItem item, ContentSchema schema) =>
        item.As<ReviewPart>() is { State.Text: ReviewPart.Reviewed } review ? Missing(review) : [];

    public IEnumerable<ContentError> Warn(ContentItem item, ContentSchema schema) =>
        item.As<ReviewPart>() is { State.Text: ReviewPart.NeedsReview } review ? Missing(review).Prepend(new ContentError("ReviewPart.State", "This page waits for its first review. Visitors are told so.")) : [];

    private static IEnumerable<ContentError> Missing(ReviewPart review)
    {
        if (review.Reviewers.ContentItemIds.Count + review.ReviewerNames.Values.Count == 0)
            yield return new ContentError("ReviewPart.Reviewers", "No reviewer is named.");
        if (review.LastReviewed.Value is null)
            yield return new ContentError("ReviewPart.LastReviewed", "The date of the last review is missing.");
        if (review.NextReview.Value is null)
            yield return new ContentError("ReviewPart.NextReview", "The date of the next review is missing.");
        else if (review.NextReview.Value <= review.LastReviewed.Value)
            yield return new ContentError("ReviewPart.NextReview", "The next review must be later than the last one.");
    }
}
