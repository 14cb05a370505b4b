using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Display;

/// <summary>
/// What this node remembers of the live site: items, routes and lists, derived values (menus), fragments of pages, whole pages. All in memory, all rebuilt by forgetting.
/// It follows the feed as one reader, so a view that starts at a position never sees an older item than that position.
/// </summary>
public sealed class LiveCache(DefinitionStore definitions, SiteCultures cultures, ActiveTheme theme, SiteDocuments documents, IServiceScopeFactory scopes) : IFeedReader
{
    private FeedPosition position = FeedPosition.Nowhere;

    public string Name => "pages";
    public string Keeps => "the pages that visitors get";

    /// <summary>Items, lists of ids, routes: answers of the store by question.</summary>
    public TagCache<object> Answers { get; } = new(capacity: 50_000);

    public TagCache<DerivedValue> Derived { get; } = new(capacity: 5_000);

    /// <summary>Finished parts of pages that many pages share; the capacity is bytes.</summary>
    public TagCache<Recorded<string>> Fragments { get; } = new(capacity: 16 * 1024 * 1024);

    /// <summary>Finished pages, by address; the capacity is bytes.</summary>
    public TagCache<CachedPage> Pages { get; } = new(capacity: 256 * 1024 * 1024);

    public long Sequence => Volatile.Read(ref position).Sequence;

    /// <summary>Told for every page that is dropped (<c>*</c>: all of them), with the sequence that dropped it; the receipt of a publication counts them.</summary>
    public event Action<long, IReadOnlyList<string>>? PagesRefreshed;

    public Task<FeedPosition> PositionAsync() => Task.FromResult(position);

    public async Task RebuildAsync(FeedPosition head)
    {
        await definitions.ReloadAsync();
        await cultures.ReloadAsync();
        await theme.LoadAsync(documents);
        Answers.Clear(head.Sequence);
        Derived.Clear(head.Sequence);
        Fragments.Clear(head.Sequence);
        Pages.Clear(head.Sequence);
        Volatile.Write(ref position, head);
    }

    public async Task ApplyAsync(IReadOnlyList<FeedRow> rows, FeedPosition head)
    {
        if (rows.Any(ChangesEveryPage))
        {
            await RebuildAsync(head);
            PagesRefreshed?.Invoke(head.Sequence, ["*"]);
            return;
        }
        var tags = rows.SelectMany(row => row.Tags()).ToHashSet(StringComparer.Ordinal);
        Answers.Fire(tags, head.Sequence);
        // Old derived values and fragments go before the position moves: a view that starts at the new position must not see them.
        // Whether a derived value comes out different is not known yet; a fragment is soon made again.
        var affected = TakeDerived(tags, head.Sequence);
        Fragments.Fire([.. tags, .. affected.Select(derived => Tag.Derived(derived.Key))], head.Sequence);
        Volatile.Write(ref position, head);
        foreach (var name in await ChangedAsync(affected))
            tags.Add(Tag.Derived(name));
        var refreshed = Pages.Fire(tags, head.Sequence);
        if (refreshed.Count > 0)
            PagesRefreshed?.Invoke(head.Sequence, [.. refreshed.Select(PageCacheMiddleware.PathOf).Distinct()]);
    }

    private static bool ChangesEveryPage(FeedRow row) => row.ChangesSchema || row is { Kind: FeedRow.Document, ItemId: { } id }
        && (id.StartsWith(SiteDocuments.Themes + "/", StringComparison.Ordinal) || id == SiteCultures.Document);

    private IReadOnlyList<(string Key, DerivedValue Value)> TakeDerived(IReadOnlyCollection<string> tags, long sequence)
    {
        var taken = new List<(string, DerivedValue)>();
        foreach (var key in Derived.KeysOf(tags))
        {
            if (Derived.TryGet(key, DateTimeOffset.MinValue, out var value))
                taken.Add((key, value));
        }
        Derived.Fire(tags, sequence);
        return taken;
    }

    // A menu is made of many links; pages hang on what came out, so a page's new text does not refresh every page that shows the menu.
    private async Task<IReadOnlyList<string>> ChangedAsync(IReadOnlyList<(string Key, DerivedValue Value)> affected)
    {
        var changed = new List<string>();
        foreach (var (key, old) in affected)
        {
            await using var scope = scopes.CreateAsyncScope();
            var view = scope.ServiceProvider.GetRequiredService<ContentViews>().Live(old.Culture);
            var fresh = await old.MakeAgainAsync(view);
            Derived.Set(key, fresh, 1, fresh.Tags, view.StartedAt, view.FreshUntil);
            if (fresh.Hash != old.Hash)
                changed.Add(key);
        }
        return changed;
    }
}

/// <summary>A value made from many items (a menu, a section's navigation), with a hash of what came out.</summary>
public sealed record DerivedValue(object Value, string Hash, string Culture, IReadOnlyCollection<string> Tags, Func<ContentView, Task<DerivedValue>> MakeAgainAsync);
