using System.Net;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Site;
using Cms.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Tests.Display;

/// <summary>A blog as Orchard's recipes describe one, with a theme that is not here: visitors can read it in the kernel's own look.</summary>
public sealed class ImportedBlogTests
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private const string Orchards = """
        { "name": "Orchards", "variables": { "home": "[js: uuid()]", "kinds": "[js: uuid()]", "apple": "[js: uuid()]", "pear": "[js: uuid()]" }, "steps": [
          { "name": "feature", "enable": [ "OrchardCore.Menu", "OrchardCore.Media", "OrchardCore.Taxonomies", "OrchardCore.Layers", "Cms.Media", "Cms.Menus" ] },
          { "name": "themes", "site": "TheOrchardTheme", "admin": "TheAdmin" },
          { "name": "settings", "SiteName": "Notes on fruit", "HomeRoute": { "Action": "Display", "Controller": "Item", "Area": "OrchardCore.Contents", "ContentItemId": "[js: variables('home')]" } },
          { "name": "ContentDefinition", "ContentTypes": [
              { "Name": "Notes", "DisplayName": "Notes", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "AutoroutePart", "Name": "AutoroutePart" }, { "PartName": "ListPart", "Name": "ListPart", "Settings": { "ListPartSettings": { "ContainedContentTypes": [ "Note" ] } } } ] },
              { "Name": "Note", "DisplayName": "Note", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "AutoroutePart", "Name": "AutoroutePart" }, { "PartName": "Note", "Name": "Note" }, { "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart" } ] },
              { "Name": "Kind", "DisplayName": "Kind", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "AutoroutePart", "Name": "AutoroutePart" }, { "PartName": "TermPart", "Name": "TermPart" } ] },
              { "Name": "Line", "DisplayName": "Line", "Settings": { "ContentTypeSettings": { "Stereotype": "Widget" } }, "ContentTypePartDefinitionRecords": [ { "PartName": "Line", "Name": "Line" } ] } ],
            "ContentParts": [
              { "Name": "Note", "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "Subtitle" }, { "FieldName": "MediaField", "Name": "Image" },
                { "FieldName": "TaxonomyField", "Name": "Kinds", "Settings": { "TaxonomyFieldSettings": { "TaxonomyContentItemId": "[js: variables('kinds')]" } } } ] },
              { "Name": "Line", "ContentPartFieldDefinitionRecords": [ { "FieldName": "HtmlField", "Name": "Content" } ] } ] },
          { "name": "content", "Data": [
              { "ContentType": "Notes", "ContentItemId": "[js: variables('home')]", "DisplayText": "All notes", "Latest": true, "Published": true, "TitlePart": { "Title": "All notes" }, "AutoroutePart": { "Path": "notes" }, "ListPart": {} },
              { "ContentType": "Note", "ContentItemId": "[js: uuid()]", "DisplayText": "First windfall", "Latest": true, "Published": true, "TitlePart": { "Title": "First windfall" }, "AutoroutePart": { "Path": "notes/windfall" },
                "ContainedPart": { "ListContentItemId": "[js: variables('home')]", "Order": 0 }, "HtmlBodyPart": { "Html": "<p>They lie in the <em>grass</em>.</p>" },
                "Note": { "Subtitle": { "Text": "After the storm" }, "Image": { "Paths": [ "/grass.png" ], "MediaTexts": [ "Apples in the grass" ] }, "Kinds": { "TaxonomyContentItemId": "[js: variables('kinds')]", "TermContentItemIds": [ "[js: variables('apple')]" ] } } },
              { "ContentType": "Note", "ContentItemId": "[js: uuid()]", "DisplayText": "Pruning", "Latest": true, "Published": true, "TitlePart": { "Title": "Pruning" }, "AutoroutePart": { "Path": "notes/pruning" }, "ContainedPart": { "ListContentItemId": "[js: variables('home')]", "Order": 1 },
                "Note": { "Kinds": { "TaxonomyContentItemId": "[js: variables('kinds')]", "TermContentItemIds": [ "[js: variables('pear')]" ] } } },
              { "ContentType": "Taxonomy", "ContentItemId": "[js: variables('kinds')]", "DisplayText": "Kinds", "Latest": true, "Published": true, "TitlePart": { "Title": "Kinds" }, "AliasPart": { "Alias": "kinds" }, "AutoroutePart": { "Path": "kinds", "RouteContainedItems": true },
                "TaxonomyPart": { "TermContentType": "Kind", "Terms": [
                  { "ContentItemId": "[js: variables('apple')]", "ContentType": "Kind", "DisplayText": "Apple", "TitlePart": { "Title": "Apple" }, "AutoroutePart": { "Path": "apple" }, "TermPart": { "TaxonomyContentItemId": "[js: variables('kinds')]" } },
                  { "ContentItemId": "[js: variables('pear')]", "ContentType": "Kind", "DisplayText": "Pear", "TitlePart": { "Title": "Pear" }, "AutoroutePart": { "Path": "pear" }, "TermPart": { "TaxonomyContentItemId": "[js: variables('kinds')]" } } ] } },
              { "ContentType": "Menu", "ContentItemId": "[js: uuid()]", "DisplayText": "Main", "Latest": true, "Published": true, "TitlePart": { "Title": "Main" }, "AliasPart": { "Alias": "main-menu" }, "MenuPart": {},
                "MenuItemsListPart": { "MenuItems": [ { "ContentType": "LinkMenuItem", "ContentItemId": "[js: uuid()]", "DisplayText": "Start", "LinkMenuItemPart": { "Name": "Start", "Url": "~/" } }, { "ContentType": "LinkMenuItem", "ContentItemId": "[js: uuid()]", "LinkMenuItemPart": { "Name": "Kinds", "Url": "~/kinds" } } ] } },
              { "ContentType": "Line", "ContentItemId": "[js: uuid()]", "DisplayText": "Foot", "Latest": true, "Published": true, "LayerMetadata": { "Layer": "Always", "Zone": "Footer", "Position": 1 }, "Line": { "Content": { "Html": "<p>Picked by hand</p>" } } },
              { "ContentType": "Line", "ContentItemId": "[js: uuid()]", "DisplayText": "Welcome", "Latest": true, "Published": true, "LayerMetadata": { "Layer": "Homepage", "Zone": "AsideFirst", "Position": 1 }, "Line": { "Content": { "Html": "<p>Come in</p>" } } } ] },
          { "name": "media", "Files": [ { "TargetPath": "grass.png", "Base64": "PIXEL" } ] },
          { "name": "layers", "Layers": [
              { "Name": "Always", "LayerRule": { "Conditions": [ { "$type": "OrchardCore.Rules.Models.BooleanCondition, OrchardCore.Rules", "Name": "BooleanCondition", "Value": true } ] } },
              { "Name": "Homepage", "LayerRule": { "Conditions": [ { "$type": "OrchardCore.Rules.Models.HomepageCondition, OrchardCore.Rules", "Name": "HomepageCondition", "Value": true } ] } } ] } ] }
        """;

    [Fact]
    public async Task The_home_page_lists_the_notes_under_the_menu_with_its_own_widgets()
    {
        await using var site = await StartAsync();
        var home = await site.Browse().GetAsync("/");
        Assert.Equal((HttpStatusCode.OK, "All notes"), (home.Status, home.Heading));
        Assert.Equal(["/notes/pruning", "/notes/windfall"], Links(home, "main li a").Order(StringComparer.Ordinal));
        Assert.Equal(["/", "/kinds"], Links(home, "header nav[aria-label=Main] a"));
        Assert.Equal("Start", home.Html.QuerySelector("header nav a[aria-current=page]")!.TextContent);
        Assert.Equal("Notes on fruit", home.Html.QuerySelector("header .site-name")!.TextContent);
        Assert.Equal("Picked by hand", home.Html.QuerySelector("footer")!.TextContent.Trim());
        Assert.Equal("Come in", Assert.Single(home.Html.QuerySelectorAll(".aside"), aside => aside.TextContent.Trim().Length > 0).TextContent.Trim());
    }

    [Fact]
    public async Task A_note_shows_all_its_fields_and_its_words_lead_to_what_else_carries_them()
    {
        await using var site = await StartAsync();
        var visitor = site.Browse();
        var note = await visitor.GetAsync("/notes/windfall");
        Assert.Equal("First windfall", note.Heading);
        var main = note.Html.QuerySelector("main")!;
        Assert.Contains("After the storm", main.TextContent);
        Assert.Equal("grass", main.QuerySelector("p em")!.TextContent);
        var picture = main.QuerySelector("img")!;
        Assert.Equal("Apples in the grass", picture.GetAttribute("alt"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(picture.GetAttribute("src")!)).Status);
        Assert.DoesNotContain("Come in", note.Text);
        Assert.Contains("Picked by hand", note.Html.QuerySelector("footer")!.TextContent);

        var word = await visitor.GetAsync(Assert.Single(Links(note, ".terms a"))!);
        Assert.Equal((HttpStatusCode.OK, "Apple"), (word.Status, word.Heading));
        Assert.Equal(["/notes/windfall"], Links(word, "main a"));
        Assert.Equal(["/kinds/apple", "/kinds/pear"], Links(await visitor.GetAsync("/kinds"), "main a"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/kinds/plum")).Status);
    }

    private static IEnumerable<string?> Links(Page page, string selector) => page.Html.QuerySelectorAll(selector).Select(link => link.GetAttribute("href"));

    private static async Task<TestSite> StartAsync()
    {
        var site = await TestSite.StartAsync(modules => modules.AddModule<Cms.Media.Startup>().AddModule<Cms.Menus.Startup>());
        var plan = await site.Services.GetRequiredService<PlannerFactory>().Create().PlanAsync(RecipeReader.Read(Orchards.Replace("PIXEL", Pixel, StringComparison.Ordinal)), new RecipeOptions { Trusted = true });
        var (_, position) = await site.Services.GetRequiredService<RecipeApplier>().ApplyAsync(plan);
        await site.Services.GetRequiredService<FeedPump>().WaitAsync(position, TimeSpan.FromSeconds(30));
        return site;
    }
}
