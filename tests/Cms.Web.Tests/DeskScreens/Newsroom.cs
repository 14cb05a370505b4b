using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Users.People;
using Cms.Web.Tests.Hosting;
using Cms.Web.Tests.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>
/// A site that is no medicine, with people at its desk: chapters under one another, notices without a page, and a menu. Chapters have other names, a summary that they
/// need to go out, sections, facts that are missing, and a review.
/// </summary>
public sealed class Newsroom : IAsyncLifetime
{
    private const string Definitions =
        """
        {
          "ContentParts": [
            {"Name":"Chapter","ContentPartFieldDefinitionRecords":[
              {"FieldName":"MultiTextField","Name":"AlsoCalled"},
              {"FieldName":"TextField","Name":"Summary","Settings":{"ContentPartFieldSettings":{"DisplayName":"Summary"},"TextFieldSettings":{"Required":true}}}]},
            {"Name":"Section","ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Heading"},{"FieldName":"HtmlField","Name":"Text"}]}
          ],
          "ContentTypes": [
            {"Name":"Chapter","DisplayName":"Chapter","Settings":{"ContentTypeSettings":{"Creatable":true,"Listable":true}},"ContentTypePartDefinitionRecords":[
              {"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"AutoroutePart","Name":"AutoroutePart"},{"PartName":"Chapter","Name":"Chapter"},
              {"PartName":"BagPart","Name":"Body","Settings":{"BagPartSettings":{"ContainedContentTypes":["Section"]}}},{"PartName":"ReviewPart","Name":"ReviewPart"}]},
            {"Name":"Section","DisplayName":"Section","Settings":{"ContentTypeSettings":{"Stereotype":"Widget"}},"ContentTypePartDefinitionRecords":[{"PartName":"Section","Name":"Section"}]},
            {"Name":"Notice","DisplayName":"Notice","Settings":{"ContentTypeSettings":{"Creatable":true,"Listable":true}},"ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"}]},
            {"Name":"Menu","DisplayName":"Menu","Settings":{"ContentTypeSettings":{"Listable":true}},"ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart"},{"PartName":"MenuItemsListPart","Name":"MenuItemsListPart"}]},
            {"Name":"ContentMenuItem","DisplayName":"Page","Settings":{"ContentTypeSettings":{"Stereotype":"MenuItem"}},"ContentTypePartDefinitionRecords":[{"PartName":"ContentMenuItemPart","Name":"ContentMenuItemPart"}]}
          ]
        }
        """;

    private UserSite users = null!;

    public TestSite Site => users.Site;
    public T Get<T>() where T : notnull => Site.Services.GetRequiredService<T>();

    /// <summary>May do everything.</summary>
    public Browser Ada { get; private set; } = null!;

    public Actor AdaActor { get; private set; } = null!;

    /// <summary>Who writes, when a test does not say who: what Wes wrote, Ada may put live.</summary>
    public Actor Wes { get; } = new("wes-id", "wes", new HashSet<string> { "SiteOwner" });

    public async Task InitializeAsync()
    {
        users = await UserSite.StartAsync(modules => modules.AddModule<Cms.Review.Startup>());
        await WriteAsync(async session =>
        {
            await session.SetDocumentAsync(SiteDocuments.Features, "Cms.Review", new JsonObject { ["enabled"] = true });
            await session.SetDocumentAsync(SiteDocuments.Settings, "site", new JsonObject { ["SiteName"] = "The paper", ["TimeZoneId"] = "America/Los_Angeles" });
            await DefinitionMerge.ApplyAsync(session, ContentJson.ParseObject(Definitions));
        });
        AdaActor = new Actor(await users.AddAsync("ada", "Administrator"), "ada", new HashSet<string> { "SiteOwner" });
        Ada = await users.SignInAsync("ada");
    }

    public async Task DisposeAsync() => await users.DisposeAsync();

    /// <summary>Signs in a new person whose only permissions are these; visitors and who is signed in have none of their own.</summary>
    public async Task<(Browser Browser, Actor Actor)> PersonAsync(string name, params string[] permissions)
    {
        await WriteAsync(async session =>
        {
            foreach (var role in new[] { "Anonymous", "Authenticated" })
                await session.SetDocumentAsync(SiteDocuments.Roles, role, Role(["Nothing"]));
            await session.SetDocumentAsync(SiteDocuments.Roles, $"Role of {name}", Role(["AccessAdminPanel", .. permissions]));
        });
        var id = await users.AddAsync(name, $"Role of {name}");
        return (await users.SignInAsync(name), new Actor(id, name, new HashSet<string>([.. permissions, "AccessAdminPanel"])));
    }

    public Task<string> AddUserAsync(string name, params string[] roles) => users.AddAsync(name, roles);

    public Task<Person?> UserAsync(string id) => users.Users.FindAsync(id);

