using Cms.Content.AdminMenus;
using Cms.Content.Recipes;
using Cms.Content.Storage;

namespace Cms.Content.Tests.Recipes;

/// <summary>Admin menus of a recipe: what cannot be, what the desk leaves out, and how Orchard's addresses are read.</summary>
public sealed class AdminMenuStepTests
{
    [Theory]
    [InlineData(""" "Enabled":"perhaps" """, "Enabled", "neither true nor false")]
    [InlineData(""" "MenuItems":{} """, "MenuItems", "not a list")]
    [InlineData(""" "MenuItems":["Blog"] """, "MenuItems[0]", "JSON object")]
    [InlineData(""" "MenuItems":[{"$type":"X.LinkAdminNode, X"}] """, "MenuItems[0].LinkText", "no words")]
    [InlineData(""" "MenuItems":[{"$type":"X.PlaceholderAdminNode, X","LinkText":" "}] """, "MenuItems[0].LinkText", "no words")]
    [InlineData(""" "MenuItems":[{"$type":"X.LinkAdminNode, X","LinkText":"A","LinkUrl":"javascript:alert(1)"}] """, "MenuItems[0].LinkUrl", "javascript:alert(1)")]
    [InlineData(""" "MenuItems":[{"$type":"X.LinkAdminNode, X","LinkText":"A","LinkUrl":" JavaScript:alert(1)"}] """, "MenuItems[0].LinkUrl", "not an address")]
    [InlineData(""" "MenuItems":[{"$type":"X.LinkAdminNode, X","LinkText":"A","LinkUrl":"//other.example/x"}] """, "MenuItems[0].LinkUrl", "not an address")]
    [InlineData(""" "MenuItems":[{"$type":"X.LinkAdminNode, X","LinkText":"A","LinkUrl":"~//other.example/x"}] """, "MenuItems[0].LinkUrl", "not an address")]
    [InlineData(""" "MenuItems":[{"$type":"X.LinkAdminNode, X","LinkText":"A","LinkUrl":7}] """, "MenuItems[0].LinkUrl", "“7”")]
    [InlineData(""" "MenuItems":[{"$type":"X.PlaceholderAdminNode, X","LinkText":"A","Items":[{"$type":"X.LinkAdminNode, X","LinkText":"B","Enabled":3}]}] """, "MenuItems[0].Items[0].Enabled", "neither true nor false")]
    [InlineData(""" "MenuItems":[{"$type":"X.LinkAdminNode, X","LinkText":"A","PermissionNames":"EditContent"}] """, "MenuItems[0].PermissionNames", "list of names")]
    [InlineData(""" "MenuItems":[{"$type":"X.ContentTypesAdminNode, X","ContentTypes":["Page"]}] """, "MenuItems[0].ContentTypes[0]", "no ContentTypeId")]
    [InlineData(""" "MenuItems":[{"$type":"X.ListsAdminNode, X"}] """, "MenuItems[0].ContentType", "no content type")]
    public async Task A_value_that_no_menu_can_have_is_told_with_its_place(string members, string path, string what)
    {
        await using var site = await Site.CreateAsync();
        var problem = Assert.Single(await site.RefuseAsync(Recipe.Of(Menu(members))));
        Assert.Equal($"$.steps[0].data[0].{path}", problem.Path);
        Assert.Contains(what, problem.What);
        Assert.NotEmpty(problem.Mend);
    }

    [Theory]
    [InlineData("""{"$type":"A.B, A","LinkText":"Blog"}""", "“B”")]
    [InlineData("""{"$type":"X.LinkAdminNode, X","LinkText":"Media","LinkUrl":"Admin/Media"}""", "“Admin/Media”")]
    [InlineData("""{"$type":"X.PlaceholderAdminNode, X","LinkText":"More","Items":[{"$type":"X.LinkAdminNode, X","LinkText":"Write","LinkUrl":"mailto:a@example.org"}]}""", "“mailto:a@example.org”")]
    public async Task An_entry_that_the_desk_leaves_out_is_kept_as_it_came_and_the_report_says_why(string node, string note)
    {
        await using var site = await Site.CreateAsync();
        var report = await site.ImportAsync(Recipe.Of(Menu($$""" "MenuItems":[{{node}}],"Odd":[1.50] """)));
        Assert.Equal(1, report.Count(ReportKind.Created));
        Assert.Contains(note, Assert.Single(report.Of(ReportKind.Note)).Detail);
        var stored = Assert.Single(await site.Documents.AllAsync(SiteDocuments.AdminMenus));
        Assert.Equal(("m1", $$"""{"Id":"m1","Name":"Blog","MenuItems":[{{node}}],"Odd":[1.50]}"""), (stored.Name, stored.Json.GetRawText()));

        var export = await site.ExportAsync();
        await using var other = await Site.CreateAsync();
        await other.ImportAsync(export, new RecipeOptions());
        Assert.Equal(export, await other.ExportAsync());
    }

    [Theory]
    [InlineData(null, AdminTarget.Nothing, null)]
    [InlineData("#", AdminTarget.Nothing, null)]
    [InlineData("Admin", AdminTarget.Home, null)]
    [InlineData("~/ADMIN/", AdminTarget.Home, null)]
    [InlineData("Admin/Contents/ContentItems", AdminTarget.Pages, null)]
    [InlineData("/Admin/Contents/ContentItems/BlogPost?admin=1", AdminTarget.Pages, "BlogPost")]
    [InlineData("admin/contents/contentitems/4a2b/edit", AdminTarget.Item, "4a2b")]
    [InlineData("Admin/Contents/ContentItems/4a2b/Display", AdminTarget.Item, "4a2b")]
    [InlineData("Admin/Contents/ContentItems/4a2b/Delete", AdminTarget.Unknown, null)]
    [InlineData("Admin/Contents/ContentTypes/BlogPost/Create", AdminTarget.NewPage, "BlogPost")]
    [InlineData("Admin/Layers", AdminTarget.Widgets, null)]
    [InlineData("Admin/Users/Index", AdminTarget.People, null)]
    [InlineData("Admin/Settings/general", AdminTarget.Settings, null)]
    [InlineData("Admin/DeploymentPlan/Index", AdminTarget.Transfer, null)]
    [InlineData("Admin/AuditTrail", AdminTarget.Activity, null)]
    [InlineData("Admin/Workflows/Types", AdminTarget.Unknown, null)]
    [InlineData("~/admin/pages?type=Note", AdminTarget.Desk, "/admin/pages?type=Note")]
    [InlineData("~/about/team", AdminTarget.Link, "/about/team")]
    [InlineData("about", AdminTarget.Link, "/about")]
    [InlineData("Administration", AdminTarget.Link, "/Administration")]
    [InlineData("https://example.org/x", AdminTarget.Link, "https://example.org/x")]
    [InlineData("https://a@example.org/x", AdminTarget.Unsafe, null)]
    [InlineData("tel:+15550100", AdminTarget.NoPage, null)]
    [InlineData("data:text/html,x", AdminTarget.Unsafe, null)]
    [InlineData("java\tscript:alert(1)", AdminTarget.Unsafe, null)]
    [InlineData("/\\other.example", AdminTarget.Unsafe, null)]
    [InlineData("~/x/../../y", AdminTarget.Unsafe, null)]
    public void An_address_is_read_as_what_it_leads_to(string? url, AdminTarget target, string? value) => Assert.Equal(new AdminAddress(target, value), AdminAddress.Read(url));

    private static string Menu(string members) => $$"""{"name":"AdminMenu","data":[{"Id":"m1","Name":"Blog",{{members.Trim()}}}]}""";
}
