using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;

namespace Cms.Content.Tests.Storage;

/// <summary>What the public saw at any instant: text, address, place and order, also of what is gone since.</summary>
public sealed class LiveHistoryContract
{
    [Theory, ClassData(typeof(Engines))]
    public async Task Text_address_and_place_are_those_of_the_instant(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var (old, target) = (await store.LiveAsync("Old section", slug: "old"), await store.LiveAsync("New section", slug: "new"));
        var before = await NowAsync(store);
        var page = await store.LiveAsync("First", parent: old.ContentItemId, slug: "page");
        var child = await store.LiveAsync("Child", parent: page.ContentItemId, slug: "child");
        var first = await NowAsync(store);
        await store.LiveAsync("Second", page.ContentItemId, slug: "renamed");
        var second = await NowAsync(store);
        await store.SaveAsync("Only a draft", page.ContentItemId);
        await store.Move.RunAsync(Store.Editor, page.ContentItemId, target.ContentItemId);
        var moved = await NowAsync(store);
        await store.Unpublish.RunAsync(Store.Editor, child.ContentItemId);
        await store.Delete.RunAsync(Store.Editor, child.ContentItemId);
        await store.Delete.RunAsync(Store.Editor, page.ContentItemId);
        var gone = await NowAsync(store);

        Assert.Null(await At(store, before).PublishedAsync(page.ContentItemId));
        Assert.Equal(("First", "old/page", old.ContentItemId), await SeenAsync(store, first, page));
        Assert.Equal(("Child", "old/page/child", page.ContentItemId), await SeenAsync(store, first, child));
        Assert.Equal(("Second", "old/renamed", old.ContentItemId), await SeenAsync(store, second, page));
        Assert.Equal(("Second", "new/renamed", target.ContentItemId), await SeenAsync(store, moved, page));
        Assert.Equal(("Child", "new/renamed/child", page.ContentItemId), await SeenAsync(store, moved, child));
        Assert.Null(await At(store, gone).PublishedAsync(page.ContentItemId));

        Assert.Equal(page.ContentItemId, await At(store, first).RouteAsync("en", "old/page"));
        Assert.Null(await At(store, second).RouteAsync("en", "old/page"));
        Assert.Null(await At(store, first).RedirectAsync("en", "old/page"));
        Assert.Equal(page.ContentItemId, await At(store, second).RedirectAsync("en", "old/page"));
        Assert.Equal(child.ContentItemId, await At(store, moved).RedirectAsync("en", "old/page/child"));
        Assert.Null(await At(store, gone).RouteAsync("en", "new/renamed"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Lists_hold_what_was_live_then_in_the_order_of_then(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var parent = await store.LiveAsync("Parent");
        var a = await store.LiveAsync("A", parent: parent.ContentItemId);
        var b = await store.LiveAsync("B", parent: parent.ContentItemId, related: a.ContentItemId);
        var first = await NowAsync(store);
        await store.Move.RunAsync(Store.Editor, b.ContentItemId, parent.ContentItemId, 0);
        await store.LiveAsync("B", b.ContentItemId);
        var second = await NowAsync(store);
        await store.Unpublish.RunAsync(Store.Editor, a.ContentItemId);
        var third = await NowAsync(store);

        var (children, related) = (new ContentQuery(ParentId: parent.ContentItemId, Culture: "en"), new ContentQuery("Article", "en", Relation: new ContentReference(a.ContentItemId, "Article.Related")));
        Assert.Equal(["A", "B"], await TitlesAsync(store, first, children));
        Assert.Equal(["B", "A"], await TitlesAsync(store, second, children));
        Assert.Equal(["B"], await TitlesAsync(store, third, children));
        Assert.Equal(["B"], await TitlesAsync(store, first, related));
        Assert.Empty(await TitlesAsync(store, second, related));
        Assert.Equal(["Parent"], await TitlesAsync(store, first, new ContentQuery("Article", "en") { Root = true }));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_name_leads_to_who_had_it_then(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.LiveAsync("Menu");
        var content = page.ToContentObject();
        content["AliasPart"] = new System.Text.Json.Nodes.JsonObject { ["Alias"] = "main_menu" };
        var named = await store.SaveDraft.RunAsync(Store.Editor, new DraftInput(page.ContentItemId, "Article", content, page.ContentItemVersionId));
        var before = await NowAsync(store);
        await store.Publish.RunAsync(Store.Editor, named.ContentItemId);
        var after = await NowAsync(store);
        Assert.Null(await At(store, before).AliasAsync("en", "main_menu"));
        Assert.Equal(page.ContentItemId, await At(store, after).AliasAsync("en", "main_menu"));
        Assert.Null(await At(store, after).AliasAsync("en", "mainXmenu"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task One_transaction_makes_one_change_and_a_draft_makes_none(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.LiveAsync("Page", slug: "page");
        await store.SaveAsync("Draft", page.ContentItemId);
        await store.Publish.RunAsync(Store.Editor, page.ContentItemId, page.ContentItemVersionId);
        await store.Move.RunAsync(Store.Editor, page.ContentItemId, null, 0);
        Assert.Equal(1, await CountAsync(store, page, open: false));
        await store.LiveAsync("Renamed", page.ContentItemId, slug: "renamed");
        Assert.Equal((2, 1), (await CountAsync(store, page, open: false), await CountAsync(store, page, open: true)));
        await store.Unpublish.RunAsync(Store.Editor, page.ContentItemId);
        Assert.Equal((2, 0), (await CountAsync(store, page, open: false), await CountAsync(store, page, open: true)));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task The_upgrade_takes_what_is_live_to_be_so_since_it_was_published(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.LiveAsync("Page", slug: "page");
        await store.SaveAsync("Draft", page.ContentItemId);
        var draft = await store.SaveAsync("Never live");
        await store.Database.WriteAsync(async session =>
        {
            await session.ExecuteAsync("DROP TABLE live_history");
            await session.ExecuteAsync("UPDATE schema_versions SET number = 3 WHERE module = @Module", new { ContentSchemaUpgrades.Module });
        });
        await SchemaUpgrader.RunAsync(store.Database, ContentSchemaUpgrades.All.Take(4));
        Assert.Equal(("Page", "page", null), await SeenAsync(store, page.PublishedUtc!.Value, page));
        Assert.Null(await At(store, page.PublishedUtc.Value.AddTicks(-1)).PublishedAsync(page.ContentItemId));
        Assert.Null(await At(store, await NowAsync(store)).PublishedAsync(draft.ContentItemId));
    }

    private static PastReads At(Store store, DateTime at) => new(store.Database, store.Definitions, at);

    private static async Task<(string?, string?, string?)> SeenAsync(Store store, DateTime at, ContentItem page) =>
        await At(store, at).PublishedAsync(page.ContentItemId) is { } seen ? (seen.DisplayText, seen.Place.Path, seen.Place.ParentId) : default;

    private static async Task<IEnumerable<string?>> TitlesAsync(Store store, DateTime at, ContentQuery query) => (await At(store, at).ListAsync(query)).Select(item => item.DisplayText);

    private static async Task<int> CountAsync(Store store, ContentItem page, bool open) => (await store.Database.WriteAsync(session =>
        session.QueryValueAsync<int>($"SELECT count(*) FROM live_history WHERE item_id = @id {(open ? "AND until_utc IS NULL" : "")}", new { id = page.ContentItemId }))).Result;

    // A millisecond on each side, so that the instant lies between two writes.
    private static async Task<DateTime> NowAsync(Store store)
    {
        await Task.Delay(2);
        await using var connection = await store.Database.OpenAsync();
        var now = await store.Database.NowAsync(connection);
        await Task.Delay(2);
        return now;
    }
}
