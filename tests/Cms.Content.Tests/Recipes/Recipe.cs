using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Tests.Recipes;

/// <summary>Recipes and their steps, written for these tests.</summary>
internal static class Recipe
{
    /// <summary>A page with title, address, alias, a text, related pages and a bag of blocks; and the block.</summary>
    public const string Types = """
        {"name":"ContentDefinition","ContentTypes":[
          {"Name":"Page","DisplayName":"Page","Settings":{"ContentTypeSettings":{"Creatable":true,"Draftable":true}},"ContentTypePartDefinitionRecords":[
            {"PartName":"TitlePart","Name":"TitlePart","Settings":{"ContentTypePartSettings":{"Position":"0"}}},
            {"PartName":"AutoroutePart","Name":"AutoroutePart","Settings":{"AutoroutePartSettings":{"Pattern":"{{ Model.ContentItem | display_text | slugify }}"}}},
            {"PartName":"AliasPart","Name":"AliasPart","Settings":{}},
            {"PartName":"BagPart","Name":"Blocks","Settings":{"BagPartSettings":{"ContainedContentTypes":["Block"]}}},
            {"PartName":"Page","Name":"Page","Settings":{}}]},
          {"Name":"Block","DisplayName":"Block","Settings":{"ContentTypeSettings":{"Stereotype":"Widget"}},"ContentTypePartDefinitionRecords":[{"PartName":"Block","Name":"Block","Settings":{}}]}],
         "ContentParts":[
          {"Name":"Page","Settings":{},"ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Summary","Settings":{}},{"FieldName":"ContentPickerField","Name":"Related","Settings":{}},{"FieldName":"NumericField","Name":"Weight","Settings":{}}]},
          {"Name":"Block","Settings":{},"ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Heading","Settings":{}}]}]}
        """;

    public static string Of(params string[] steps) => $$"""{"name":"Test","steps":[{{string.Join(",", steps)}}]}""";

    public static string Content(params string[] items) => $$"""{"name":"content","data":[{{string.Join(",", items)}}]}""";

    /// <summary>A live page; <paramref name="more"/> are further members of the item.</summary>
    public static string Page(string id, string title, string? path = null, string? parent = null, int? order = null, string? version = null, bool latest = true, bool published = true, string? more = null)
    {
        var json = new JsonObject
        {
            ["ContentItemId"] = id,
            ["ContentItemVersionId"] = version,
            ["ContentType"] = "Page",
            ["DisplayText"] = title,
            ["Latest"] = latest,
            ["Published"] = published,
            ["ModifiedUtc"] = "2025-01-02T03:04:05.1234567Z",
            ["PublishedUtc"] = published ? "2025-01-02T03:04:06Z" : null,
            ["CreatedUtc"] = "2024-12-31T00:00:00Z",
            ["Owner"] = "owner-id",
            ["Author"] = "author",
            ["TitlePart"] = new JsonObject { ["Title"] = title },
        };
        if (path is not null)
            json["AutoroutePart"] = new JsonObject { ["Path"] = path };
        if (parent is not null)
            json["ContainedPart"] = new JsonObject { ["ListContentItemId"] = parent, ["ListContentType"] = "Page", ["Order"] = order ?? 0 };
        foreach (var (name, value) in more is null ? [] : ContentJson.ParseObject(more).ToList())
            json[name] = value?.DeepClone();
        return ContentJson.Write(json);
    }
}
