using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Content.Tests.Recipes;
using Cms.Content.Tests.Storage;

namespace Cms.Content.Tests.Writing;

/// <summary>An import comes while someone types: it sees no edit in what is not saved, and the words are joined with what it brought.</summary>
public sealed class CopyAndImportContract
{
    [Theory, ClassData(typeof(Engines))]
    public async Task What_an_import_brought_is_joined_with_what_was_being_typed(DatabaseEngine engine)
    {
        await using var site = await Site.WithPagesAsync(engine);
        await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("p", "Imported", "p"))));
        var page = (await site.Reads.LatestAsync("p"))!;
        var content = page.ToContentObject();
        content["Page"] = new System.Text.Json.Nodes.JsonObject { ["Summary"] = new System.Text.Json.Nodes.JsonObject { ["Text"] = "Typed" } };
        await new KeepWorkingCopy(site.Database, site.Definitions).RunAsync(Site.Editor, new CopyInput("p", "Page", content, page.ContentItemVersionId, new EditorWindow("w", 1)));
        var hash = await site.HashAsync();

        await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("p", "Imported again", "p"))), OnConflict.Fail);
        Assert.DoesNotContain("Typed", await site.ExportAsync());
        Assert.NotEqual(hash, await site.HashAsync());
        var saved = await site.Sittings.RunAsync(Site.Editor, "p");

        Assert.Equal(("Imported again", "Typed"), (saved!.Item.DisplayText, saved.Item.Content.GetProperty("Page").GetProperty("Summary").GetProperty("Text").GetString()));
        Assert.Equal("TitlePart.Title", Assert.Single(saved.Joined).Place.Path);
        Assert.Equal("Imported again", (await site.Reads.PublishedAsync("p"))!.DisplayText);
    }
}
