using System.Globalization;
using Cms.Content.Publishing;
using Cms.Content.Publishing.Joining;
using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Storage;
using Cms.Content.Tests.Joining;
using Cms.Content.Tests.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Cms.Content.Tests.Writing;

/// <summary>
/// Two people and three windows on one page, in any order of typing, saving, pausing, opening again, choosing, publishing, undoing that and restoring. People only add words, so every word
/// that was acknowledged must stand somewhere afterwards; and what each wrote where nobody else writes must stand in the newest version.
/// </summary>
public sealed class NothingLost
{
    // The first two windows are of one person, who may quarrel with herself; the last one has a field of its own.
    private static readonly string[] Fields = ["Lead", "Lead", "Title"];

    [Fact]
    public async Task No_word_that_was_kept_is_lost_in_any_order_of_saves()
    {
        await using var store = await Store.CreateAsync(DatabaseEngine.Sqlite);
        var edits = Gen.Choose(0, 9999).ArrayOf().ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(40), Prop.ForAll(edits, (int[] numbers) => { RunAsync(store, numbers).GetAwaiter().GetResult(); return true; }));
    }

    private static async Task RunAsync(Store store, int[] numbers)
    {
        var page = await store.SaveAsync("Start");
        var windows = new[] { Open(Store.Editor), Open(Store.Editor), Open(Store.Colleague) };
        foreach (var window in windows)
            await window.OpenAsync();
        var (kept, alone, words, restored) = (new HashSet<string>(), new HashSet<string>(), 0, false);

        var steps = new List<string>();
        foreach (var number in numbers)
        {
            var (index, window) = (number % 3, windows[number % 3]);
            switch (number / 3 % 11)
            {
                case 0 or 1 or 2 or 3:
                    var (field, word) = (number / 24 % 3 > 0 ? Fields[index] : "Text", string.Create(CultureInfo.InvariantCulture, $"w{words++}"));
                    steps.Add($"{index} types {word} in {field}");
                    if ((await window.Type(field, $"{window.Text(field)} {word}").KeepAsync()).Outcome is not CopyOutcome.Kept)
                        await window.OpenAsync();
                    else if (kept.Add(word) && field == "Title")
                        alone.Add(word);
                    break;
                case 4:
                    steps.Add($"{index} saves, {(JoinChoice)(number / 24 % 3)}");
                    await SaveAsync(store, page.ContentItemId, window, (JoinChoice)(number / 24 % 3));
                    break;
                case 5:
                    steps.Add($"{index} opens");
                    await window.OpenAsync();
                    break;
                case 6:
                    steps.Add("pause");
                    await store.HalfAnHourLaterAsync();
                    break;
                case 7:
                    steps.Add("publishes");
                    await RefusedOrNotAsync(() => store.Publish.RunAsync(Store.Editor, page.ContentItemId));
                    break;
                case 8:
                    steps.Add("undoes");
                    if (await store.Reads.PublishedAsync(page.ContentItemId) is { } live)
                        await RefusedOrNotAsync(() => store.Undo.RunAsync(Store.Editor, page.ContentItemId, live.ContentItemVersionId!));
                    break;
                case 9:
                    steps.Add("restores the first version");
                    // Then somebody else has written where the colleague was alone, and the choice is about that too.
                    restored = true;
                    await RefusedOrNotAsync(() => store.Restore.RunAsync(Store.Editor, page.ContentItemId, page.ContentItemVersionId!, null));
                    break;
                default:
                    steps.Add($"{window.Actor.UserName} closes, {(JoinChoice)(number / 24 % 3)}");
                    await CloseAsync(store, page.ContentItemId, window.Actor, (JoinChoice)(number / 24 % 3));
                    break;
            }
        }
        await CloseAsync(store, page.ContentItemId, Store.Editor, JoinChoice.Both);
        await CloseAsync(store, page.ContentItemId, Store.Colleague, JoinChoice.Both);

        var versions = await store.Reads.VersionsAsync(page.ContentItemId);
        var everywhere = versions.SelectMany(version => Pages.Words(version.ToContentObject())).ToHashSet();
        var newest = Pages.Words(versions[0].ToContentObject());
        var lost = kept.Except(everywhere).Concat(restored ? [] : alone.Except(newest)).ToList();
        Assert.True(lost.Count == 0, $"Lost: {string.Join(' ', lost)}. {string.Join("; ", steps)}. Versions, newest first: {string.Join(" | ", versions.Select(version => $"{version.Author}: {version.Said("Title")}/{version.Said("Lead")}/{version.Said("Text")}"))}");

        Window Open(Actor actor) => new(store, actor, page.ContentItemId);
    }

    // What is refused changes nothing: the check at the end sees whether that is so.
    private static async Task RefusedOrNotAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (ActionRefusedException)
        {
        }
    }

    // The button of a form: its words were acknowledged already, so the choice is about them too.
    private static async Task SaveAsync(Store store, string itemId, Window window, JoinChoice choice)
    {
        try
        {
            await window.SaveAsync();
        }
        catch (EditConflictException)
        {
            if ((await window.KeepAsync()).Outcome is CopyOutcome.Kept)
                await CloseAsync(store, itemId, window.Actor, choice);
            await window.OpenAsync();
        }
    }

    private static async Task CloseAsync(Store store, string itemId, Actor actor, JoinChoice choice)
    {
        try
        {
            await store.Close.RunAsync(actor, itemId);
        }
        catch (EditConflictException conflict)
        {
            var choices = conflict.Conflicts.ToDictionary(each => each.Path, each => choice is JoinChoice.Both && !each.CanKeepBoth ? JoinChoice.Mine : choice);
            await store.Close.RunAsync(actor, itemId, new JoinChoices(conflict.TheirVersion!, choices));
        }
    }
}
