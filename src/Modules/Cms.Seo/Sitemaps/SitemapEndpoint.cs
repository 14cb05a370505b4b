using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Cms.Web.Display;
using Microsoft.AspNetCore.Http;

namespace Cms.Seo.Sitemaps;

/// <summary><c>/sitemap.xml</c> names the files, <c>/sitemap-1.xml</c> and so on list the pages. Both are kept until a page changes.</summary>
public static class SitemapEndpoint
{
    internal static readonly XNamespace Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static async Task<IResult> IndexAsync(HttpContext http, ContentView view, Sitemap sitemap)
    {
        var origin = await SiteAddress.OriginAsync(view, http);
        var files = (await sitemap.ReadAsync(view)).Chunk(Sitemap.FileSize).DefaultIfEmpty([]);
        return Answer(http, view, new XElement(Protocol + "sitemapindex", files.Select((file, index) =>
            Line("sitemap", $"{origin}/sitemap-{(index + 1).ToString(CultureInfo.InvariantCulture)}.xml", file.Max(entry => entry.LastModifiedUtc)))));
    }

    public static async Task<IResult> FileAsync(int number, HttpContext http, ContentView view, Sitemap sitemap)
    {
        var origin = await SiteAddress.OriginAsync(view, http);
        var entries = (await sitemap.ReadAsync(view)).Chunk(Sitemap.FileSize).Skip(number - 1).FirstOrDefault();
        if (entries is null && number > 1)
            return Results.NotFound();
        return Answer(http, view, new XElement(Protocol + "urlset", (entries ?? []).Select(entry => Page(origin, entry, entry.Own))));
    }

    internal static XElement Page(string origin, SitemapEntry entry, SitemapRank? rank)
    {
        var url = Line("url", SiteAddress.Full(origin, entry.Url), entry.LastModifiedUtc);
        if (rank is not null)
            url.Add(new XElement(Protocol + "changefreq", rank.Frequency), new XElement(Protocol + "priority", (rank.Priority / 10m).ToString("0.0", CultureInfo.InvariantCulture)));
        return url;
    }

    internal static XElement Line(string name, string url, DateTime? lastModified) => new(Protocol + name, new XElement(Protocol + "loc", url),
        lastModified is { } time ? new XElement(Protocol + "lastmod", time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)) : null);

    internal static IResult Answer(HttpContext http, ContentView view, XElement root)
    {
        http.Features.Set(new Cacheable(view));
        return Results.Text($"""<?xml version="1.0" encoding="utf-8"?>{"\n"}{root.ToString(SaveOptions.DisableFormatting)}""", "application/xml", Encoding.UTF8);
    }
}
