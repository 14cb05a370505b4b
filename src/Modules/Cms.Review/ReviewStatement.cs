using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Web.Display;

namespace Cms.Review;

/// <summary>Who reviewed a page and when, as schema.org's <c>reviewedBy</c> and <c>lastReviewed</c>. Before the sign-off there is nothing to say.</summary>
public static class ReviewStatement
{
    /// <param name="origin">The site's address without its last slash, which the reviewers' profiles stand under.</param>
    public static async Task AddToAsync(JsonObject webPage, ContentItem item, ContentView view, string origin)
    {
        if (item.As<ReviewPart>() is not { IsSignedOff: true } review)
            return;
        var reviewers = new JsonArray();
        foreach (var id in review.Reviewers.ContentItemIds)
        {
            if (await view.LinkAsync(id) is { } link)
                reviewers.Add(Person(link.Title, link.Url is null ? null : origin + link.Url));
        }
        foreach (var name in review.ReviewerNames.Values.Where(name => !string.IsNullOrWhiteSpace(name)))
            reviewers.Add(Person(name.Trim(), null));
        webPage["lastReviewed"] = review.LastReviewed.Date!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (reviewers.Count > 0)
            webPage["reviewedBy"] = reviewers;
    }

    private static JsonObject Person(string name, string? url)
    {
        var person = new JsonObject { ["@type"] = "Person", ["name"] = name };
        if (url is not null)
            person["url"] = url;
        return person;
    }
}
