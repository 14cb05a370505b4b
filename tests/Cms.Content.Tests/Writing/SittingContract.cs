using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.Joining;
using Cms.Content.Storage;
using Cms.Content.Tests.Storage;

namespace Cms.Content.Tests.Writing;

/// <summary>When typed words become a version, and what happens to those of two people.</summary>
public sealed class SittingContract
{
    [Theory, ClassData(typeof(Engines))]
    public async Task An_hour_of_typing_adds_one_line_to_the_version_list(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.SaveAsync("First");
        var window = await new Window(store, Store.Editor, page.ContentItemId).OpenAsync();
        for (var minute = 0; minute < 60; minute++)
            await window.Type("Text", $"{window.Text("Text")} word{minute}").KeepAsync();
        Assert.Equal(0, await store.CloseQuiet.RunAsync());

        Assert.Equal(1, await store.HalfAnHourLaterAsync());
        var versions = await store.Reads.VersionsAsync(page.ContentItemId);
        Assert.Equal(2, versions.Count);
        Assert.EndsWith("word58 word59", versions[0].Said("Text"));
        Assert.Equal("test-editor", versions[0].Author);
        Assert.Null(await window.WaitingAsync());
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_window_that_stays_open_over_the_pause_goes_on_without_a_quarrel(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.SaveAsync("First");
        var window = await new Window(store, Store.Editor, page.ContentItemId).OpenAsync();
        await window.Type("Text", "Before lunch").KeepAsync();
        await (await new Window(store, Store.Colleague, page.ContentItemId).OpenAsync()).Type("Lead", "From a colleague").SaveAsync();
        await store.HalfAnHourLaterAsync();
        Assert.Equal(("Before lunch", "From a colleague"), await SaidAsync(store, page));

        var kept = await window.Type("Text", "Before lunch and after").KeepAsync();
        Assert.Empty(kept.Joined?.Conflicts ?? []);
        await store.HalfAnHourLaterAsync();
        Assert.Equal(("Before lunch and after", "From a colleague"), await SaidAsync(store, page));
        // The button of the same window, which still shows the text without the colleague's words.
        await window.Type("Text", "Before lunch, after and at last").SaveAsync();
        Assert.Equal(("Before lunch, after and at last", "From a colleague"), await SaidAsync(store, page));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_others_saved_meanwhile_is_joined_and_listed(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.SaveAsync("First");
        var window = await new Window(store, Store.Editor, page.ContentItemId).OpenAsync();
        await window.Type("Text", "Mine").KeepAsync();
        await (await new Window(store, Store.Colleague, page.ContentItemId).OpenAsync()).Type("Lead", "Theirs").SaveAsync();

        var kept = await window.Type("Text", "Mine, longer").KeepAsync();
        Assert.Equal("Theirs", Assert.Single(kept.Joined!.Others).Words);
        Assert.Equal(("Mine, longer", "Theirs"), ((await new Window(store, Store.Editor, page.ContentItemId).OpenAsync()) is var shown ? shown.Text("Text") : "", shown.Text("Lead")));
        var saved = await store.Close.RunAsync(Store.Editor, page.ContentItemId);
        Assert.Equal("Article.Lead", Assert.Single(saved!.Joined).Place.Path);
        Assert.Equal(("Mine, longer", "Theirs"), await SaidAsync(store, page));
        Assert.Null(await store.Close.RunAsync(Store.Editor, page.ContentItemId));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task The_same_words_changed_by_both_are_asked_and_both_texts_are_kept(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.SaveAsync("First");
        var window = await new Window(store, Store.Editor, page.ContentItemId).OpenAsync();
        await window.Type("Text", "Mine").KeepAsync();
        await (await new Window(store, Store.Colleague, page.ContentItemId).OpenAsync()).Type("Text", "Theirs").SaveAsync();

        Assert.Equal(0, await store.HalfAnHourLaterAsync());
        Assert.Contains("test-colleague", (await window.WaitingAsync())!.Head.HeldBecause);
        var refused = await Assert.ThrowsAsync<EditConflictException>(() => store.Close.RunAsync(Store.Editor, page.ContentItemId));
        var conflict = Assert.Single(refused.Conflicts);
        Assert.Equal(("Article.Text", "Mine", "Theirs", "test-colleague"), (conflict.Path, conflict.Mine.Words, conflict.Theirs.Words, refused.By));
        Assert.Equal("Mine", (await new Window(store, Store.Editor, page.ContentItemId).OpenAsync()).Text("Text"));

        var choices = new Dictionary<string, JoinChoice> { [conflict.Path] = JoinChoice.Theirs };
        await Assert.ThrowsAsync<EditConflictException>(() => store.Close.RunAsync(Store.Editor, page.ContentItemId, new JoinChoices(page.ContentItemVersionId!, choices)));
        await (await new Window(store, Store.Editor, page.ContentItemId).OpenAsync()).Type("Lead", "And a lead").KeepAsync();
        await store.Close.RunAsync(Store.Editor, page.ContentItemId, new JoinChoices(refused.TheirVersion!, choices));
        Assert.Equal(("Theirs", "And a lead"), await SaidAsync(store, page));
        // What was not chosen stays in Versions.
        Assert.Contains(await store.Reads.VersionsAsync(page.ContentItemId), version => version.Said("Text") == "Mine" && version.Author == "test-editor");
        Assert.Null(await window.WaitingAsync());
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_form_that_is_saved_joins_too_and_a_choice_of_both_keeps_both(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.SaveAsync("First");
        var (mine, theirs) = (await new Window(store, Store.Editor, page.ContentItemId).OpenAsync(), await new Window(store, Store.Colleague, page.ContentItemId).OpenAsync());
        await theirs.Type("Text", "Theirs").SaveAsync();

        var refused = await Assert.ThrowsAsync<EditConflictException>(() => mine.Type("Text", "Mine").SaveAsync());
        var saved = await store.SaveDraft.JoinAsync(Store.Editor, new DraftInput(page.ContentItemId, "Article", mine.Form, mine.BaseVersion)
        {
            Choices = new JoinChoices(refused.TheirVersion!, new Dictionary<string, JoinChoice> { ["Article.Text"] = JoinChoice.Both }),
        });
        Assert.Equal("Mine / Theirs", saved.Item.Said("Text"));
        Assert.Equal(3, (await store.Reads.VersionsAsync(page.ContentItemId)).Count);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Publishing_planning_and_restoring_take_the_typed_words_along(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var page = await store.SaveAsync("First");
        var window = await new Window(store, Store.Editor, page.ContentItemId).OpenAsync();
        await window.Type("Text", "Typed, then published").KeepAsync();
        await store.Publish.RunAsync(Store.Editor, page.ContentItemId);
        Assert.Equal("Typed, then published", (await store.Reads.PublishedAsync(page.ContentItemId))!.Said("Text"));

        await window.Type("Text", "Typed, then planned").KeepAsync();
        await store.Schedule.PublishAtAsync(Store.Editor, page.ContentItemId, DateTime.UtcNow.AddDays(1), "Etc/UTC");
        var plan = Assert.Single(await store.Schedule.ListAsync(page.ContentItemId));
        Assert.Equal("Typed, then planned", (await store.Reads.VersionAsync(plan.VersionId!))!.Said("Text"));

        var latest = (await store.Reads.LatestAsync(page.ContentItemId))!.ContentItemVersionId;
        await window.Type("Text", "Typed, then restored over").KeepAsync();
        await store.Restore.RunAsync(Store.Editor, page.ContentItemId, page.ContentItemVersionId!, latest);
        Assert.Equal("", (await store.Reads.LatestAsync(page.ContentItemId))!.Said("Text"));
        Assert.Contains(await store.Reads.VersionsAsync(page.ContentItemId), version => version.Said("Text") == "Typed, then restored over");

        var id = ContentIds.New();
        await (await new Window(store, Store.Editor, id).OpenAsync()).Type("Title", "New and live at once").KeepAsync();
        await store.Publish.RunAsync(Store.Editor, id);
        Assert.Equal("New and live at once", (await store.Reads.PublishedAsync(id))!.DisplayText);
        // Nobody else's words go along.
        await (await new Window(store, Store.Colleague, id).OpenAsync()).Type("Text", "A colleague's").KeepAsync();
        await store.Publish.RunAsync(Store.Editor, id);
        Assert.Equal("", (await store.Reads.PublishedAsync(id))!.Said("Text"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Many_nodes_close_each_sitting_once(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var ids = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            ids.Add((await store.SaveAsync($"Page {i}")).ContentItemId);
            await (await new Window(store, Store.Editor, ids[i]).OpenAsync()).Type("Text", $"Typed {i}").KeepAsync();
        }
        await store.Database.WriteAsync(session => session.ExecuteAsync("UPDATE working_copies SET saved_utc = '2020-01-01T00:00:00.0000000Z'"));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => store.CloseQuiet.RunAsync())));
        foreach (var id in ids)
            Assert.Equal(2, (await store.Reads.VersionsAsync(id)).Count);
    }

    private static async Task<(string Text, string Lead)> SaidAsync(Store store, ContentItem page) =>
        (await store.Reads.LatestAsync(page.ContentItemId))! is var latest ? (latest.Said("Text"), latest.Said("Lead")) : default;
}
