using Cms.Content.Publishing;
using Cms.Web.Tests.Library;
using FsCheck;
using FsCheck.Fluent;

namespace Cms.Web.Tests.Search;

/// <summary>Whatever is written in whatever order, an index that followed is the same as one made anew.</summary>
public sealed class FollowingTests
{
    private const int Items = 6;

    public enum Act { Publish, Save, Rename, Withdraw, Unpublish, Move, Delete, Define, Follow }

    public sealed record Step(Act Act, int Item, int Other, int Batch);

    [Fact]
    public void An_index_that_followed_equals_one_made_anew()
    {
        var steps = Gen.Choose(0, Items - 1).SelectMany(item => Gen.Choose(0, Items - 1).SelectMany(other => Gen.Choose(1, 4).SelectMany(batch =>
            Gen.Elements(Enum.GetValues<Act>().Concat([Act.Publish, Act.Publish, Act.Move, Act.Rename, Act.Follow]).ToArray()).Select(act => new Step(act, item, other, batch)))))
            .ListOf(30);
        Prop.ForAll(steps.ToArbitrary(), sequence => HoldsAsync(sequence).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private static async Task<bool> HoldsAsync(IReadOnlyList<Step> steps)
    {
        await using var library = await IndexedLibrary.CreateAsync();
        var ids = new string?[Items];
        await library.FollowAsync();
        var number = 0;
        foreach (var step in steps)
        {
            try
            {
                await DoAsync(library, ids, step, ++number);
            }
            catch (Exception refused) when (refused is InvalidContentException or AddressTakenException or NotFoundException)
            {
                // The rules said no; nothing was written.
            }
        }
        await library.FollowAsync(1);
        var followed = library.Rows();
        await library.Index.RebuildAsync();
        Assert.Equal(library.Rows(), followed);
        return true;
    }

    private static async Task DoAsync(IndexedLibrary library, string?[] ids, Step step, int number)
    {
        var (id, parent) = (ids[step.Item], step.Other == step.Item ? null : ids[step.Other]);
        var slug = new System.Text.Json.Nodes.JsonObject { ["Path"] = step.Batch == 1 ? $"/apart/{step.Item}" : $"book-{step.Item}" };
        var book = Books.Book(step.Act is Act.Rename ? $"Title {number}" : $"Title of {step.Item}", $"Summary {number}", $"<p>Text {number}</p>", "Heading", [$"Name {number % 3}"]);
        book["AutoroutePart"] = slug;
        switch (step.Act)
        {
            case Act.Publish or Act.Rename or Act.Withdraw:
                book["Book"]!["Withdrawn"] = new System.Text.Json.Nodes.JsonObject { ["Value"] = step.Act is Act.Withdraw };
                ids[step.Item] = (await library.Desk.PublishAsync("Book", book, id is null ? parent : null, id)).ContentItemId;
                break;
            case Act.Save:
                ids[step.Item] = (await library.Desk.SaveAsync("Book", book, id is null ? parent : null, id)).ContentItemId;
                break;
            case Act.Unpublish when id is not null:
                await library.Unpublish.RunAsync(Books.Librarian, id);
                break;
            case Act.Move when id is not null:
                await library.Move.RunAsync(Books.Librarian, id, parent, step.Batch);
                break;
            case Act.Delete when id is not null:
                await library.Delete.RunAsync(Books.Librarian, id);
                ids[step.Item] = null;
                break;
            case Act.Define:
                await library.DefineAsync("""{"ContentParts":[{"Name":"Book","Settings":{"SearchIndexSettings":{"Internal":false}}}]}""".Replace("false", number % 2 == 0 ? "true" : "false", StringComparison.Ordinal));
                break;
            case Act.Follow:
                await library.FollowAsync(step.Batch);
                break;
        }
    }
}
