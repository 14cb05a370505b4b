using Cms.Content.Recipes;
using Cms.Content.Storage;

namespace Cms.Content.Tests.Recipes;

/// <summary>A set-up recipe as Orchard's own look: comments, variables, legacy settings, a blog with posts, a menu, a taxonomy, steps that mean nothing here.</summary>
public sealed class OrchardShapeTests
{
    private const string Garden = """
        {
          "name": "Garden", "displayName": "Garden", "version": "2.0", "issetuprecipe": true, "categories": [ "default" ], "tags": [ "blog" ],
          // Evaluated when they are first asked for
          "variables": { "journal": "[js:uuid()]", "menu": "[js:uuid()]", "topics": "[js: uuid()]", "herbs": "[js: uuid()]", "now": "[js: new Date().toISOString()]" },
          "steps": [
            { "name": "feature", "disable": [], "enable": [ "OrchardCore.HomeRoute", /* Themes */ "TheAdmin", ] },
            { "name": "settings", "HomeRoute": { "Action": "Display", "Controller": "Item", "Area": "OrchardCore.Contents", "ContentItemId": "[js: variables('journal')]" },
              "LayerSettings": { "Zones": [ "Content", "Footer" ] } },
            { "name": "ContentDefinition",
              "ContentTypes": [
                { "Name": "Journal", "DisplayName": "Journal", "Hidden": false, "Settings": { "Creatable": "True", "Stereotype": null }, "ContentTypePartDefinitionRecords": [
                  { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { "Position": "1" } },
                  { "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "Pattern": "{{ ContentItem | display_text | slugify }}", "AllowCustomPath": "True" } } },
                  { "PartName": "ListPart", "Name": "ListPart", "Settings": { "PageSize": "10", "ContainedContentTypes": [ "Entry" ] } } ] },
                { "Name": "Entry", "DisplayName": "Entry", "ContentTypePartDefinitionRecords": [
                  { "PartName": "TitlePart", "Name": "TitlePart" },
                  { "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "Pattern": "{{ ContentItem | container | display_text | slugify }}/{{ ContentItem | display_text | slugify }}" } } },
                  { "PartName": "MarkdownBodyPart", "Name": "MarkdownBodyPart", "Settings": { "Editor": "Wysiwyg" } },
                  { "PartName": "Entry", "Name": "Entry", "ContentTypePartSettings": { "Position": "9" } } ] },
                { "Name": "Menu", "DisplayName": "Menu", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "AliasPart", "Name": "AliasPart" }, { "PartName": "MenuPart", "Name": "MenuPart" }, { "PartName": "MenuItemsListPart", "Name": "MenuItemsListPart" } ] },
                { "Name": "LinkMenuItem", "DisplayName": "Link", "Settings": { "ContentTypeSettings": { "Stereotype": "MenuItem" } }, "ContentTypePartDefinitionRecords": [ { "PartName": "LinkMenuItemPart", "Name": "LinkMenuItemPart" } ] },
                { "Name": "Taxonomy", "DisplayName": "Taxonomy", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "TaxonomyPart", "Name": "TaxonomyPart" } ] },
                { "Name": "Topic", "DisplayName": "Topic", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart", "Name": "TitlePart" }, { "PartName": "TermPart", "Name": "TermPart" } ] },
                { "Name": "Footer", "DisplayName": "Footer", "Settings": { "ContentTypeSettings": { "Stereotype": "Widget" } }, "ContentTypePartDefinitionRecords": [ { "PartName": "Footer", "Name": "Footer" } ] } ],
              "ContentParts": [
                { "Name": "Entry", "Settings": { "Attachable": true }, "ContentPartFieldDefinitionRecords": [
                  { "FieldName": "TextField", "Name": "Subtitle", "Settings": { "DisplayName": "Subtitle", "Hint": null } },
                  { "FieldName": "TaxonomyField", "Name": "Topics", "Settings": { "TaxonomyFieldSettings": { "TaxonomyContentItemId": "[js: variables('topics')]" } } } ] },
                { "Name": "Footer", "Settings": {}, "ContentPartFieldDefinitionRecords": [ { "FieldName": "HtmlField", "Name": "Content" } ] } ] },
            { // Before the content, so that it is indexed
              "name": "lucene-index", "Indices": [ { "Search": { "AnalyzerName": "standardanalyzer", "IndexedContentTypes": [ "Entry" ] } } ] },
            { "name": "content", "Data": [
              { "ContentType": "Entry", "ContentItemId": "[js: uuid()]", "DisplayText": "First frost", "Latest": true, "Published": true,
                "Owner": "[js: parameters('AdminUserId')]", "Author": "[js: parameters('AdminUsername')]", "CreatedUtc": "[js: variables('now')]",
                "TitlePart": { "Title": "First frost" }, "ContainedPart": { "ListContentItemId": "[js: variables('journal')]", "Order": "0" },
                "MarkdownBodyPart": { "Markdown": "Cover the *roses*. [image]frost.jpg[/image]" },
                "Entry": { "Subtitle": { "Text": "[locale en]Cold[/locale]" }, "Topics": { "TaxonomyContentItemId": "[js: variables('topics')]", "TermContentItemIds": [ "[js: variables('herbs')]" ], "TagNames": [ "Herbs" ] } } },
              { "ContentType": "Journal", "ContentItemId": "[js: variables('journal')]", "DisplayText": "Garden journal", "Latest": true, "Published": true, "TitlePart": { "Title": "Garden journal" }, "AutoroutePart": { "Path": "journal", "SetHomepage": false }, "ListPart": {} },
              { "ContentType": "Menu", "ContentItemId": "[js: variables('menu')]", "DisplayText": "Main", "Latest": true, "Published": true, "MenuPart": {}, "TitlePart": { "Title": "Main" }, "AliasPart": { "Alias": "main-menu" },
                "MenuItemsListPart": { "MenuItems": [ { "ContentType": "LinkMenuItem", "ContentItemId": "[js: uuid()]", "DisplayText": "Home", "LinkMenuItemPart": { "Name": "Home", "Url": "~/" } }, { "ContentType": "LinkMenuItem", "DisplayText": "About", "LinkMenuItemPart": { "Name": "About", "Url": "~/about" } } ] } },
              { "ContentType": "Taxonomy", "ContentItemId": "[js: variables('topics')]", "DisplayText": "Topics", "Latest": true, "Published": true, "TitlePart": { "Title": "Topics" },
                "TaxonomyPart": { "TermContentType": "Topic", "Terms": [ { "ContentItemId": "[js: variables('herbs')]", "ContentType": "Topic", "DisplayText": "Herbs", "TitlePart": { "Title": "Herbs" }, "Terms": [ { "ContentType": "Topic", "DisplayText": "Mint", "TitlePart": { "Title": "Mint" } } ] } ] } },
              { "ContentType": "Footer", "ContentItemId": "[js: uuid()]", "Displaytext": "Footer", "Latest": true, "Published": true,
                "LayerMetadata": { "Layer": "Always", "Zone": "Footer", "RenderTitle": false, "Position": 10 }, "Footer": { "Content": { "Html": "[file:text('snippets/footer.html')]" } } } ] },
            { "name": "layers", "Layers": [ { "Name": "Always", "Rule": "true", "Description": "Everywhere." } ] },
            { "name": "queries", "Queries": [ { "Source": "Lucene", "Name": "Recent", "Index": "Search", "Template": "[js:base64('eyJxIjoxfQ==')]", "ReturnContentItems": true } ] },
            { "name": "AdminMenu", "data": [ { "Id": "m1", "MenuItems": [ { "$type": "OrchardCore.AdminMenu.AdminNodes.LinkAdminNode, OrchardCore.AdminMenu", "LinkText": "Journal", "LinkUrl": "[js: 'Admin/' + variables('journal') + '/Display']" } ] } ] },
            { "name": "Templates", "Templates": { "Content__Journal": { "Content": "[file:text('snippets/footer.html')]" } } }
          ]
        }
        """;

