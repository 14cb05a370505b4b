using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Routing;
using Cms.Content.Storage;

namespace Cms.Content.Publishing;

/// <summary>
/// The last step of a draft's address. A page type with an address gets one from its title when nobody typed one; a number keeps it apart from its siblings.
/// </summary>
internal static class DraftSlug
{
    public static async Task GiveAsync(WriteSession session, ContentSchema schema, StoredItem item, JsonObject content)
    {
        if (schema.Definitions.Type(item.ContentType)?.Has("AutoroutePart") != true)
            return;
        var json = ContentJson.ToElement(content);
        if (Addresses.SlugOf(json) is { } given)
        {
            if (given.Length > 0 && Slugs.Problem(given.TrimStart('/')) is { } problem)
                throw new InvalidContentException([new ContentError("AutoroutePart.Path", problem)]);
            return;
        }
        if (content["AutoroutePart"]?["Disabled"]?.GetValue<bool>() == true || schema.DisplayText(item.ContentType, json) is not { Length: > 0 } title)
            return;
        Addresses.SetSlug(content, await FreeAsync(session, item, Slugs.From(title) is { Length: > 0 } folded ? folded : "page"));
    }

    /// <summary>The step itself, or with the first number that none of its siblings has, live or draft.</summary>
    public static async Task<string> FreeAsync(WriteSession session, StoredItem item, string slug)
    {
        var siblings = (await session.QueryAsync<string>(
            "SELECT v.slug FROM content_items i JOIN content_versions v ON v.item_id = i.item_id AND (v.version_id = i.latest_version OR v.version_id = i.published_version) WHERE i.item_id <> @ItemId AND i.deleted_utc IS NULL AND v.slug IS NOT NULL AND COALESCE(i.parent_id, '') = @parent AND i.culture = @Culture",
            new { item.ItemId, parent = item.ParentId ?? "", item.Culture })).ToHashSet();
        var free = slug;
        for (var number = 2; siblings.Contains(free); number++)
            free = $"{slug}-{number}";
        return free;
    }
}
