using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Routing;
using Cms.Content.Storage;
using Cms.Web.Modules;

namespace Cms.Web.Display;

public enum ViewMode { Live, Draft, AsOf }

/// <summary>
/// The one way a page reads content. A view is what one request sees: the live site, a draft or a future moment laid over it, or the site as it was;
/// in one language, at one time. What belongs to a feature that is off is not there. It collects a tag for every question asked, answered or not, so that a cached page is refreshed exactly when an answer changes.
/// </summary>
public sealed class ContentView(ContentStore store, SiteDocuments documents, DefinitionStore definitions, FeatureSwitches features, LiveCache cache, ViewMode mode, string culture, DateTimeOffset now, Overlay overlay, PastReads? past = null)
{
    // What is live is remembered for everybody, what was live for this view only.
    private readonly ILiveReads live = past is null ? store : past;
    private readonly TagCache<object> answers = past is null ? cache.Answers : new TagCache<object>(capacity: 5_000);
    private readonly Dictionary<string, Recorded<object?>> once = new(StringComparer.Ordinal);
    private HashSet<string> tags = new(StringComparer.Ordinal);

    public ViewMode Mode => mode;
    public string Culture => culture;
    public DateTimeOffset Now => now;

    /// <summary>The feed sequence this view is at least as new as.</summary>
    public long StartedAt { get; } = cache.Sequence;

    public IReadOnlyCollection<string> Tags => tags;

    /// <summary>When an answer given here stops being true by itself (a schedule, a date shown); null when never.</summary>
    public DateTimeOffset? FreshUntil { get; private set; }

    public ContentSchema Schema
    {
        get
        {
            tags.Add(Tag.Definitions);
            return definitions.Schema;
        }
    }

    /// <summary>Whether a feature is on: what leads to its pages is shown only then.</summary>
    public bool IsOn(string featureId)
    {
        tags.Add(Tag.Document($"{SiteDocuments.Features}/*"));
        return features.IsOn(featureId);
    }

    /// <summary>What is shown may frame another site (<c>https://host</c>), once a visitor asks for it: the answer's policy names that site, and no other answer's does.</summary>
    public void MayFrame(string origin) => tags.Add(Tag.Frame(origin));

    /// <summary>The other sites that what was shown so far may frame.</summary>
    public IReadOnlyList<string> Framed => [.. tags.Where(tag => tag.StartsWith(Tag.FramePrefix, StringComparison.Ordinal)).Select(tag => tag[Tag.FramePrefix.Length..]).Order(StringComparer.Ordinal)];

    public void StaysFreshUntil(DateTimeOffset time) => FreshUntil = FreshUntil is { } earlier && earlier < time ? earlier : time;

    /// <summary>An item as this view shows it, or null when it is not public here.</summary>
    public async Task<ContentItem?> ItemAsync(string itemId)
    {
        tags.Add(Tag.Item(itemId));
        return await PeekAsync(itemId);
    }

    /// <summary>Items in the order asked for; those that are not public are left out.</summary>
    public async Task<IReadOnlyList<ContentItem>> ItemsAsync(IEnumerable<string> itemIds)
    {
        var found = new List<ContentItem>();
        foreach (var id in itemIds)
        {
            if (await ItemAsync(id) is { } item)
                found.Add(item);
        }
        return found;
    }

    /// <summary>What a link to an item shows, or null when it leads nowhere in this view. Asks less than <see cref="ItemAsync"/>: a new text does not change a link.</summary>
    public async Task<ContentLink?> LinkAsync(string itemId)
    {
        tags.Add(Tag.Link(itemId));
        return await PeekAsync(itemId) is { } item ? await ToLinkAsync(item) : null;
    }

    /// <summary>Items of a type, under a parent, or pointing at another item; in tree order. Each is read whole, so its tag is collected as well.</summary>
    public async Task<IReadOnlyList<ContentItem>> ListAsync(ContentQuery query)
    {
        var items = await MembersAsync(query);
        foreach (var item in items)
            tags.Add(Tag.Item(item.ContentItemId));
        return items;
    }