    public static JsonObject Chapter(string title, string summary = "A summary.", string[]? alsoCalled = null, string[]? facts = null, params (string Heading, string Html)[] sections) => new()
    {
        ["TitlePart"] = new JsonObject { ["Title"] = title },
        ["Chapter"] = new JsonObject { ["AlsoCalled"] = Values(alsoCalled), ["Summary"] = new JsonObject { ["Text"] = summary } },
        ["Body"] = new JsonObject
        {
            ["ContentItems"] = new JsonArray([.. sections.Select((section, at) => new JsonObject
            {
                ["ContentItemId"] = $"s{at}",
                ["ContentType"] = "Section",
                ["Section"] = new JsonObject { ["Heading"] = new JsonObject { ["Text"] = section.Heading }, ["Text"] = new JsonObject { ["Html"] = section.Html } },
            })]),
        },
        ["ReviewPart"] = new JsonObject { ["MissingFacts"] = Values(facts) },
    };

    public static JsonObject Menu(params string[] itemIds) => new()
    {
        ["TitlePart"] = new JsonObject { ["Title"] = "Main menu" },
        ["MenuItemsListPart"] = new JsonObject
        {
            ["MenuItems"] = new JsonArray([.. itemIds.Select((id, at) => new JsonObject
            {
                ["ContentItemId"] = $"entry{at}",
                ["ContentType"] = "ContentMenuItem",
                ["DisplayText"] = $"Entry {at}",
                ["ContentMenuItemPart"] = new JsonObject { ["SelectedContentItem"] = new JsonObject { ["ContentItemIds"] = new JsonArray(id) } },
            })]),
        },
    };

    /// <summary>Saves a new item, or the next version of one, as Wes when nobody is named.</summary>
    public async Task<string> SaveAsync(JsonObject content, string? parent = null, string? id = null, string type = "Chapter", Actor? by = null)
    {
        var before = id is null ? null : await Get<ContentStore>().LatestAsync(id);
        if (before is not null && content["AutoroutePart"] is null)
            content["AutoroutePart"] = before.ToContentObject()["AutoroutePart"]?.DeepClone();
        return (await Get<SaveDraft>().RunAsync(by ?? Wes, new DraftInput(id, type, content, before?.ContentItemVersionId) { ParentId = parent })).ContentItemId;
    }

    public async Task<string> PublishAsync(JsonObject content, string? parent = null, string? id = null, string type = "Chapter", Actor? by = null)
    {
        var saved = await SaveAsync(content, parent, id, type, by);
        await Get<Publish>().RunAsync(AdaActor, saved);
        return saved;
    }

    /// <summary>The day by which a page must be reviewed again, as a signature under it would have set it.</summary>
    public async Task DueAsync(string itemId, DateOnly day)
    {
        var content = (await Get<ContentStore>().LatestAsync(itemId))!.ToContentObject();
        content["ReviewPart"]!["NextReview"] = new JsonObject { ["Value"] = $"{day:yyyy-MM-dd}T00:00:00Z" };
        await WriteAsync(async session =>
        {
            await session.ExecuteAsync("UPDATE content_versions SET data = @data WHERE version_id = (SELECT latest_version FROM content_items WHERE item_id = @itemId)", new { itemId, data = ContentJson.Write(content) });
            session.Tell(new FeedRow(FeedRow.Item) { ItemId = itemId, ContentType = "Chapter", Culture = "en", Facets = FeedFacets.Draft });
        });
    }

    /// <summary>Writes, and waits until this node's readers have it.</summary>
    public async Task WriteAsync(Func<WriteSession, Task> work)
    {
        var (_, position) = await Site.Database.WriteAsync(work);
        await Get<FeedPump>().WaitAsync(position, TimeSpan.FromSeconds(10));
    }

    private static JsonObject Values(string[]? values) => new() { ["Values"] = new JsonArray([.. (values ?? []).Select(value => (JsonNode)value)]) };

    private static JsonObject Role(string[] permissions) => new() { ["Description"] = "", ["Permissions"] = new JsonArray([.. permissions.Select(permission => (JsonNode)permission)]) };
}

/// <summary>What the desk's tests ask of its pages.</summary>
internal static class Seen
{
    public static IReadOnlyList<string> Titles(this Page page) => [.. page.Html.QuerySelectorAll(".tbl__t").Select(title => title.TextContent)];

    public static IReadOnlyList<string> Texts(this Page page, string selector) => [.. page.Html.QuerySelectorAll(selector).Select(element => Words(element.TextContent))];

    /// <summary>Sends the post form of an address that has a form to look something up too.</summary>
    public static Task<Page> PostFormAsync(this Browser browser, Page page, string action) => browser.PostAsync(action,
        page.Html.QuerySelectorAll($"form[method=post][action='{action}'] input[name]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? "")));

    public static string MainText(this Page page) => Words(page.Html.QuerySelector("main")?.TextContent ?? "");

    public static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
