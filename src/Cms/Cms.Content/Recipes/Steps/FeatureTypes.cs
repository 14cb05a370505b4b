using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>
/// The content types that Orchard's own modules define when they are switched on, so that recipes use them without defining them: menus and taxonomies.
/// A type is defined when an item asks for it and the site has none of that name; one that is there is never changed.
/// </summary>
internal static class FeatureTypes
{
    private static readonly string[][] Families = [["Menu", "LinkMenuItem", "ContentMenuItem", "HtmlMenuItem"], ["Taxonomy"]];

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

    /// <summary>Defines the type, and those its items are made of, when it is one of these. False for any other type.</summary>
    public static bool Define(StepContext step, string type)
    {
        if (Array.Find(Families, family => family[0] == type) is not { } family)
            return false;
        foreach (var name in family.Where(name => step.Plan.Definitions.Find(DefinitionJson.TypeKind, name) is null))
            DefinitionChange.Put(step, DefinitionJson.TypeKind, name, ContentJson.ToObject(Definitions.GetProperty(name)));
        return true;
    }
}