    /// <summary>The same, but only what links show.</summary>
    public async Task<IReadOnlyList<ContentLink>> LinksAsync(ContentQuery query)
    {
        var links = new List<ContentLink>();
        foreach (var item in await MembersAsync(query))
        {
            tags.Add(Tag.Link(item.ContentItemId));
            if (await ToLinkAsync(item) is { } link)
                links.Add(link);
        }
        return links;
    }

    public Task<IReadOnlyList<ContentItem>> ChildrenAsync(string parentId) => ListAsync(new ContentQuery(ParentId: parentId));

    public Task<IReadOnlyList<ContentLink>> ChildLinksAsync(string parentId) => LinksAsync(new ContentQuery(ParentId: parentId));

    /// <summary>The page at an address (no leading slash), or where it moved to, or neither.</summary>
    public async Task<RouteAnswer> ResolveAsync(string path)
    {
        tags.Add(Tag.Path(culture, path));
        foreach (var item in overlay.Shown)
        {
            if (await AddressAsync(item) == path)
                return new RouteAnswer(item.ContentItemId, null);
        }
        var itemId = await CachedAsync($"route {culture}/{path}", [Tag.Path(culture, path)], () => live.RouteAsync(culture, path));
        if (itemId is not null && !overlay.Covers(itemId, out _))
            return new RouteAnswer(itemId, null);
        var movedId = await AskAsync(() => live.RedirectAsync(culture, path));
        return movedId is not null && await LinkAsync(movedId) is { Url: { } url } ? new RouteAnswer(null, url) : RouteAnswer.Nothing;
    }

    /// <summary>The item with an alias, such as a menu.</summary>
    public async Task<ContentItem?> AliasAsync(string alias)
    {
        tags.Add(Tag.Alias(culture, alias));
        var id = await CachedAsync($"alias {culture}/{alias}", [Tag.Alias(culture, alias)], () => live.AliasAsync(culture, alias));
        return id is null ? null : await ItemAsync(id);
    }

    /// <summary>
    /// The page of a set of translations in the language of this view, or else in the site's own, or else in any that is live; null when none is.
    /// </summary>
    public async Task<ContentLink?> TranslationAsync(string set)
    {
        var tag = Tag.Translations(set);
        tags.Add(tag);
        var members = await CachedAsync($"translations {set}", [tag], async () => await store.TranslationsAsync(set));
        foreach (var member in members!.OrderBy(member => member.Culture == culture ? 0 : member.Culture == ItemPlace.DefaultCulture ? 1 : 2))
        {
            if (await LinkAsync(member.ItemId) is { } link)
                return link;
        }
        return null;
    }

    /// <summary>What another store of this site knows, whose changes the feed tells as the document <c>kind/name</c>: a person's name, for instance.</summary>
    public Task<T?> OtherAsync<T>(string kind, string name, Func<Task<T?>> ask) where T : class
    {
        var tag = Tag.Document($"{kind}/{name}");
        tags.Add(tag);
        return CachedAsync($"other {kind}/{name}", [tag], ask);
    }

    /// <summary>A document of the site, such as <c>settings/site</c>.</summary>
    public async Task<JsonElement?> DocumentAsync(string kind, string name)
    {
        var tag = Tag.Document($"{kind}/{name}");
        tags.Add(tag);
        return await CachedAsync<object?>($"document {kind}/{name}", [tag], async () => await documents.FindAsync(kind, name)) is JsonElement json ? json : null;
    }

    /// <summary>The media file at a path, or null: a page that shows it is refreshed when other bytes stand there.</summary>
    public async Task<MediaFile?> MediaAsync(string path)
    {
        var tag = Tag.Media(path);
        tags.Add(tag);
        return await CachedAsync($"media {path}", [tag], () => store.MediaAsync(path));
    }

    public async Task<IReadOnlyList<(string Name, JsonElement Json)>> DocumentsAsync(string kind)
    {
        var tag = Tag.Document($"{kind}/*");
        tags.Add(tag);
        return (await CachedAsync($"documents {kind}", [tag], async () => await documents.AllAsync(kind)))!;
    }

