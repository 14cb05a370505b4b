using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Content.Sitemaps;
using Cms.Content.Storage;
using Cms.Seo.Head;
using Cms.Web.Display;
using Cms.Web.Modules;

namespace Cms.Seo.Sitemaps;

/// <summary>One line of the sitemap: an address (no host) and when what it says changed last. A small fix is no such change.</summary>
public sealed record SitemapEntry(string Url, DateTime? LastModifiedUtc)
{
    /// <summary>What the page itself says of how it ranks; null where it says nothing.</summary>
    public SitemapRank? Own { get; init; }
}

/// <summary>How often it changes, in the protocol's word, and how much it counts, from 0 to 10.</summary>
public sealed record SitemapRank(string Frequency, int Priority);

/// <summary>
/// Every live page that search engines may list, under its own address. It is read through the view, so a kept sitemap is made new
/// when a page of any type is published, moved or taken off.
/// </summary>
public sealed class Sitemap(Enabled<INoIndexRule> rules, ContentStore store)
{
    /// <summary>The most addresses one file may have, by the sitemap protocol.</summary>
    public const int FileSize = 50_000;

    public async Task<IReadOnlyList<SitemapEntry>> ReadAsync(ContentView view)
    {
        var types = view.Schema.Definitions.Types.Values.Where(type => type.Has("AutoroutePart")).Select(type => type.Name).Order(StringComparer.Ordinal).ToList();
        var entries = new List<SitemapEntry>();
        // Asked for all at once and under no tag of its own: it changes only when one of the items does, and those are asked below.
        var changed = await store.ChangedDatesAsync();
        foreach (var culture in await CulturesAsync(view))
        {
            foreach (var type in types)
            {
                var items = await view.ListAsync(new ContentQuery(type, culture) { HasPath = true, Take = int.MaxValue });
                entries.AddRange(items.Where(IsListed).Select(item => EntryOf(item, changed)));
            }
        }
        return [.. entries.OrderBy(entry => entry.Url, StringComparer.Ordinal)];
    }

    internal bool IsListed(ContentItem item) =>
        item.Place.Path is not null
        && !Indexing.IsHidden(item, rules)
        && (Words.Tidy(item.As<SeoMetaPart>()?.Canonical) is not { } canonical || canonical == Url(item))
        && !SitemapPartKind.IsLeftOut(item);

    /// <summary>How often what stands at an address changes, and how much it counts, from a sitemap, one of its sources or a page's own part.</summary>
    internal static SitemapRank RankOf(JsonElement json) => new(
        SitemapDocument.Frequencies[LooseValues.Choice(json, SitemapPartKind.ChangeFrequency, SitemapDocument.Frequencies) ?? 0].ToLowerInvariant(),
        Math.Clamp(LooseValues.Whole(json, SitemapPartKind.Priority) ?? SitemapPartKind.UsualPriority, 0, SitemapPartKind.MostPriority));

    internal static SitemapEntry EntryOf(ContentItem item, IReadOnlyDictionary<string, DateTime?> changed) =>
        new(Url(item), changed.GetValueOrDefault(item.ContentItemId) ?? item.PublishedUtc) { Own = SitemapPartKind.OwnOf(item) is { } part ? RankOf(part) : null };

    internal static string Url(ContentItem item) => (item.Place.Culture == ItemPlace.DefaultCulture ? "/" : $"/{item.Place.Culture}/") + item.Place.Path;

    internal static async Task<IReadOnlyList<string>> CulturesAsync(ContentView view) =>
        await view.DocumentAsync(SiteDocuments.Settings, "LocalizationSettings") is { } settings
            && ContentJson.TryGet(settings, "SupportedCultures", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(ContentJson.AsText).OfType<string>().Append(ItemPlace.DefaultCulture).Distinct(StringComparer.Ordinal)]
            : [ItemPlace.DefaultCulture];
}
