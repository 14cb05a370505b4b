using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;

namespace Cms.Content.Tests.Storage;

/// <summary>What the store promises, on either engine.</summary>
public sealed class StoreContract
{
    [Theory, ClassData(typeof(Engines))]
    public async Task A_draft_does_not_touch_the_live_page(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var live = await store.LiveAsync("First");
        await store.SaveAsync("Second", live.ContentItemId);

        Assert.Equal("First", (await store.Reads.PublishedAsync(live.ContentItemId))!.DisplayText);
        Assert.Equal("Second", (await store.Reads.LatestAsync(live.ContentItemId))!.DisplayText);
        Assert.Equal(2, (await store.Reads.VersionsAsync(live.ContentItemId)).Count);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Two_who_saved_from_one_version_do_not_overwrite_each_other(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var item = await store.SaveAsync("First");
        var content = item.ToContentObject();
        await store.SaveAsync("Theirs", item.ContentItemId);

        var conflict = await Assert.ThrowsAsync<EditConflictException>(() =>
            store.SaveDraft.RunAsync(Store.Editor, new DraftInput(item.ContentItemId, "Article", content, item.ContentItemVersionId)));
        Assert.Contains("test-editor", conflict.Message);
        Assert.Equal("Theirs", (await store.Reads.LatestAsync(item.ContentItemId))!.DisplayText);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_moved_branch_leaves_a_redirect_at_every_old_address(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var old = await store.LiveAsync("Old section", slug: "old");
        var target = await store.LiveAsync("New section", slug: "new");
        var page = await store.LiveAsync("Page", parent: old.ContentItemId, slug: "page");
        var child = await store.LiveAsync("Child", parent: page.ContentItemId, slug: "child");
        Assert.Equal("old/page/child", child.Place.Path);

        await store.Move.RunAsync(Store.Editor, page.ContentItemId, target.ContentItemId);

        Assert.Equal(page.ContentItemId, await store.Reads.RouteAsync("en", "new/page"));
        Assert.Equal(child.ContentItemId, await store.Reads.RouteAsync("en", "new/page/child"));
        Assert.Null(await store.Reads.RouteAsync("en", "old/page"));
        Assert.Equal(page.ContentItemId, await store.Reads.RedirectAsync("en", "old/page"));
        Assert.Equal(child.ContentItemId, await store.Reads.RedirectAsync("en", "old/page/child"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_page_cannot_stand_under_itself(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.LiveAsync("Page", slug: "page");
        var child = await store.LiveAsync("Child", parent: page.ContentItemId, slug: "child");

        await Assert.ThrowsAsync<InvalidContentException>(() => store.Move.RunAsync(Store.Editor, page.ContentItemId, child.ContentItemId));
        Assert.Equal("page/child", (await store.Reads.PublishedAsync(child.ContentItemId))!.Place.Path);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task An_address_in_use_is_refused_and_names_who_has_it(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        await store.LiveAsync("Holder", slug: "here");
        var second = await store.SaveAsync("Second", slug: "here");

        var refusal = await Assert.ThrowsAsync<AddressTakenException>(() => store.Publish.RunAsync(Store.Editor, second.ContentItemId));
        Assert.Contains("Holder", refusal.Message);
        Assert.Null(await store.Reads.PublishedAsync(second.ContentItemId));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_page_that_is_taken_offline_leaves_its_address(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.LiveAsync("Page", slug: "page");
        await store.Unpublish.RunAsync(Store.Editor, page.ContentItemId);

        Assert.Null(await store.Reads.RouteAsync("en", "page"));
        Assert.Null(await store.Reads.PublishedAsync(page.ContentItemId));
        await store.Publish.RunAsync(Store.Editor, page.ContentItemId);
        Assert.Equal(page.ContentItemId, await store.Reads.RouteAsync("en", "page"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task The_feed_tells_the_lists_a_page_left_and_the_lists_it_joined(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var a = await store.LiveAsync("A");
        var b = await store.LiveAsync("B");
        var page = await store.LiveAsync("Page", null, null, null, a.ContentItemId);
        var before = (await store.Feed.HeadAsync()).Position.Sequence;

        await store.LiveAsync("Page", page.ContentItemId, null, null, b.ContentItemId);

        var row = (await store.Feed.AfterAsync(before)).Single(change => change.Facets != FeedFacets.Draft);
        var tags = row.Tags().ToList();
        Assert.Contains(Tag.List("Article", "en", $"Article.Related={a.ContentItemId}"), tags);
        Assert.Contains(Tag.List("Article", "en", $"Article.Related={b.ContentItemId}"), tags);
        Assert.DoesNotContain(Tag.Link(page.ContentItemId), tags);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Readers_see_every_row_in_order_while_many_write(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var start = (await store.Feed.HeadAsync()).Position.Sequence;
        var seen = new List<long>();
        using var stop = new CancellationTokenSource();
        var reader = Task.Run(async () =>
        {
            while (true)
            {
                var last = stop.IsCancellationRequested;
                var rows = await store.Feed.AfterAsync(seen.Count == 0 ? start : seen[^1]);
                seen.AddRange(rows.Select(row => row.Sequence));
                if (rows.Count == 0 && last)
                    return;
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
                await store.SaveAsync($"Page {writer} {i}");
        })));
        await stop.CancelAsync();
        await reader;

        var head = (await store.Feed.HeadAsync()).Position.Sequence;
        Assert.Equal(start + 80, head);
        Assert.Equal(Enumerable.Range(1, 80).Select(number => start + number), seen);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_failed_write_leaves_nothing(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var head = await store.Feed.HeadAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Database.WriteAsync(async session =>
        {
            await session.SetDocumentAsync("settings", "x", new System.Text.Json.Nodes.JsonObject());
            throw new InvalidOperationException("test");
        }));
        Assert.Equal(head, await store.Feed.HeadAsync());
        Assert.Null(await new SiteDocuments(store.Database).FindAsync("settings", "x"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Json_keeps_its_order_its_numbers_and_its_unknown_members(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        const string Odd = """{"TitlePart":{"Title":"Odd"},"Unknown":{"z":1.50,"a":1e3,"big":12345678901234567890,"Z":"<é>"},"Terms":[{"b":1,"a":2}]}""";
        var saved = await store.SaveDraft.RunAsync(Store.Editor, new DraftInput(null, "Article", ContentJson.ParseObject(Odd), null));
        var text = ContentJson.Write((await store.Reads.LatestAsync(saved.ContentItemId))!.Content);
        Assert.Contains("""{"z":1.50,"a":1e3,"big":12345678901234567890,"Z":"<é>"}""", text);
        Assert.Contains("""[{"b":1,"a":2}]""", text);
    }
}
