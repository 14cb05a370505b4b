using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;

namespace Cms.Web.Tests.Library;

/// <summary>
/// A library's site: shelves with books under them. Books have other names, a summary, headed sections, and a part that only librarians see.
/// </summary>
public static class Books
{
    public static readonly Actor Librarian = new("librarian-id", "librarian", new HashSet<string> { "SiteOwner" });

    /// <summary>Books are reviewed pages: who wrote one does not put it live alone.</summary>
    public static readonly Actor HeadLibrarian = new("head-librarian-id", "head librarian", new HashSet<string> { "SiteOwner" });

    public const string Definitions =
        """
        {
          "ContentParts": [
            {"Name":"Book","ContentPartFieldDefinitionRecords":[
              {"FieldName":"MultiTextField","Name":"AlsoCalled"},
              {"FieldName":"TextField","Name":"Summary"},
              {"FieldName":"TextField","Name":"ShelfMark","Settings":{"SearchIndexSettings":{"Internal":true}}},
              {"FieldName":"BooleanField","Name":"Withdrawn"}]},
            {"Name":"Section","ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Heading"},{"FieldName":"HtmlField","Name":"Text"}]},
            {"Name":"ReviewPart","ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Note"}]}
          ],
          "ContentTypes": [
            {"Name":"Shelf","DisplayName":"Shelf","ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"AutoroutePart","Name":"AutoroutePart"}]},
            {"Name":"Section","DisplayName":"Section","Settings":{"ContentTypeSettings":{"Stereotype":"Widget"}},"ContentTypePartDefinitionRecords":[{"PartName":"Section","Name":"Section"}]},
            {"Name":"Note","DisplayName":"Note","ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"}]},
            {"Name":"Book","DisplayName":"Book","ContentTypePartDefinitionRecords":[
              {"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"AutoroutePart","Name":"AutoroutePart"},{"PartName":"Book","Name":"Book"},
              {"PartName":"BagPart","Name":"Body","Settings":{"BagPartSettings":{"ContainedContentTypes":["Section"]}}},
              {"PartName":"ReviewPart","Name":"ReviewPart","Settings":{"ReviewPartSettings":{"OnlyWhenAsked":true}}},{"PartName":"SeoMetaPart","Name":"SeoMetaPart"}]}
          ]
        }
        """;

    public static JsonObject Shelf(string title) => new() { ["TitlePart"] = new JsonObject { ["Title"] = title } };

    public static JsonObject Book(string title, string summary = "", string body = "", string heading = "", string[]? alsoCalled = null) => new()
    {
        ["TitlePart"] = new JsonObject { ["Title"] = title },
        ["Book"] = new JsonObject
        {
            ["AlsoCalled"] = new JsonObject { ["Values"] = new JsonArray([.. (alsoCalled ?? []).Select(name => (JsonNode)name)]) },
            ["Summary"] = new JsonObject { ["Text"] = summary },
        },
        ["Body"] = new JsonObject
        {
            ["ContentItems"] = new JsonArray(new JsonObject
            {
                ["ContentItemId"] = "section1",
                ["ContentType"] = "Section",
                ["Section"] = new JsonObject { ["Heading"] = new JsonObject { ["Text"] = heading }, ["Text"] = new JsonObject { ["Html"] = body } },
            }),
        },
    };
}

/// <summary>The write actions over one database, as two people at the desk would call them: one writes, the other puts it live.</summary>
public sealed class Desk(ContentStore store, SaveDraft save, Publish publish)
{
    /// <summary>Saves and publishes a new item, or the next version of one.</summary>
    public async Task<ContentItem> PublishAsync(string type, JsonObject content, string? parent = null, string? id = null)
    {
        var saved = await SaveAsync(type, content, parent, id);
        await publish.RunAsync(Books.HeadLibrarian, saved.ContentItemId);
        return (await store.PublishedAsync(saved.ContentItemId))!;
    }

    public async Task<ContentItem> SaveAsync(string type, JsonObject content, string? parent = null, string? id = null)
    {
        var before = id is null ? null : await store.LatestAsync(id);
        if (before is not null && content["AutoroutePart"] is null)
            content["AutoroutePart"] = before.ToContentObject()["AutoroutePart"]?.DeepClone();
        return await save.RunAsync(Books.Librarian, new DraftInput(id, type, content, before?.ContentItemVersionId) { ParentId = parent });
    }
}
