using System.Globalization;
using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Sitemaps;
using Cms.Content.Storage;
using Cms.Web.Display;

namespace Cms.Seo.Sitemaps;

/// <summary>One line of an imported sitemap: what the page says of its rank, or the source that names it.</summary>
public sealed record RankedEntry(SitemapEntry Entry, SitemapRank Rank);

/// <summary>
/// Sitemaps that a recipe brought, in Orchard's form. They list what <see cref="Sitemap"/> lists of the types that they name: no drafts, nothing that is hidden from search engines.
/// Read through the view, so that a kept file is made new when a sitemap is imported or one of its pages changes.
/// </summary>
public sealed class ImportedSitemaps(Sitemap pages, ContentStore store)
{
    private const string BuiltIn = "sitemap.xml";

    /// <summary>The sitemap at a path (no leading slash, any case), or null.</summary>
    public async Task<SitemapDocument?> FindAsync(ContentView view, string path) =>
        (await AllAsync(view)).FirstOrDefault(sitemap => sitemap.Path.Equals(path, StringComparison.OrdinalIgnoreCase));

    /// <summary>The paths of the files that search engines are told: those that no index names, and this program's own where no other stands in its place.</summary>
    public async Task<IReadOnlyList<string>> NamedAsync(ContentView view)
    {
        var all = await AllAsync(view);
        var named = all.Where(sitemap => sitemap.IsIndex || !all.Any(index => index.IsIndex && index.Contained.Contains(sitemap.Id))).Select(sitemap => sitemap.Path);
        return [.. all.Any(sitemap => sitemap.Path.Equals(BuiltIn, StringComparison.OrdinalIgnoreCase)) ? named : named.Prepend(BuiltIn)];
    }

    /// <summary>The sitemaps that an index names, in its order; itself and other indexes are left out.</summary>
    public async Task<IReadOnlyList<SitemapDocument>> ContainedAsync(ContentView view, SitemapDocument index)
    {
        var all = await AllAsync(view);
        return [.. index.Contained.Distinct(StringComparer.Ordinal).Select(id => all.FirstOrDefault(sitemap => sitemap.Id == id)).OfType<SitemapDocument>().Where(sitemap => !sitemap.IsIndex)];
    }

    /// <summary>The lines of a sitemap, source by source; an address that several sources have stands there once, and no more of them than a file may have.</summary>
    public async Task<IReadOnlyList<RankedEntry>> ReadAsync(ContentView view, SitemapDocument sitemap)
    {
        var entries = new List<RankedEntry>();
        foreach (var source in sitemap.Sources)
        {
            switch (LooseValues.ClassOf(source))
            {
                case SitemapDocument.ContentTypesSource:
                    entries.AddRange(await PagesAsync(view, source));
                    break;
                case SitemapDocument.CustomPathSource when ContentJson.GetString(source, "Path") is { } path:
                    entries.Add(Ranked(new SitemapEntry($"/{path.TrimStart('~').TrimStart('/')}", LastUpdate(source)), source));
                    break;
            }
        }
        return [.. entries.DistinctBy(line => line.Entry.Url, StringComparer.Ordinal).Take(Sitemap.FileSize)];
    }

    private static async Task<IReadOnlyList<SitemapDocument>> AllAsync(ContentView view) =>
        [.. (await view.DocumentsAsync(SiteDocuments.Sitemaps)).Select(document => SitemapDocument.Read(document.Name, document.Json)).OfType<SitemapDocument>()];

    private async Task<IReadOnlyList<RankedEntry>> PagesAsync(ContentView view, JsonElement source)
    {
        if (ContentJson.GetBoolean(source, "IndexAll"))
            return await OfTypesAsync(view, [.. Routed(view).Select(type => (type, source))]);
        if (ContentJson.GetBoolean(source, "LimitItems"))
        {
            return ContentJson.TryGet(source, "LimitedContentType", out var limited) && TypeOf(view, limited) is { } only
                ? await OfTypesAsync(view, [(only, limited)], LooseValues.Whole(limited, "Skip") ?? 0, LooseValues.Whole(limited, "Take") ?? int.MaxValue)
                : [];
        }
        return ContentJson.TryGet(source, "ContentTypes", out var types) && types.ValueKind is JsonValueKind.Array
            ? await OfTypesAsync(view, [.. types.EnumerateArray().Select(entry => (TypeOf(view, entry)!, entry)).Where(entry => entry.Item1 is not null)])
            : [];
    }

    // As Orchard has them: the oldest first, and of a limited type those that are skipped and taken before what must stay out is left out.
    private async Task<IReadOnlyList<RankedEntry>> OfTypesAsync(ContentView view, IReadOnlyList<(string Type, JsonElement Rank)> types, int skip = 0, int take = int.MaxValue)
    {
        var changed = await store.ChangedDatesAsync();
        var items = new List<(ContentItem Item, JsonElement Rank)>();
        foreach (var culture in await Sitemap.CulturesAsync(view))
        {
            foreach (var (type, rank) in types)
                items.AddRange((await view.ListAsync(new ContentQuery(type, culture) { HasPath = true, Take = int.MaxValue })).Select(item => (item, rank)));
        }
        return [.. items.OrderBy(line => line.Item.CreatedUtc).ThenBy(line => line.Item.ContentItemId, StringComparer.Ordinal).Skip(skip).Take(take).Where(line => pages.IsListed(line.Item))
            .Select(line => Ranked(Sitemap.EntryOf(line.Item, changed), line.Rank))];
    }

    private static IEnumerable<string> Routed(ContentView view) => view.Schema.Definitions.Types.Values.Where(type => type.Has("AutoroutePart")).Select(type => type.Name).Order(StringComparer.Ordinal);

    private static string? TypeOf(ContentView view, JsonElement entry) => Routed(view).FirstOrDefault(type => type == ContentJson.GetString(entry, "ContentTypeName"));

    private static RankedEntry Ranked(SitemapEntry entry, JsonElement source) => new(entry, entry.Own ?? Sitemap.RankOf(source));

    private static DateTime? LastUpdate(JsonElement source) =>
        DateTime.TryParse(ContentJson.GetString(source, "LastUpdate"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
