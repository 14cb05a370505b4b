using Cms.Content.Model;
using Cms.Web.Admin.Index;

namespace Cms.Review;

/// <summary>The next review of a page, for the desk's list and its home. Before the first sign-off there is none.</summary>
public sealed class ReviewDue : IReviewDate
{
    public DateOnly? ReviewBy(ContentItem newest) => newest.As<ReviewPart>()?.NextReview.Date;
}
