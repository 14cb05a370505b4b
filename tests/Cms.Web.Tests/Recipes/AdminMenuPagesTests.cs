using System.Net;
using AngleSharp.Dom;
using Cms.Web.Tests.Hosting;
using Cms.Web.Tests.Users;
using static Cms.Web.Tests.Recipes.ImportedSite;

namespace Cms.Web.Tests.Recipes;

/// <summary>Admin menus of a recipe, as people see them in the desk's rail.</summary>
public sealed class AdminMenuPagesTests : IAsyncLifetime
{
    private const string Blogs = """
        { "name": "ContentDefinition", "ContentTypes": [
            { "Name": "Blog", "DisplayName": "Blog", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true } }, "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "AutoroutePart", "Name": "AutoroutePart" }, { "PartName": "ListPart", "Name": "ListPart", "Settings": { "ListPartSettings": { "ContainedContentTypes": [ "Note" ] } } } ] } ] }
        """;

    private UserSite users = null!;
    private Browser ada = null!;

    public async Task InitializeAsync()
    {
        users = await UserSite.StartAsync();
        await users.Site.ImportAsync(Types, Blogs, Items(Blog("travel"), Blog("food"), Note("soup", "food/soup", """, "ContainedPart": { "ListContentItemId": "food", "ListContentType": "Blog", "Order": 0 }""")));
        await users.AddAsync("ada", "Administrator");
        ada = await users.SignInAsync("ada");
    }

    public async Task DisposeAsync() => await users.DisposeAsync();