    [Fact]
    public async Task A_set_up_recipe_of_orchards_shape_makes_the_site_it_describes()
    {
        await using var site = await ImportedAsync();
        var home = (await site.Reads.RouteAsync("en", ""))!;
        Assert.Equal("Garden journal", (await site.Reads.PublishedAsync(home))!.DisplayText);
        var entry = (await site.Reads.ListAsync(new ContentQuery("Entry"))).Single();
        Assert.Equal((home, "garden-journal/first-frost", "admin-id", "admin"), (entry.Place.ParentId, entry.Place.Path, entry.Owner, entry.Author));
        Assert.Equal("[locale en]Cold[/locale]", entry.Field("Entry", "Subtitle")!.Value.GetProperty("Text").GetString());
        var footer = (await site.Reads.ListAsync(new ContentQuery("Footer"))).Single();
        Assert.Equal(("Footer", "<p>Garden</p>"), (footer.DisplayText, footer.Field("Footer", "Content")!.Value.GetProperty("Html").GetString()));
        var taxonomy = (await site.Reads.ListAsync(new ContentQuery("Taxonomy"))).Single();
        Assert.NotEmpty(await site.Reads.WhoUsesAsync(taxonomy.Part("TaxonomyPart")!.Value.GetProperty("Terms")[0].GetProperty("ContentItemId").GetString()!, live: true));
        Assert.NotNull(await site.Reads.AliasAsync("en", "main-menu"));
        Assert.Empty(await site.Documents.AllAsync(SiteDocuments.KeptSteps));
        Assert.Single(await site.Documents.AllAsync(SiteDocuments.IndexProfiles));
    }

    [Fact]
    public async Task It_goes_out_and_in_again_with_the_same_bytes_and_a_second_run_changes_nothing()
    {
        await using var site = await ImportedAsync();
        var hash = await site.HashAsync();
        site.Clock.Now += TimeSpan.FromHours(5);
        await site.ImportAsync(Garden, Setup);
        Assert.Equal(hash, await site.HashAsync());

        var export = await site.ExportAsync();
        await using var other = await Site.CreateAsync();
        await other.ImportAsync(export, new RecipeOptions());
        Assert.Equal(export, await other.ExportAsync());
        Assert.Equal(hash, await other.HashAsync());
    }

    private static RecipeOptions Setup => new() { Trusted = true, Parameters = new Dictionary<string, string> { ["AdminUserId"] = "admin-id", ["AdminUsername"] = "admin" } };

    private static async Task<Site> ImportedAsync()
    {
        var site = await Site.CreateAsync();
        await site.WriteFileAsync("snippets/footer.html", "<p>Garden</p>");
        await site.ImportAsync(Garden, Setup);
        return site;
    }
}
