using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Web.Admin.Widgets;

/// <summary>Where widgets may stand: the zones that the site's settings name, and the layers (which pages) with the words that staff read.</summary>
public sealed record SitePlaces(IReadOnlyList<string> Zones, IReadOnlyList<(string Name, string Words)> Layers)
{
    public static async Task<SitePlaces> ReadAsync(SiteDocuments documents)
    {
        var settings = await documents.FindAsync(SiteDocuments.Settings, "LayerSettings");
        var zones = settings is { } json && ContentJson.TryGet(json, "Zones", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(ContentJson.AsText).OfType<string>() : [];
        var layers = (await documents.AllAsync(SiteDocuments.Layers)).Select(layer => (layer.Name, Words(layer.Name, ContentJson.GetString(layer.Json, "Description"))));
        return new SitePlaces([.. zones], [.. layers]);
    }

    public string WordsOf(string layer) => Layers.FirstOrDefault(known => known.Name == layer).Words ?? layer;

    private static string Words(string name, string? description) => description?.Trim().TrimEnd('.') is { Length: > 0 } words ? words : name;
}
