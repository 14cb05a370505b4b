using Cms.Content.Model;
using Cms.Review;
using Cms.Web.Display;

namespace ObGyn.Theme;

/// <summary>The row at the end of a clinical page: who checked it, when, from which sources, and where to say that something is wrong.</summary>
public sealed record AboutPage(ReviewPart? Review, IReadOnlyList<ContentLink> Reviewers, Heading? Sources, string? FeedbackUrl)
{
    public static async Task<AboutPage> ReadAsync(ContentView view, ContentItem page, Heading? sources, string? feedbackUrl)
    {
        var review = page.As<ReviewPart>();
        var reviewers = new List<ContentLink>();
        foreach (var id in review is { IsSignedOff: true } ? review.Reviewers.ContentItemIds : [])
        {
            if (await view.LinkAsync(id) is { } reviewer)
                reviewers.Add(reviewer);
        }
        reviewers.AddRange((review?.ReviewerNames.Values ?? []).Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => new ContentLink("", "", name!, null)));
        return new AboutPage(review, reviewers, sources, feedbackUrl);
    }
}
