using Cms.Content.Storage;
using Dapper;

namespace Cms.Web.Admin.Index;

/// <summary>
/// Keeps the desk's index in step with the store, drafts and plans included. It writes what the store says now, so taking the same rows twice changes nothing.
/// An item carries the titles above it: when its own title, place or address came out different, everything below it is read again.
/// </summary>
public sealed class DeskReader(DeskIndex index, DeskSource source) : IFeedReader
{
    private const string Plans = "schedules/";
    private readonly SemaphoreSlim one = new(1, 1);

    public const string ReaderName = "desk";

    public string Name => ReaderName;
    public string Keeps => "the lists of the desk";

    public Task<FeedPosition> PositionAsync() => Task.FromResult(index.Position());

    public Task RebuildAsync(FeedPosition position) => AloneAsync(() => BuildAsync(position));

    public Task ApplyAsync(IReadOnlyList<FeedRow> rows, FeedPosition position) => AloneAsync(async () =>
    {
        if (rows.Any(row => row.ChangesSchema))
        {
            await BuildAsync(position);
            return;
        }
        var touched = rows.Select(Touched).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var pages = await source.PagesAsync(touched);
        var below = Below(pages).Where(touched.Add).ToList();
        pages = [.. pages, .. await source.PagesAsync(below)];
        index.Write(pages, touched.Except(pages.Select(page => page.ItemId)), position);
    });

    private Task BuildAsync(FeedPosition position)
    {
        source.ForgetDefinitions();
        return index.RebuildAsync(source.AllAsync(), position);
    }

    private static string? Touched(FeedRow row) => row.Kind switch
    {
        FeedRow.Item => row.ItemId,
        FeedRow.Document when row.ItemId!.StartsWith(Plans, StringComparison.Ordinal) => row.ItemId[Plans.Length..],
        _ => null,
    };

    /// <summary>What stands under those items that are not where, or not called what, they were.</summary>
    private IReadOnlyList<string> Below(IReadOnlyList<DeskPage> pages)
    {
        using var connection = index.OpenRead();
        var moved = pages.Where(page =>
            connection.QueryFirstOrDefault<(string, string, string?, string?)>("SELECT title, parents, path, parent_id FROM pages WHERE item_id = @ItemId", new { page.ItemId }) is var known
            && known != (page.Title, page.Parents, page.Path, page.ParentId)).Select(page => page.ItemId).ToList();
        return moved.Count == 0 ? [] : connection.Query<string>(
            """
            WITH RECURSIVE branch (item_id) AS (
                SELECT item_id FROM pages WHERE parent_id IN @moved
                UNION
                SELECT child.item_id FROM pages child JOIN branch ON child.parent_id = branch.item_id)
            SELECT item_id FROM branch
            """, new { moved }).AsList();
    }

    private async Task AloneAsync(Func<Task> work)
    {
        await one.WaitAsync();
        try
        {
            await work();
        }
        finally
        {
            one.Release();
        }
    }
}
