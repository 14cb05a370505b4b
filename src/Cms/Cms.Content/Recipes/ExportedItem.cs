using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Routing;

namespace Cms.Content.Recipes;

/// <summary>One version as a recipe shows it: full path, place and language in their parts, Orchard's two booleans.</summary>
internal static class ExportedItem
{
    public static JsonElement ToJson(ContentItem item, ItemBorder border, string? parentType, string? parentPath)
    {
        var content = item.ToContentObject();
        if (content["AutoroutePart"] is JsonObject route && route.TextOf("Path") is { Length: > 0 } step)
            route.Put("Path", Addresses.Compute(step, parentPath));
        border.Put(content, parentType);
        return ContentJson.Parse(ContentJson.Write(writer => ContentItemConverter.WriteItem(writer, item.With(content)), indented: false));
    }
}
