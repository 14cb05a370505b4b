using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Review.Releases;

/// <summary>The members of the review part that a sign-off writes and nobody else: state, reviewers, the last and the next review.</summary>
internal static class SignedMembers
{
    private static readonly string[] Names = [nameof(ReviewPart.State), nameof(ReviewPart.Reviewers), nameof(ReviewPart.ReviewerNames), nameof(ReviewPart.LastReviewed), nameof(ReviewPart.NextReview)];

    public static JsonObject Make(string signer, string? profileId, DateOnly signed, DateOnly next) => new()
    {
        [nameof(ReviewPart.State)] = new JsonObject { ["Text"] = ReviewPart.Reviewed },
        [profileId is null ? nameof(ReviewPart.ReviewerNames) : nameof(ReviewPart.Reviewers)] = profileId is null
            ? new JsonObject { ["Values"] = new JsonArray(signer) }
            : new JsonObject { ["ContentItemIds"] = new JsonArray(profileId) },
        [nameof(ReviewPart.LastReviewed)] = Date(signed),
        [nameof(ReviewPart.NextReview)] = Date(next),
    };

    /// <summary>Those of a version as it came in by a trusted way.</summary>
    public static JsonObject Of(ContentItem item)
    {
        var part = (item.ToContentObject()[nameof(ReviewPart)] as JsonObject) ?? [];
        return new JsonObject(Names.Where(name => part[name] is not null).Select(name => KeyValuePair.Create(name, part[name]?.DeepClone())));
    }

    /// <summary>Writes them into a version that is about to be stored; without a statement the version says that it waits for a review.</summary>
    public static void Write(JsonObject content, JsonObject? statement)
    {
        var part = content.ObjectOf(nameof(ReviewPart));
        foreach (var name in Names)
            part.Put(name, statement?[name]?.DeepClone());
        if (statement is null)
            part.Put(nameof(ReviewPart.State), new JsonObject { ["Text"] = ReviewPart.NeedsReview });
    }

    /// <summary>A page that is not reviewed says nothing of a review.</summary>
    public static void Remove(JsonObject content)
    {
        if (content[nameof(ReviewPart)] is not JsonObject part)
            return;
        foreach (var name in Names)
            part.Put(name, null);
    }

    private static JsonObject Date(DateOnly day) => new() { ["Value"] = $"{ReviewSite.Text(day)}T00:00:00Z" };
}