    /// <summary>
    /// A value made from many items and kept apart from the pages that show it: they are refreshed only when it comes out different.
    /// <paramref name="make"/> gets a view of its own.
    /// </summary>
    public async Task<T> DerivedAsync<T>(string name, Func<ContentView, Task<T>> make) where T : class
    {
        if (!overlay.IsEmpty || past is not null)
            return await make(this);
        var key = $"{name} {culture}";
        tags.Add(Tag.Derived(key));
        if (cache.Derived.TryGet(key, now, out var known))
            return (T)known.Value;
        var view = new ContentView(store, documents, definitions, features, cache, mode, culture, now, overlay);
        var made = await MakeAsync(view);
        cache.Derived.Set(key, made, 1, made.Tags, view.StartedAt, view.FreshUntil);
        return (T)made.Value;

        async Task<DerivedValue> MakeAsync(ContentView with)
        {
            var value = await make(with);
            var hash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(value, ContentJson.Options)));
            return new DerivedValue(value, hash, culture, with.Tags, MakeAsync);
        }
    }

    /// <summary>A value that several views of one page ask for: made once a request, and everyone who asks has asked what it asked.</summary>
    public async Task<T> OnceAsync<T>(string name, Func<Task<T>> make)
    {
        if (!once.TryGetValue(name, out var known))
            once[name] = known = await RecordAsync(async () => (object?)await make());
        Take(known);
        return (T)known.Value!;
    }

    /// <summary>
    /// Finished HTML that many pages share, such as a menu. It is kept with the tags of what was asked while it was made, and a page that takes it has asked the same.
    /// So <paramref name="make"/> must ask by itself for all that it shows, and may show nothing of the page but what <paramref name="name"/> tells apart.
    /// </summary>
    public async Task<string> FragmentAsync(string name, Func<Task<string>> make)
    {
        if (mode is not ViewMode.Live || !overlay.IsEmpty)
            return await make();
        var key = $"{name} {culture}";
        if (!cache.Fragments.TryGet(key, now, out var kept))
        {
            kept = await RecordAsync(make);
            cache.Fragments.Set(key, kept, kept.Value.Length * sizeof(char), kept.Tags, StartedAt, kept.FreshUntil);
        }
        Take(kept);
        return kept.Value;
    }

    /// <summary>The pages above an item, from the top: what the breadcrumb shows.</summary>
    public async Task<IReadOnlyList<ContentLink>> AncestorsAsync(ContentItem item)
    {
        var above = new List<ContentLink>();
        for (var parent = item.Place.ParentId; parent is not null && above.Count < 50;)
        {
            tags.Add(Tag.Link(parent));
            if (await PeekAsync(parent) is not { } found)
                break;
            if (await ToLinkAsync(found) is { } link)
                above.Insert(0, link);
            parent = found.Place.ParentId;
        }
        return above;
    }

    /// <summary>An address as a visitor's link writes it, language prefix included.</summary>
    public string Url(string path) => Url(culture, path);

    private static string Url(string culture, string path) => culture == ItemPlace.DefaultCulture ? $"/{path}" : path.Length == 0 ? $"/{culture}" : $"/{culture}/{path}";

    private async Task<Recorded<T>> RecordAsync<T>(Func<Task<T>> make)
    {
        var (askedBefore, freshBefore) = (tags, FreshUntil);
        (tags, FreshUntil) = (new(StringComparer.Ordinal), null);
        try
        {
            return new Recorded<T>(await make(), tags, FreshUntil);
        }
        finally
        {
            (tags, FreshUntil) = (askedBefore, freshBefore);
        }
    }

    private void Take<T>(Recorded<T> recorded)
    {
        tags.UnionWith(recorded.Tags);
        if (recorded.FreshUntil is { } until)
            StaysFreshUntil(until);
    }

    private async Task<ContentLink?> ToLinkAsync(ContentItem item) =>
        new(item.ContentItemId, item.ContentType, item.DisplayText ?? "", await AddressAsync(item) is { } path ? Url(item.Place.Culture, path) : null);

    private async Task<string?> AddressAsync(ContentItem item)
    {
        if (overlay.IsEmpty)
            return item.Place.Path;
        if (item.Place.Slug is not { } slug)
            return null;
        var parent = item.Place.ParentId is { } parentId ? await PeekAsync(parentId) : null;
        return Addresses.Compute(slug, parent is null ? null : await AddressAsync(parent));
    }

    private async Task<ContentItem?> PeekAsync(string itemId)
    {
        if (overlay.Covers(itemId, out var shown))
            return shown;
        return await CachedAsync($"item {itemId}", [Tag.Item(itemId), Tag.Link(itemId)], async () => await live.PublishedAsync(itemId) is { } item ? definitions.Show(item) : null);
    }

    private async Task<IReadOnlyList<ContentItem>> MembersAsync(ContentQuery query)
    {
        query = query with { Live = true, Culture = query.Culture ?? culture };
        var questions = Questions(query).ToList();
        foreach (var question in questions)
            tags.Add(question);
        var ids = await CachedAsync($"list {query}", questions, async () =>
        {
            var found = (await live.ListAsync(query)).Select(definitions.Show).OfType<ContentItem>().ToList();
            foreach (var item in found)
                Remember($"item {item.ContentItemId}", item, [Tag.Item(item.ContentItemId), Tag.Link(item.ContentItemId)]);
            return found.Select(item => item.ContentItemId).ToList();
        });
        var members = new List<ContentItem>();
        foreach (var id in ids!)
        {
            if (!overlay.Covers(id, out _) && await PeekAsync(id) is { } item)
                members.Add(item);
        }
        if (overlay.IsEmpty)
            return members;
        members.AddRange(overlay.Shown.Where(item => Matches(item, query)));
        return [.. members.OrderBy(item => item.Place.Order).ThenBy(item => item.DisplayText, StringComparer.Ordinal)];
    }

    private bool Matches(ContentItem item, ContentQuery query) =>
        (query.ContentType is null || item.ContentType == query.ContentType)
        && item.Place.Culture == query.Culture
        && (query.ParentId is null || item.Place.ParentId == query.ParentId)
        && (!query.Root || item.Place.ParentId is null)
        && (query.Relation is null || definitions.Schema.References(item).Contains(query.Relation));

    private static IEnumerable<string> Questions(ContentQuery query)
    {
        if (query.Relation is { } relation && query.ContentType is { } type)
            yield return Tag.List(type, query.Culture!, $"{relation.From}={relation.TargetId}");
        else if (query.ParentId is { } parent)
            yield return Tag.Children(parent);
        else if (query.ContentType is { } all)
            yield return Tag.List(all, query.Culture!);
        else
            throw new InvalidOperationException("A list asks for a type, a parent, or a type's relation; anything else would have to be refreshed by every change.");
    }

    private async Task<T?> CachedAsync<T>(string key, IReadOnlyCollection<string> questions, Func<Task<T?>> ask)
    {
        if (answers.TryGet(key, now, out var known))
            return (T?)known;
        var answer = await AskAsync(ask);
        if (answer is not null)
            Remember(key, answer, questions);
        return answer;
    }

    // What is asked here has a tag, so the page that asked may be kept.
    private static async Task<T?> AskAsync<T>(Func<Task<T?>> ask)
    {
        PageReads.Track();
        return await ask();
    }

    private void Remember(string key, object answer, IReadOnlyCollection<string> questions) => answers.Set(key, answer, 1, questions, StartedAt);
}

/// <summary>A value with everything that was asked while it was made, and until when the answers hold.</summary>
public sealed record Recorded<T>(T Value, IReadOnlyCollection<string> Tags, DateTimeOffset? FreshUntil);

/// <summary>What a link shows. <paramref name="Url"/> is null for an item without a page of its own.</summary>
public sealed record ContentLink(string ItemId, string ContentType, string Title, string? Url);

/// <summary>The item at an address, or the address it moved to.</summary>
public sealed record RouteAnswer(string? ItemId, string? MovedTo)
{
    public static readonly RouteAnswer Nothing = new(null, null);
}
