using Cms.Web.Display;
using Microsoft.AspNetCore.Http;

namespace Cms.Seo.Sitemaps;

/// <summary><c>/robots.txt</c>: where crawlers have nothing to find, and where the sitemaps are.</summary>
public static class RobotsEndpoint
{
    public static async Task<IResult> WriteAsync(HttpContext http, ContentView view, ImportedSitemaps imported)
    {
        var origin = await SiteAddress.OriginAsync(view, http);
        var sitemaps = string.Join('\n', (await imported.NamedAsync(view)).Select(path => $"Sitemap: {SiteAddress.Full(origin, $"/{path}")}"));
        http.Features.Set(new Cacheable(view));
        return Results.Text(
            $"""
            User-agent: *
            Disallow: /admin
            Disallow: /account
            Disallow: /search

            {sitemaps}

            """, "text/plain", System.Text.Encoding.UTF8);
    }
}
