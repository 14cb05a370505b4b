using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Review.Releases;

/// <summary>Which pages are reviewed: all of a type that carries the part, or those that were sent for review once. A page does not leave the rule again.</summary>
internal static class ReviewScope
{
    public static bool CanBeReviewed(ContentSchema schema, string contentType) => PartOf(schema, contentType) is not null;

    public static async Task<bool> CoversAsync(WriteSession session, ContentSchema schema, string itemId, string contentType, JsonObject content) =>
        PartOf(schema, contentType) is { } part && !part.Settings.Get<ReviewPartSettings>().OnlyWhenAsked
        || content[nameof(ReviewPart)] is JsonObject json && (json[nameof(ReviewPart.State)] as JsonObject)?.TextOf("Text") is { Length: > 0 }
        || await session.QueryValueAsync<int?>("SELECT 1 WHERE EXISTS (SELECT 1 FROM reviewed_versions WHERE item_id = @itemId) OR EXISTS (SELECT 1 FROM sign_offs WHERE item_id = @itemId)", new { itemId }) is not null;

    public static Task<bool> CoversAsync(WriteSession session, ContentSchema schema, ContentItem version) =>
        CoversAsync(session, schema, version.ContentItemId, version.ContentType, version.ToContentObject());

    private static ContentTypePart? PartOf(ContentSchema schema, string contentType) =>
        schema.Definitions.Type(contentType)?.Parts.FirstOrDefault(part => part.PartName == nameof(ReviewPart));
}