    [Fact]
    public async Task An_enabled_menu_stands_in_the_rail_under_its_name_and_leads_to_what_is_there()
    {
        await users.Site.ImportAsync(Menus(
            Menu("b", "Blogging", Link("All", "Admin/Contents/ContentItems"), Link("Notes", "admin/Contents/ContentItems/Note"), Link("The soup", "~/Admin/Contents/ContentItems/soup/Edit"), Link("New note", "Admin/Contents/ContentTypes/Note/Create"),
                Link("Here", "/admin/pages?next=draft"), Link("The site", "~/food"), Link("Elsewhere", "https://example.org/x"), Link("People", "Admin/Users/Index"), Link("Transfer", "Admin/DeploymentPlan/Index"),
                Link("Gone", "Admin/Contents/ContentItems/gone/Edit"), Link("No type", "Admin/Contents/ContentItems/Line"), Link("Media", "Admin/Media"), Link("Off", "~/food", """, "Enabled": false"""), """{ "$type": "X.NewAdminNode, X", "LinkText": "New" }"""),
            Menu("o", "Off", Link("Off", "~/food")).Replace("\"Enabled\": true", "\"Enabled\": \"false\""),
            Menu("e", "Empty", Link("Media", "Admin/Media"))));
        var home = await ada.GetAsync("/admin");
        Assert.Equal(["Blogging"], home.Html.QuerySelectorAll(".rail summary").Select(menu => menu.TextContent.Trim()));
        Assert.Equal([("All", "/admin/pages"), ("Notes", "/admin/pages?type=Note"), ("The soup", "/admin/pages/soup"), ("New note", "/admin/new/Note"), ("Here", "/admin/pages?next=draft"), ("The site", "/food"),
            ("Elsewhere", "https://example.org/x"), ("People", "/admin/users"), ("Transfer", "/admin/packages")], Links(home));
        foreach (var (_, href) in Links(home).Where(link => link.Href.StartsWith('/')))
            Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync(href)).Status);
        Assert.Equal("Notes", (await ada.GetAsync("/admin/pages?type=Note")).Html.QuerySelector(".rail__menu [aria-current=page]")!.TextContent);
    }

    [Fact]
    public async Task Headings_types_and_lists_stand_under_one_another()
    {
        await users.Site.ImportAsync(Menus(
            Menu("b", "Blogging",
                """{ "$type": "OrchardCore.AdminMenu.AdminNodes.PlaceholderAdminNode, OrchardCore.AdminMenu", "LinkText": "Kinds", "Items": [ { "$type": "OrchardCore.Contents.AdminNodes.ContentTypesAdminNode, OrchardCore.Contents", "ShowAll": false, "ContentTypes": [ { "ContentTypeId": "Note" }, { "ContentTypeId": "Line" }, { "ContentTypeId": "Gone" } ] } ] }""",
                """{ "$type": "X.PlaceholderAdminNode, X", "LinkText": "Nothing", "Items": [] }""",
                """{ "$type": "X.LinkAdminNode, X", "LinkText": "Media", "LinkUrl": "Admin/Media", "Items": [ { "$type": "X.LinkAdminNode, X", "LinkText": "Food", "LinkUrl": "~/food" } ] }""",
                """{ "$type": "OrchardCore.Lists.AdminNodes.ListsAdminNode, OrchardCore.Lists", "ContentType": "Blog", "AddContentTypeAsParent": true }"""),
            Menu("c", "Every kind", """{ "$type": "X.ContentTypesAdminNode, X", "ShowAll": true }""", """{ "$type": "X.ListsAdminNode, X", "ContentType": "Blog", "AddContentTypeAsParent": false }""")));
        var home = await ada.GetAsync("/admin");
        var menus = home.Html.QuerySelectorAll(".rail details").ToDictionary(menu => menu.QuerySelector("summary")!.TextContent.Trim(), menu => Outline(menu.QuerySelector(".rail__menu > ul")!));
        Assert.Equal("Kinds[Note=/admin/pages?type=Note] Media[Food=/food] Blog=/admin/pages?type=Blog[travel=/admin/pages?parent=travel food=/admin/pages?parent=food]", menus["Blogging"]);
        Assert.Equal("Blog=/admin/pages?type=Blog Note=/admin/pages?type=Note travel=/admin/pages?parent=travel food=/admin/pages?parent=food", menus["Every kind"]);
        Assert.Contains("soup", (await ada.GetAsync("/admin/pages?parent=food")).Html.QuerySelector("main table")!.TextContent);
    }

    [Fact]
    public async Task An_entry_shows_to_those_who_have_all_the_permissions_it_names()
    {
        await users.Site.ImportAsync(
            """{ "name": "Roles", "Roles": [ { "Name": "Authenticated", "Permissions": [ "Nothing" ] }, { "Name": "Anonymous", "Permissions": [ "Nothing" ] }, { "Name": "Writer", "Permissions": [ "AccessAdminPanel", "Publish_Note", "ManageMediaContent" ] } ] }""",
            Menus(Menu("b", "Blogging", Asks("Anyone"), Asks("Note", "Edit_Note"), Asks("Blog", "Edit_Blog"), Asks("All", "EditContent"), Asks("Orchard", "ManageMediaContent"), Asks("Both", "Edit_Note", "ManageUsers"), Asks("New", "SomethingNew"),
                Link("People", "Admin/Users"), Link("Kind", "Admin/Contents/ContentItems/Blog"), """{ "$type": "X.ListsAdminNode, X", "ContentType": "Blog" }""")));
        await users.AddAsync("wes", "Writer");
        var wes = await users.SignInAsync("wes");
        Assert.Equal(["Anyone", "Note", "Orchard"], Links(await wes.GetAsync("/admin")).Select(link => link.Text));
        Assert.Equal(["Anyone", "Note", "Blog", "All", "Orchard", "Both", "New", "People", "Kind", "Blog", "travel", "food"], Links(await ada.GetAsync("/admin")).Select(link => link.Text));
    }

    private static string Asks(string text, params string[] permissions) => Link(text, "~/food", $", \"PermissionNames\": [ {string.Join(", ", permissions.Select(name => $"\"{name}\""))} ]");

    private static string Link(string text, string url, string more = "") =>
        $$"""{ "$type": "OrchardCore.AdminMenu.AdminNodes.LinkAdminNode, OrchardCore.AdminMenu", "LinkText": "{{text}}", "LinkUrl": "{{url}}", "UniqueId": "x"{{more}} }""";

    private static string Menu(string id, string name, params string[] nodes) => $$"""{ "Id": "{{id}}", "Name": "{{name}}", "Enabled": true, "MenuItems": [ {{string.Join(", ", nodes)}} ] }""";

    private static string Menus(params string[] menus) => $$"""{ "name": "AdminMenu", "data": [ {{string.Join(", ", menus)}} ] }""";

    private static string Blog(string id) => Note(id, id).Replace("\"ContentType\": \"Note\"", "\"ContentType\": \"Blog\"");

    private static List<(string Text, string Href)> Links(Page page) => [.. page.Html.QuerySelectorAll(".rail__menu a").Select(link => (link.TextContent.Trim(), link.GetAttribute("href")!))];

    private static string Outline(IElement list) => string.Join(' ', list.Children.Select(entry =>
        $"{(entry.Children[0] is { LocalName: "a" } link ? $"{link.TextContent.Trim()}={link.GetAttribute("href")}" : entry.Children[0].TextContent.Trim())}{(entry.Children.FirstOrDefault(child => child.LocalName == "ul") is { } under ? $"[{Outline(under)}]" : "")}"));
}
