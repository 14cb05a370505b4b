using System.Text.Json.Nodes;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Content.Tests.Writing;

namespace Cms.Content.Tests.Storage;

/// <summary>What is moved to the trash can be put back, and nothing goes live by it.</summary>
public sealed class TrashContract
{
    [Theory, ClassData(typeof(Engines))]
    public async Task A_page_comes_back_as_a_draft_with_its_versions_its_place_and_its_references(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var (parent, friend) = (await store.LiveAsync("Section", slug: "section"), await store.LiveAsync("Friend"));
        var page = await store.LiveAsync("Page", parent: parent.ContentItemId, slug: "page", related: friend.ContentItemId);
        await store.SaveAsync("Page, edited", page.ContentItemId, related: friend.ContentItemId);
        await store.Delete.RunAsync(Store.Editor, page.ContentItemId);

        var trashed = Assert.Single(await store.Trash.ListAsync());
        Assert.Equal((page.ContentItemId, "Page, edited", "Section", false, "test-editor"), (trashed.ItemId, trashed.Title, trashed.ParentTitle, trashed.IsParentTrashed, trashed.DeletedBy));
        Assert.Equal((1, 1, 0), (await store.Trash.CountAsync(), await store.Trash.CountAsync("EDIT"), await store.Trash.CountAsync("%")));
        Assert.Empty(await store.Trash.ListAsync("other"));

        var back = await store.Undelete.RunAsync(Store.Editor, page.ContentItemId);
        Assert.Equal((null, false), (back.OldSlug, back.LostAlias));
        Assert.Equal(("Page, edited", "section/page", parent.ContentItemId), (back.Item.DisplayText, back.Item.Place.Path, back.Item.Place.ParentId));
        Assert.Null(await store.Reads.PublishedAsync(page.ContentItemId));
        Assert.Null(await store.Reads.RouteAsync("en", "section/page"));
        Assert.Equal(2, (await store.Reads.VersionsAsync(page.ContentItemId)).Count);
        Assert.Single(await store.Reads.WhoUsesAsync(friend.ContentItemId, live: false));
        Assert.Empty(await store.Trash.ListAsync());
        await store.Publish.RunAsync(Store.Editor, page.ContentItemId);
        Assert.Equal(page.ContentItemId, await store.Reads.RouteAsync("en", "section/page"));
        await Assert.ThrowsAsync<NotFoundException>(() => store.Undelete.RunAsync(Store.Editor, page.ContentItemId));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task An_address_that_was_taken_meanwhile_gets_a_number_and_a_short_name_goes(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.LiveAsync("Page", slug: "page");
        var content = page.ToContentObject();
        content["AliasPart"] = new JsonObject { ["Alias"] = "short" };
        await store.SaveDraft.RunAsync(Store.Editor, new DraftInput(page.ContentItemId, "Article", content, page.ContentItemVersionId));
        await store.Delete.RunAsync(Store.Editor, page.ContentItemId);
        var holder = await store.SaveDraft.RunAsync(Store.Editor, new DraftInput(null, "Article", new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "Page" }, ["AliasPart"] = new JsonObject { ["Alias"] = "short" } }, null));
        Assert.Equal("page", holder.Place.Slug);

        var back = await store.Undelete.RunAsync(Store.Editor, page.ContentItemId);
        Assert.Equal(("page", true, "page-2", 3), (back.OldSlug, back.LostAlias, back.Item.Place.Path, back.Item.VersionNumber));
        Assert.Equal(holder.ContentItemId, await store.Reads.AliasAsync("en", "short"));
        await store.Publish.RunAsync(Store.Editor, page.ContentItemId);
        Assert.Equal(page.ContentItemId, await store.Reads.RouteAsync("en", "page-2"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_page_whose_parent_is_in_the_trash_waits_for_it_and_the_right_is_asked_for(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var parent = await store.SaveAsync("Section");
        var page = await store.SaveAsync("Page", parent: parent.ContentItemId);
        await store.Delete.RunAsync(Store.Editor, page.ContentItemId);
        await store.Delete.RunAsync(Store.Editor, parent.ContentItemId);
        Assert.True((await store.Trash.ListAsync("page"))[0].IsParentTrashed);

        var refusal = await Assert.ThrowsAsync<InvalidContentException>(() => store.Undelete.RunAsync(Store.Editor, page.ContentItemId));
        Assert.Contains("“Section”", refusal.Message);
        await Assert.ThrowsAsync<NotAllowedException>(() => store.Undelete.RunAsync(Store.Colleague, parent.ContentItemId));
        await store.Undelete.RunAsync(Store.Editor, parent.ContentItemId);
        Assert.Equal("section/page", (await store.Undelete.RunAsync(Store.Editor, page.ContentItemId)).Item.Place.Path);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Words_that_were_typed_before_become_a_version_after(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.SaveAsync("Page");
        await (await new Window(store, Store.Editor, page.ContentItemId).OpenAsync()).Type("Text", "Typed before").KeepAsync();
        await store.Delete.RunAsync(Store.Editor, page.ContentItemId);
        Assert.Equal(0, await store.HalfAnHourLaterAsync());
        await store.Undelete.RunAsync(Store.Editor, page.ContentItemId);
        Assert.Equal(1, await store.CloseQuiet.RunAsync());
        Assert.Equal("Typed before", (await store.Reads.LatestAsync(page.ContentItemId))!.Said("Text"));
    }
}
