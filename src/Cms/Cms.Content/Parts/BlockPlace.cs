using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Parts;

/// <summary>
/// A list found by its path: <c>Sections</c>, <c>Sections[id].FlowPart</c>, <c>TaxonomyPart[id].Terms</c>, <c>WidgetsListPart.Footer</c>.
/// <paramref name="Item"/> is the item (or the whole content) that carries it, of <paramref name="ItemType"/>; <paramref name="List"/> is null where none was written yet.
/// </summary>
internal sealed record BlockPlace(JsonObject Item, string? ItemType, string Name, string? Zone, string ItemsPath, JsonArray? List)
{
    private static readonly string[] Lists = ["ContentItems", "Widgets", "MenuItems", "Terms"];

    public static BlockPlace? Find(JsonObject content, string path, string? contentType)
    {
        var (at, type, walked) = (content, contentType, "");
        var steps = path.Split('.');
        for (var i = 0; i < steps.Length; i++)
        {
            var (name, id) = Step(steps[i]);
            if (id is null)
                return (steps.Length - i) switch
                {
                    1 => new(at, type, name, null, walked + name, ListOf(at.Member(name))),
                    2 => new(at, type, name, steps[^1], walked + name, ((at.Member(name) as JsonObject)?.Member(nameof(WidgetsListPart.Widgets)) as JsonObject)?.Member(steps[^1]) as JsonArray),
                    _ => null,
                };
            if (Named(at.Member(name), id) is not { } found)
                return null;
            (at, type, walked) = (found, found.TextOf(nameof(ContentItem.ContentType)), $"{walked}{steps[i]}.");
        }
        return null;
    }

    /// <summary>A field of an item, such as <c>Sections[id].Section.Pictures</c>.</summary>
    public static JsonObject? FindField(JsonObject content, string path) => path.Split('.').Select(Step)
        .Aggregate((JsonObject?)content, (at, step) => step.Id is null ? at?.Member(step.Name) as JsonObject : Named(at?.Member(step.Name), step.Id));

    public int IndexOf(string id) => List?.ToList().FindIndex(node => node is JsonObject item && ContainedItems.IdOf(item) == id) ?? -1;

    /// <summary>The list, written where there was none: a zone, a term's children, or the part's member named <paramref name="list"/>.</summary>
    public JsonArray Open(string? list)
    {
        if (List is not null)
            return List;
        var made = new JsonArray();
        if (Zone is not null)
            Item.ObjectOf(Name).ObjectOf(nameof(WidgetsListPart.Widgets)).Put(Zone, made);
        else if (Name == TermPart.ChildTerms)
            Item.Put(Name, made);
        else
            Item.ObjectOf(Name).Put(list ?? Name switch { nameof(FlowPart) => Lists[1], nameof(MenuItemsListPart) => Lists[2], nameof(TaxonomyPart) => Lists[3], _ => Lists[0] }, made);
        return made;
    }

    private static JsonArray? ListOf(JsonNode? member) =>
        member as JsonArray ?? (member is JsonObject part ? Lists.Select(part.Member).OfType<JsonArray>().FirstOrDefault() : null);

    private static JsonObject? Named(JsonNode? member, string id) => ItemsOf(member).OfType<JsonObject>().FirstOrDefault(item => ContainedItems.IdOf(item) == id);

    private static IEnumerable<JsonNode?> ItemsOf(JsonNode? member) => member switch
    {
        JsonArray list => list,
        JsonObject part => Lists.Select(part.Member).SelectMany(list => list is JsonObject zones ? zones.SelectMany(zone => ItemsOf(zone.Value)) : list as JsonArray ?? []),
        _ => [],
    };

    private static (string Name, string? Id) Step(string step) =>
        step.EndsWith(']') && step.IndexOf('[') is > 0 and var open ? (step[..open], step[(open + 1)..^1]) : (step, null);
}
