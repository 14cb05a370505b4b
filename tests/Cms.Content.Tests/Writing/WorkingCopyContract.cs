using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;
using Cms.Content.Tests.Storage;

namespace Cms.Content.Tests.Writing;

/// <summary>Words that are typed and not saved: who sees them, what keeps them, when they go.</summary>
public sealed class WorkingCopyContract
{
    [Theory, ClassData(typeof(Engines))]
    public async Task Typed_words_wait_for_their_person_and_nobody_else_sees_them(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.SaveAsync("First");
        var (versions, feed) = (await store.Reads.VersionsAsync(page.ContentItemId), await store.Feed.HeadAsync());
        var window = await new Window(store, Store.Editor, page.ContentItemId).OpenAsync();

        var kept = await window.Type("Lead", "Half a sent").KeepAsync();

        Assert.Equal((CopyOutcome.Kept, true), (kept.Outcome, kept.Waits));
        Assert.Equal(feed, await store.Feed.HeadAsync());
        Assert.Equal(versions.Count, (await store.Reads.VersionsAsync(page.ContentItemId)).Count);
        Assert.Equal("", (await store.Reads.LatestAsync(page.ContentItemId))!.Said("Lead"));
        var elsewhere = await new Window(store, Store.Editor, page.ContentItemId).OpenAsync();
        Assert.Equal("Half a sent", elsewhere.Text("Lead"));
        Assert.Null(await store.Copies.FindAsync(page.ContentItemId, Store.Colleague.UserId));
        Assert.Equal("test-editor", Assert.Single(await store.Copies.OthersAsync(page.ContentItemId, Store.Colleague.UserId)).UserName);
        Assert.Empty(await store.Copies.OthersAsync(page.ContentItemId, Store.Editor.UserId));
        Assert.Single((await store.Copies.OfItemsAsync([page.ContentItemId, "other"]))[page.ContentItemId]);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_text_that_is_as_it_was_leaves_nothing(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.SaveAsync("First");
        var window = await new Window(store, Store.Editor, page.ContentItemId).OpenAsync();
        await window.Type("Title", "Second").KeepAsync();
        Assert.False((await window.Type("Title", "First").KeepAsync()).Waits);
        Assert.Null(await window.WaitingAsync());
        Assert.Empty(await store.Copies.OfUserAsync(Store.Editor.UserId));
        Assert.Equal(0, await store.HalfAnHourLaterAsync());
        Assert.Single(await store.Reads.VersionsAsync(page.ContentItemId));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_request_that_comes_late_brings_no_old_words_back(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.SaveAsync("First");
        var window = await new Window(store, Store.Editor, page.ContentItemId).OpenAsync();
        await window.Type("Lead", "One").KeepAsync();
        var late = new CopyInput(page.ContentItemId, "Article", window.Form.DeepClone().AsObject(), window.BaseVersion, window.State);
        await window.Type("Lead", "One two").KeepAsync();

        Assert.Equal(CopyOutcome.Late, (await store.Keep.RunAsync(Store.Editor, late)).Outcome);
        Assert.Equal("One two", (await window.WaitingAsync())!.Content.GetProperty("Article").GetProperty("Lead").GetProperty("Text").GetString());
        // Nor after the save that the window did itself, nor after it threw the words away.
        await window.SaveAsync();
        Assert.Equal(CopyOutcome.Late, (await store.Keep.RunAsync(Store.Editor, late)).Outcome);
        await window.Type("Lead", "One two three").KeepAsync();
        var unsent = new CopyInput(page.ContentItemId, "Article", window.Form, window.BaseVersion, window.State with { Revision = 100 });
        Assert.True(await store.Discard.RunAsync(Store.Editor, page.ContentItemId));
        Assert.Equal(CopyOutcome.Late, (await store.Keep.RunAsync(Store.Editor, unsent)).Outcome);
        Assert.Null(await window.WaitingAsync());
        Assert.False(await store.Discard.RunAsync(Store.Editor, page.ContentItemId));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Two_windows_of_one_person_do_not_overwrite_each_other(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.SaveAsync("First");
        var first = await new Window(store, Store.Editor, page.ContentItemId).OpenAsync();
        var second = await new Window(store, Store.Editor, page.ContentItemId).OpenAsync();
        await first.Type("Lead", "In the first").KeepAsync();

        Assert.Equal(CopyOutcome.OtherWindow, (await second.Type("Text", "In the second").KeepAsync()).Outcome);
        await second.OpenAsync();
        Assert.Equal("In the first", second.Text("Lead"));
        Assert.Equal(CopyOutcome.Kept, (await second.Type("Text", "In the second").KeepAsync()).Outcome);
        Assert.Equal(CopyOutcome.OtherWindow, (await first.Type("Lead", "In the first again").KeepAsync()).Outcome);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_page_that_was_never_saved_waits_among_the_drafts_and_comes_into_being_with_its_first_version(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var parent = await store.SaveAsync("Section");
        var id = ContentIds.New();
        var window = await new Window(store, Store.Editor, id) { ParentId = parent.ContentItemId }.OpenAsync();
        await window.Type("Title", "Quite new").KeepAsync();

        var draft = Assert.Single(await store.Copies.OfUserAsync(Store.Editor.UserId));
        Assert.Equal((id, "Quite new", true, parent.ContentItemId), (draft.ItemId, draft.Title, draft.IsNewPage, draft.ParentId));
        Assert.Null(await store.Reads.LatestAsync(id));
        Assert.Equal("Quite new", (await new Window(store, Store.Editor, id).OpenAsync()).Text("Title"));
        Assert.Equal(1, await store.HalfAnHourLaterAsync());
        var made = (await store.Reads.LatestAsync(id))!;
        Assert.Equal((parent.ContentItemId, "Quite new", "quite-new", Store.Editor.UserId, "test-editor"), (made.Place.ParentId, made.DisplayText, made.Place.Slug, made.Owner, made.Author));
        Assert.Empty(await store.Copies.OfUserAsync(Store.Editor.UserId));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_is_typed_is_kept_valid_or_not_but_not_without_the_right_and_not_without_measure(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.SaveAsync("First");
        var window = await new Window(store, Store.Editor, page.ContentItemId).OpenAsync();
        await window.Type("Lead", new string('x', 201)).KeepAsync();
        await Assert.ThrowsAsync<InvalidContentException>(() => store.Close.RunAsync(Store.Editor, page.ContentItemId));
        Assert.Equal(0, await store.HalfAnHourLaterAsync());
        Assert.Contains("201 characters", (await window.WaitingAsync())!.Head.HeldBecause);
        Assert.Equal(0, await store.CloseQuiet.RunAsync());
        await window.Type("Lead", "Short").KeepAsync();
        Assert.Null((await window.WaitingAsync())!.Head.HeldBecause);
        Assert.Equal(1, await store.HalfAnHourLaterAsync());

        var reader = new Actor("reader-id", "test-reader", new HashSet<string> { "ViewContent" });
        await Assert.ThrowsAsync<NotAllowedException>(async () => await (await new Window(store, reader, page.ContentItemId).OpenAsync()).KeepAsync());
        await Assert.ThrowsAsync<NotAllowedException>(() => store.Keep.RunAsync(reader, new CopyInput(ContentIds.New(), "Article", [], null, EditorWindow.None)));
        await Assert.ThrowsAsync<InvalidContentException>(() => window.Type("Text", new string('x', KeepWorkingCopy.Longest)).KeepAsync());
        await Assert.ThrowsAsync<NotFoundException>(() => store.Keep.RunAsync(Store.Editor, new CopyInput(page.ContentItemId, "Article", [], "not a version", EditorWindow.None)));
        await Assert.ThrowsAsync<NotFoundException>(() => store.Keep.RunAsync(Store.Editor, new CopyInput("../etc", "Article", [], null, EditorWindow.None)));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Words_on_a_page_that_was_moved_to_the_trash_are_kept(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.SaveAsync("First");
        var window = await new Window(store, Store.Editor, page.ContentItemId).OpenAsync();
        await window.Type("Lead", "Typed before").KeepAsync();
        await store.Delete.RunAsync(Store.Editor, page.ContentItemId);

        Assert.True((await window.Type("Lead", "Typed before and after").KeepAsync()).IsTrashed);
        Assert.Equal(0, await store.HalfAnHourLaterAsync());
        Assert.True(Assert.Single(await store.Copies.OfUserAsync(Store.Editor.UserId)).IsTrashed);
        await Assert.ThrowsAsync<NotFoundException>(() => store.Close.RunAsync(Store.Editor, page.ContentItemId));
        Assert.NotNull(await window.WaitingAsync());
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Who_is_at_a_page_is_told_for_a_minute(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        await store.Presence.SeeAsync(Store.Editor, "page", "Section “Signs”");
        await store.Presence.SeeAsync(Store.Colleague, "page", null);
        var other = Assert.Single(await store.Presence.OthersAsync("page", Store.Colleague.UserId));
        Assert.Equal(("test-editor", "Section “Signs”"), (other.UserName, other.Place));
        await store.Presence.LeaveAsync(Store.Editor, "page");
        Assert.Empty(await store.Presence.OthersAsync("page", Store.Colleague.UserId));
        await store.Database.WriteAsync(async session => await session.ExecuteAsync("UPDATE editor_presence SET seen_utc = @then", new { then = UtcText.Format(await session.NowAsync() - TimeSpan.FromSeconds(61)) }));
        Assert.Empty(await store.Presence.OthersAsync("page", Store.Editor.UserId));
        await store.CloseQuiet.SweepAsync();
        Assert.Equal(0, (await store.Database.WriteAsync(session => session.QueryValueAsync<int>("SELECT count(*) FROM editor_presence"))).Result);
    }
}
