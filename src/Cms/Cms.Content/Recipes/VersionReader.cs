using System.Runtime.InteropServices;
using Cms.Content.Model;
using Cms.Content.Routing;

namespace Cms.Content.Recipes;

/// <summary>Turns an item of a recipe into a version as it is stored: facts of the item taken out, ids of blocks completed, gaps filled by the type's patterns.</summary>
internal sealed class VersionReader(PlanBuilder plan, ContentSchema schema, ItemPatterns patterns, PlannedParents parents, ImportGuard? guard)
{
    public async Task<PlannedVersion> ReadAsync(PlannedItem item, IncomingVersion version)
    {
        var type = schema.Definitions.Type(version.ContentType)!;
        var content = ContentItemConverter.ContentObject(version.Json);
        var border = ItemBorder.Take(content, version.Problem);
        if (!ContainedIds.AreComplete(version.Json, item.ItemId))
            ContainedIds.Complete(content, item.ItemId);
        HomeRoute.Apply(plan, item, content);
        var text = ContentJson.GetString(version.Json, nameof(ContentItem.DisplayText));
        // Made where a pattern is evaluated only: most items say everything themselves.
        PatternItem Pattern() => new(ContentItemConverter.FromElement(version.Json).With(content), text) { Container = () => parents.Container(item) };
        text = patterns.DisplayText(version, type, content, text, Pattern);
        item.DisplayText = text;
        patterns.Address(item, version, type, content, Pattern, parents.PathAbove(item));
        var alias = patterns.AliasOf(item, version, type, content, Pattern);

        if (guard is not null)
            await guard.PrepareAsync(item, content);
        var stored = ContentJson.ToElement(content);
        var members = content.Count;
        var bare = ItemBorder.WithoutMarkers(content).Count == members ? JsonMarshal.GetRawUtf8Value(stored) : ContentJson.WriteUtf8(content);
        var derived = ContentIds.Derive(item.ItemId, text ?? "", bare);
        item.Owner = ContentJson.GetString(version.Json, nameof(ContentItem.Owner)) is { Length: > 0 } owner ? owner : item.Owner ?? item.Existing?.Owner;
        item.CreatedUtc = UtcText.Parse(ContentJson.GetString(version.Json, nameof(ContentItem.CreatedUtc))) ?? item.CreatedUtc ?? UtcText.Parse(item.Existing?.CreatedUtc) ?? plan.NowUtc;
        var modified = UtcText.Parse(ContentJson.GetString(version.Json, nameof(ContentItem.ModifiedUtc))) ?? plan.NowUtc;
        return new PlannedVersion(version, version.VersionId ?? derived, schema.DisplayText(version.ContentType, stored) ?? text, Addresses.SlugOf(stored), stored)
        {
            DerivedId = version.VersionId is null ? null : derived,
            Alias = alias,
            Author = ContentJson.GetString(version.Json, nameof(ContentItem.Author)),
            ModifiedUtc = modified,
            PublishedUtc = UtcText.Parse(ContentJson.GetString(version.Json, nameof(ContentItem.PublishedUtc))) ?? (version.Published ? modified : null),
            Border = border,
        };
    }
}
