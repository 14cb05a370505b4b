using System.Text;
using Cms.Content.Model;
using Cms.Content.Routing;

namespace Cms.Content.Recipes;

/// <summary>Turns an item of a recipe into a version as it is stored: facts of the item taken out, ids of blocks completed, gaps filled by the type's patterns.</summary>
internal sealed class VersionReader(PlanBuilder plan, ContentSchema schema, ItemPatterns patterns, PlannedParents parents, ImportGuard? guard)
{
    public async Task<PlannedVersion> ReadAsync(PlannedItem item, IncomingVersion version)
    {
        var read = ContentItemConverter.FromElement(version.Json);
        var type = schema.Definitions.Type(version.ContentType)!;
        var content = read.ToContentObject();
        var border = ItemBorder.Take(content, version.Problem);
        ContainedIds.Complete(content, item.ItemId);
        HomeRoute.Apply(plan, item, content);
        var pattern = new PatternItem(read.With(content), ContentJson.GetString(version.Json, nameof(ContentItem.DisplayText))) { Container = () => parents.Container(item) };
        var text = patterns.DisplayText(version, type, content, pattern);
        item.DisplayText = text;
        pattern = pattern with { DisplayText = text };
        patterns.Address(item, version, type, content, pattern, parents.PathAbove(item));
        var alias = patterns.AliasOf(item, version, type, content, pattern);

        if (guard is not null)
            await guard.PrepareAsync(item, content);
        var data = ContentJson.Write(content);
        var stored = ContentJson.Parse(data);
        var derived = ContentIds.Derive(item.ItemId, text ?? "", ContentJson.Write(ItemBorder.WithoutMarkers(content)));
        item.Owner = ContentJson.GetString(version.Json, nameof(ContentItem.Owner)) is { Length: > 0 } owner ? owner : item.Owner ?? item.Existing?.Owner;
        item.CreatedUtc = UtcText.Parse(ContentJson.GetString(version.Json, nameof(ContentItem.CreatedUtc))) ?? item.CreatedUtc ?? UtcText.Parse(item.Existing?.CreatedUtc) ?? plan.NowUtc;
        var modified = UtcText.Parse(ContentJson.GetString(version.Json, nameof(ContentItem.ModifiedUtc))) ?? plan.NowUtc;
        return new PlannedVersion(version, version.VersionId ?? derived, schema.DisplayText(version.ContentType, stored) ?? text, Addresses.SlugOf(stored), Encoding.UTF8.GetBytes(data))
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
