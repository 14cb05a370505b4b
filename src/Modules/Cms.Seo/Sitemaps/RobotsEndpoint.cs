using Cms.Web.Display;
using Microsoft.AspNetCore.Http;

namespace Cms.Seo.Sitemaps;

/// <summary><c>/robots.txt</c>: where crawlers have nothing to find, and where the sitemap is.</summary>
public static class RobotsEndpoint
{
    public static async Task<IResult> WriteAsync(HttpContext http, ContentView view)
    {
        var origin = await SiteAddress.OriginAsync(view, http);
        http.Features.Set(new Cacheable(view));
        return Results.Text(
            $"""
            User-agent: *
            Disallow: /admin
            Disallow: /account
            Disallow: /search

            Sitemap: {origin}/sitemap.xml

            """, "text/plain", System.Text.Encoding.UTF8);
    }
}
