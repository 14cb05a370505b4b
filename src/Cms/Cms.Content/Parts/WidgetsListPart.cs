using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Parts;

public sealed record WidgetsListPart : ContentPart
{
    /// <summary>Widgets by zone.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ContentItem>> Widgets { get; init => field = value ?? Empty; } = Empty;

    private static readonly Dictionary<string, IReadOnlyList<ContentItem>> Empty = [];
}

public sealed record WidgetsListPartSettings
{
    public IReadOnlyList<string> Zones { get; init => field = value ?? []; } = [];
}

/// <summary>On a widget of a zone: whether its title shows, and its place among the others.</summary>
public sealed record WidgetMetadata : ContentPart
{
    public bool RenderTitle { get; init; }
    public double Position { get; init; }
}

/// <summary>Widgets in the zones of the layout. A zone is a list of its own: its order comes as <c>WidgetsListPart.Footer.order</c>.</summary>
public sealed class WidgetsListPartKind : PartKind
{
    public override string Name => nameof(WidgetsListPart);

    public override IEnumerable<ContentItem> Contained(JsonElement part) =>
        ContentJson.TryGet(part, nameof(WidgetsListPart.Widgets), out var zones) && zones.ValueKind == JsonValueKind.Object
            ? zones.EnumerateObject().SelectMany(zone => ContainedItems.Of(zone.Value))
            : [];

    public override void Bind(FormReader form, JsonObject part, PartContext context)
    {
        var zones = part.Member(nameof(WidgetsListPart.Widgets)) as JsonObject;
        var names = context.Definition.Settings.Get<WidgetsListPartSettings>().Zones.Concat(zones?.Select(zone => zone.Key) ?? []).Distinct().ToList();
        foreach (var zone in names.Where(zone => form.At(zone).All("order") is not null))
            ContainedItems.Bind(form, part.ObjectOf(nameof(WidgetsListPart.Widgets)), zone, context.Schema, type => IsWidget(context, type), order: form.At(zone).All("order"));
    }

    private static bool IsWidget(PartContext context, string type) => context.Schema.Definitions.Type(type)?.Options.Stereotype == "Widget";
}
