using Cms.Content.Storage;

namespace Cms.Search.Indexing;

/// <summary>
/// Keeps the index in step with the live site. It writes what the store says now, so taking the same rows twice changes nothing.
/// A page carries its parents' titles: when a page is renamed, moved, published or taken off, its whole branch is read again.
/// </summary>
public sealed class SearchReader(SearchDatabase index, PageSource source) : IFeedReader
{
    private readonly SemaphoreSlim one = new(1, 1);

    public const string ReaderName = "search";

    public string Name => ReaderName;
    public string Keeps => "the search of the site";

    public Task<FeedPosition> PositionAsync() => Task.FromResult(index.Position());

    public Task RebuildAsync(FeedPosition position) => AloneAsync(() => BuildAsync(position));

    public Task ApplyAsync(IReadOnlyList<FeedRow> rows, FeedPosition position) => AloneAsync(async () =>
    {
        if (rows.Any(row => row.ChangesSchema || SearchProfile.IsChangedBy(row)))
        {
            await BuildAsync(position);
            return;
        }
        var touched = await TouchedAsync(rows);
        var pages = await source.PagesAsync(touched);
        index.Write(pages, touched.Except(pages.Select(page => page.ItemId)), position);
    });

    private Task BuildAsync(FeedPosition position)
    {
        source.Forget();
        return index.RebuildAsync(source.AllAsync(), position);
    }

    private async Task<IReadOnlySet<string>> TouchedAsync(IReadOnlyList<FeedRow> rows)
    {
        var touched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in rows.Where(row => row.Kind == FeedRow.Item && (row.Facets & ~FeedFacets.Draft) != 0).GroupBy(row => row.ItemId!))
        {
            touched.Add(item.Key);
            if (item.Any(row => (row.Facets & (FeedFacets.Link | FeedFacets.Membership)) != 0))
                touched.UnionWith(await source.BranchAsync(item.Key));
        }
        return touched;
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
