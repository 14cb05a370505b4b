using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cms.Web.Admin.Packages;

/// <summary>An answer that is a package, written while it is made.</summary>
internal static class PackageAnswer
{
    /// <param name="http">The request.</param>
    /// <param name="name">What the file is called, without its ending: characters that no file may have become hyphens.</param>
    public static Stream Begin(HttpContext http, string name)
    {
        var kept = string.Concat(name.Select(c => char.IsControl(c) || "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '-' : c)).Trim('.', ' ');
        var file = $"{(kept.Length == 0 ? "package" : kept)}.zip";
        http.Response.ContentType = "application/zip";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = file, FileNameStar = file }.ToString();
        // The end of a zip is written at once when it is closed.
        if (http.Features.Get<IHttpBodyControlFeature>() is { } body)
            body.AllowSynchronousIO = true;
        return http.Response.Body;
    }
}
