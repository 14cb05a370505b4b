using System.Xml.Linq;
using Cms.Content.Sitemaps;
using Cms.Web.Display;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Seo.Sitemaps;

/// <summary>A sitemap that a recipe brought, at its own path. It is kept until it or one of its pages changes.</summary>
public static class ImportedSitemapEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpContext http, ContentView view, ImportedSitemaps sitemaps)
    {
        if (await sitemaps.FindAsync(view, PathOf(http)) is not { } sitemap)
            return Results.NotFound();
        var origin = await SiteAddress.OriginAsync(view, http);
        return SitemapEndpoint.Answer(http, view, sitemap.IsIndex ? await IndexAsync(view, sitemaps, sitemap, origin) : await FileAsync(view, sitemaps, sitemap, origin));
    }

    /// <summary>Before one of this program's own files: an imported sitemap that has its path takes its place.</summary>
    public static async ValueTask<object?> FirstAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (http, services) = (context.HttpContext, context.HttpContext.RequestServices);
        var (view, sitemaps) = (services.GetRequiredService<ContentView>(), services.GetRequiredService<ImportedSitemaps>());
        return await sitemaps.FindAsync(view, PathOf(http)) is null ? await next(context) : await AnswerAsync(http, view, sitemaps);
    }

    internal static string PathOf(HttpContext http) => (http.Request.Path.Value ?? "").TrimStart('/');

    private static async Task<XElement> IndexAsync(ContentView view, ImportedSitemaps sitemaps, SitemapDocument index, string origin)
    {
        var root = new XElement(SitemapEndpoint.Protocol + "sitemapindex");
        foreach (var sitemap in await sitemaps.ContainedAsync(view, index))
            root.Add(SitemapEndpoint.Line("sitemap", SiteAddress.Full(origin, $"/{sitemap.Path}"), (await sitemaps.ReadAsync(view, sitemap)).Max(line => line.Entry.LastModifiedUtc)));
        return root;
    }

    private static async Task<XElement> FileAsync(ContentView view, ImportedSitemaps sitemaps, SitemapDocument sitemap, string origin)
    {
        var root = new XElement(SitemapEndpoint.Protocol + "urlset");
        foreach (var line in await sitemaps.ReadAsync(view, sitemap))
            root.Add(SitemapEndpoint.Page(origin, line.Entry, line.Rank));
        return root;
    }
}
