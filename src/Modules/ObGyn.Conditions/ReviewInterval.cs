using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Review;

namespace ObGyn.Conditions;

/// <summary>How long a review of a condition page holds: 36 months, 12 for a high-risk topic. A later date is warned about where the page is published.</summary>
public sealed class ReviewInterval : IPublishRule
{
    public const int Months = 36;
    public const int HighRiskMonths = 12;

    public static int Of(ConditionPage page) => page.HighRisk.Value ? HighRiskMonths : Months;

    public IEnumerable<ContentError> Warn(ContentItem item, ContentSchema schema)
    {
        if (item.ContentType != nameof(ConditionPage) || item.As<ConditionPage>() is not { } page || item.As<ReviewPart>() is not { LastReviewed.Date: { } last, NextReview.Date: { } next })
            yield break;
        var latest = last.AddMonths(Of(page));
        if (next > latest)
        {
            yield return new ContentError("ReviewPart.NextReview",
                $"A {(page.HighRisk.Value ? "high-risk topic" : "condition page")} is reviewed again after {Of(page)} months at the latest: by {latest.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}.");
        }
    }
}
