using Cms.Content.Layers;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Storage;

namespace Cms.Web.Display.Zones;

/// <summary>A widget's place: zone, layer, and the order within the zone; and its time, where it has one.</summary>
public sealed record PlacedWidget(string ItemId, string Zone, string Layer, double Position, DateTime? FromUtc, DateTime? UntilUtc)
{
    /// <summary>Whether it is its time; the view learns when that changes.</summary>
    public bool IsDue(ContentView view)
    {
        foreach (var time in new[] { FromUtc, UntilUtc }.OfType<DateTime>().Where(time => time > view.Now.UtcDateTime))
            view.StaysFreshUntil(new DateTimeOffset(time, TimeSpan.Zero));
        return !(FromUtc > view.Now.UtcDateTime) && !(UntilUtc <= view.Now.UtcDateTime);
    }
}

/// <summary>
/// The widgets of a zone whose layer's rule holds for the page being shown. Where widgets stand is one derived value of the site, so placing one
/// refreshes the pages, and editing an ordinary page asks nothing.
/// </summary>
public static class ZoneReader
{
    public static async Task<IReadOnlyList<ContentItem>> WidgetsAsync(ContentView view, string zone, LayerFacts facts)
    {
        var placed = await view.DerivedAsync("widgets", PlacedAsync);
        var shown = new List<ContentItem>();
        foreach (var widget in placed.Where(widget => widget.Zone == zone))
        {
            if (widget.IsDue(view) && await view.DocumentAsync(SiteDocuments.Layers, widget.Layer) is { } layer && LayerRule.Holds(layer, facts) && await view.ItemAsync(widget.ItemId) is { } item)
                shown.Add(item);
        }
        return shown;
    }

    private static async Task<List<PlacedWidget>> PlacedAsync(ContentView view)
    {
        var placed = new List<PlacedWidget>();
        foreach (var type in view.Schema.Definitions.Types.Values.Where(type => type.Options.Stereotype == "Widget"))
        {
            foreach (var item in await view.ListAsync(new ContentQuery(type.Name)))
            {
                if (item.As<LayerMetadata>() is { Zone: { } zone, Layer: { } layer } place)
                    placed.Add(new PlacedWidget(item.ContentItemId, zone, layer, place.Position, item.As<ShowPeriodPart>()?.From.Value, item.As<ShowPeriodPart>()?.Until.Value));
            }
        }
        return [.. placed.OrderBy(widget => widget.Position).ThenBy(widget => widget.ItemId, StringComparer.Ordinal)];
    }
}
