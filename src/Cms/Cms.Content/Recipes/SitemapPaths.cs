using Cms.Content.Model;
using Cms.Content.Sitemaps;
using Cms.Content.Storage;

namespace Cms.Content.Recipes;

/// <summary>No page and no sitemap at one address: a sitemap would hide the page.</summary>
internal static class SitemapPaths
{
    public static List<SitemapDocument> Read(DocumentOverlay documents) =>
        [.. documents.Names(SiteDocuments.Sitemaps).Select(id => documents.Find(SiteDocuments.Sitemaps, id) is { } json ? SitemapDocument.Read(id, ContentJson.ToElement(json)) : null).OfType<SitemapDocument>()];

    public static void Check(PlanBuilder plan, SiteAddresses addresses, IReadOnlyDictionary<string, PlannedItem> items)
    {
        foreach (var sitemap in Read(plan.Documents))
        {
            var path = sitemap.Path.ToLowerInvariant();
            if (items.Values.FirstOrDefault(item => item.LiveVersion is not null && item.Action is not ReportKind.Skipped && item.Culture == ItemPlace.DefaultCulture && item.Path == path) is { } page)
                page.Incoming[0].Problem("AutoroutePart.Path", $"“/{path}” of {page} is the address of the sitemap '{sitemap.Id}'.", "Give the page or the sitemap another address.");
            else if (plan.SitemapsFrom.TryGetValue(sitemap.Id, out var from) && addresses.HolderOf(ItemPlace.DefaultCulture, path) is { } holder && (!items.TryGetValue(holder, out var held) || held.Action is ReportKind.Skipped))
                from.Step.Problem(from.Path, $"The path '{sitemap.Path}' is the address of the page '{holder}' of this site.", "Give the sitemap another path, or take the page out first.");
        }
    }
}
