using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Tests.Kinds;

/// <summary>A schema with every kind of list: pages with blocks, widgets in blocks, menus and a taxonomy.</summary>
internal static class Garden
{
    public static readonly ContentSchema Schema = Desk.Schema(
    [
        Desk.Type("Page", null,
            Desk.Part("TitlePart"),
            Desk.Part("BagPart", "Sections", """{"ContainedContentTypes":["Section","Row"]}"""),
            Desk.Part("BagPart", "Cards", """{"ContainedStereotypes":["Card"]}"""),
            Desk.Part("FlowPart"),
            Desk.Part("WidgetsListPart", null, """{"Zones":["Aside"]}"""),
            Desk.Part("Page")),
        Desk.Type("Section", null, Desk.Part("Section")),
        Desk.Type("Row", null, Desk.Part("FlowPart")),
        Desk.Type("HelpCard", "Card", Desk.Part("TitlePart", null, """{"Options":3}""")),
        Desk.Type("Note", "Widget", Desk.Part("HtmlBodyPart")),
        Desk.Type("Menu", null, Desk.Part("TitlePart"), Desk.Part("MenuPart"), Desk.Part("MenuItemsListPart")),
        Desk.Type("LinkMenuItem", "MenuItem", Desk.Part("LinkMenuItemPart"), Desk.Part("MenuItemsListPart")),
        Desk.Type("ContentMenuItem", "MenuItem", Desk.Part("ContentMenuItemPart")),
        Desk.Type("Taxonomy", null, Desk.Part("TitlePart"), Desk.Part("TaxonomyPart")),
        Desk.Type("Tag", null, Desk.Part("TitlePart"), Desk.Part("TermPart")),
    ],
        Desk.Fields("Page", Desk.Field("ContentPickerField", """{"Multiple":true}""", label: "Programs"), Desk.Field("TextField", """{"Required":true}""", label: "Summary")),
        Desk.Fields("Section", Desk.Field("TextField", """{"MaxLength":20,"DefaultValue":"New section"}""", label: "Heading"), Desk.Field("HtmlField", label: "Text")));

    public const string TwoSections = """{"Sections":{"ContentItems":[{"ContentItemId":"s1","ContentType":"Section","DisplayText":null,"Section":{"Heading":{"Text":"One"},"Unknown":{"x":1.0}},"Odd":{"y":[1]}},{"ContentItemId":"s2","ContentType":"Section","Section":{"Heading":{"Text":"Two"}}}],"Extra":true}}""";

    public static string Bind(string type, string before, params (string Name, string Value)[] sent) => Bind(type, before, out _, sent);

    public static string Bind(string type, string before, out IReadOnlyList<ContentError> refused, params (string Name, string Value)[] sent)
    {
        var json = ContentJson.ParseObject(before);
        refused = Schema.Bind(Desk.Form(sent), type, json);
        return ContentJson.Write(json);
    }

    /// <summary>One part of the content, after a form was bound to the whole.</summary>
    public static string BindPart(string part, string type, string before, params (string Name, string Value)[] sent) =>
        ContentJson.Write(ContentJson.Parse(Bind(type, before, sent)).GetProperty(part));

    public static string Apply(string type, string before, string op, out string? next)
    {
        var json = ContentJson.ParseObject(before);
        next = Content.Parts.Blocks.Apply(json, op, Schema, type);
        return ContentJson.Write(json);
    }

    public static IEnumerable<string> Ids(JsonNode? list) => list!.AsArray().Select(item => item!["ContentItemId"]!.GetValue<string>());
}
