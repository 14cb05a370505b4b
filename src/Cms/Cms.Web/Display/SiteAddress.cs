using Cms.Content.Model;
using Cms.Content.Storage;
using Microsoft.AspNetCore.Http;

namespace Cms.Web.Display;

/// <summary>
/// The site's own address, which search engines and link previews need in full: <c>BaseUrl</c> of the site's settings, else what the request asked for.
/// An answer made with the request's host is kept for that host alone.
/// </summary>
public static class SiteAddress
{
    /// <summary>Scheme, host and, where the site stands below one, its folder; without a slash at the end.</summary>
    public static async Task<string> OriginAsync(ContentView view, HttpContext http)
    {
        if (await view.DocumentAsync(SiteDocuments.Settings, SiteDocuments.SiteSettings) is { } settings
            && Uri.TryCreate(ContentJson.GetString(settings, "BaseUrl"), UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
            return address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        http.Features.Set(new HostDependent());
        return $"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}{http.Request.PathBase.ToUriComponent()}";
    }

    /// <summary>A page's address in full, from the one a link on the site has.</summary>
    public static string Full(string origin, string url)
    {
        var query = url.IndexOf('?') is >= 0 and var at ? at : url.Length;
        return origin + new PathString(url[..query]).ToUriComponent() + url[query..];
    }

    public static async Task<string?> NameAsync(ContentView view) =>
        await view.DocumentAsync(SiteDocuments.Settings, SiteDocuments.SiteSettings) is { } settings && ContentJson.GetString(settings, "SiteName") is { Length: > 0 } name ? name : null;
}
