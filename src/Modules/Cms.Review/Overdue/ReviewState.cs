using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Review.Releases;
using Cms.Web.Display;

namespace Cms.Review.Overdue;

/// <summary>What readers of a page are told about its review.</summary>
public enum ReviewState
{
    /// <summary>Nobody signed it off.</summary>
    Unreviewed,
    Reviewed,
    /// <summary>It was signed off, and its next review is so long overdue that readers should know.</summary>
    UnderReview,
}

public static class ReviewStates
{
    /// <summary>The state of a page in a view. It changes by itself on a day, so the page is made new then.</summary>
    public static async Task<ReviewState> ReviewStateAsync(this ContentView view, ContentItem item)
    {
        if (item.As<ReviewPart>() is not { IsSignedOff: true } review)
            return ReviewState.Unreviewed;
        if (review.NextReview.Date is not { } due)
            return ReviewState.Reviewed;
        var settings = ReviewSettings.Read(await view.DocumentAsync(SiteDocuments.Settings, ReviewSettings.Name) is { } bag ? ContentJson.ToObject(bag) : null);
        var zone = await view.DocumentAsync(SiteDocuments.Settings, SiteDocuments.SiteSettings) is { } site ? ContentJson.GetString(site, "TimeZoneId") : null;
        // The first day after those that are allowed begins at midnight of the site.
        var from = new ReviewSite(settings, ReviewSite.ZoneOf(zone), view.Now.UtcDateTime).At(due.AddDays(settings.UnderReviewAfterDays + 1), 0);
        if (view.Now.UtcDateTime >= from)
            return ReviewState.UnderReview;
        view.StaysFreshUntil(new DateTimeOffset(from, TimeSpan.Zero));
        return ReviewState.Reviewed;
    }
}
