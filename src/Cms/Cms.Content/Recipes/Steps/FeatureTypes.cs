using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>
/// The content types that Orchard's own modules define when they are switched on, so that recipes use them without defining them: menus, taxonomies and the widgets of forms.
/// A type is defined when an item asks for it and the site has none of that name; one that is there is never changed.
/// </summary>
internal static class FeatureTypes
{
    private static readonly string[][] Families =
    [
        ["Menu", "LinkMenuItem", "ContentMenuItem", "HtmlMenuItem"], ["Taxonomy"],
        ["Form"], ["Input"], ["TextArea"], ["Select"], ["Button"], ["Label"], ["Validation"], ["ValidationSummary"],
    ];

    private static readonly JsonElement Definitions = ContentJson.Parse("""
        { "Menu": { "Name": "Menu", "DisplayName": "Menu", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true, "Draftable": true, "Versionable": true } }, "ContentTypePartDefinitionRecords": [
            { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { "ContentTypePartSettings": { "Position": "1" } } },
            { "PartName": "AliasPart", "Name": "AliasPart", "Settings": { "ContentTypePartSettings": { "Position": "2" }, "AliasPartSettings": { "Pattern": "{{ ContentItem | display_text | slugify }}" } } },
            { "PartName": "MenuPart", "Name": "MenuPart", "Settings": { "ContentTypePartSettings": { "Position": "3" } } },
            { "PartName": "MenuItemsListPart", "Name": "MenuItemsListPart", "Settings": { "ContentTypePartSettings": { "Position": "4" } } } ] },
          "LinkMenuItem": { "Name": "LinkMenuItem", "DisplayName": "Link", "Settings": { "ContentTypeSettings": { "Stereotype": "MenuItem" } }, "ContentTypePartDefinitionRecords": [ { "PartName": "LinkMenuItemPart", "Name": "LinkMenuItemPart", "Settings": {} } ] },
          "ContentMenuItem": { "Name": "ContentMenuItem", "DisplayName": "Page of this site", "Settings": { "ContentTypeSettings": { "Stereotype": "MenuItem" } }, "ContentTypePartDefinitionRecords": [ { "PartName": "ContentMenuItemPart", "Name": "ContentMenuItemPart", "Settings": {} } ] },
          "HtmlMenuItem": { "Name": "HtmlMenuItem", "DisplayName": "Entry with its own markup", "Settings": { "ContentTypeSettings": { "Stereotype": "MenuItem" } }, "ContentTypePartDefinitionRecords": [ { "PartName": "HtmlMenuItemPart", "Name": "HtmlMenuItemPart", "Settings": {} } ] },
          "Taxonomy": { "Name": "Taxonomy", "DisplayName": "Taxonomy", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true, "Draftable": true, "Versionable": true } }, "ContentTypePartDefinitionRecords": [
            { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { "ContentTypePartSettings": { "Position": "1" } } },
            { "PartName": "AliasPart", "Name": "AliasPart", "Settings": { "ContentTypePartSettings": { "Position": "2" }, "AliasPartSettings": { "Pattern": "{{ ContentItem | display_text | slugify }}" } } },
            { "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": { "ContentTypePartSettings": { "Position": "3" }, "AutoroutePartSettings": { "Pattern": "{{ ContentItem | display_text | slugify }}", "AllowRouteContainedItems": true } } },
            { "PartName": "TaxonomyPart", "Name": "TaxonomyPart", "Settings": { "ContentTypePartSettings": { "Position": "4" } } } ] } }
        """);

    // The widgets of forms differ in their parts only, in this order.
    private static readonly Dictionary<string, string[]> FormWidgets = new(StringComparer.Ordinal)
    {
        ["Form"] = ["TitlePart", FormPartKind.Element, FormPartKind.Form, "FlowPart"],
        ["Input"] = [FormPartKind.InputElement, FormPartKind.Element, FormPartKind.ElementLabel, FormPartKind.Input, FormPartKind.ElementValidation],
        ["TextArea"] = [FormPartKind.InputElement, FormPartKind.Element, FormPartKind.ElementLabel, FormPartKind.TextArea, FormPartKind.ElementValidation],
        ["Select"] = [FormPartKind.InputElement, FormPartKind.Element, FormPartKind.ElementLabel, FormPartKind.Select, FormPartKind.ElementValidation],
        ["Button"] = [FormPartKind.InputElement, FormPartKind.Element, FormPartKind.Button],
        ["Label"] = ["TitlePart", FormPartKind.Element, FormPartKind.Label],
        ["Validation"] = [FormPartKind.Validation],
        ["ValidationSummary"] = [FormPartKind.ValidationSummary],
    };

    /// <summary>Defines the type, and those its items are made of, when it is one of these. False for any other type.</summary>
    public static bool Define(StepContext step, string type)
    {
        if (Array.Find(Families, family => family[0] == type) is not { } family)
            return false;
        foreach (var name in family.Where(name => step.Plan.Definitions.Find(DefinitionJson.TypeKind, name) is null))
            DefinitionChange.Put(step, DefinitionJson.TypeKind, name, FormWidgets.TryGetValue(name, out var parts) ? Widget(name, parts) : ContentJson.ToObject(Definitions.GetProperty(name)));
        return true;
    }

    /// <summary>The same for the types of all items that stand inside this one.</summary>
    public static void DefineInside(StepContext step, JsonElement item)
    {
        foreach (var inner in item.ValueKind switch
        {
            JsonValueKind.Object => item.EnumerateObject().Select(member => member.Value),
            JsonValueKind.Array => item.EnumerateArray().AsEnumerable(),
            _ => [],
        })
        {
            if (inner.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
                continue;
            if (inner.ValueKind is JsonValueKind.Object && ContentJson.GetString(inner, nameof(ContentItem.ContentType)) is { } type && step.Plan.Definitions.Snapshot.Type(type) is null)
                Define(step, type);
            DefineInside(step, inner);
        }
    }

    private static JsonObject Widget(string name, string[] parts) => new()
    {
        ["Name"] = name,
        ["DisplayName"] = name,
        ["Settings"] = new JsonObject { ["ContentTypeSettings"] = new JsonObject { ["Stereotype"] = "Widget" } },
        ["ContentTypePartDefinitionRecords"] = new JsonArray([.. parts.Select((part, at) => new JsonObject
        {
            ["PartName"] = part,
            ["Name"] = part,
            ["Settings"] = new JsonObject { ["ContentTypePartSettings"] = new JsonObject { ["Position"] = (at + 1).ToString(CultureInfo.InvariantCulture) } },
        })]),
    };
}
