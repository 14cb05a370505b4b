using Cms.Content.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Cms.Media.Files;

/// <summary>
/// <c>GET /media/&lt;path&gt;</c>: a file of the library, whole or a range of it. The path is a name in a table and the bytes are found by their hash,
/// so no path leads to another file of the machine. An address with the hash (<c>?v=</c>) never changes its bytes and may be kept for ever.
/// </summary>
public static class MediaEndpoint
{
    public const string Prefix = "/media/";

    // What somebody uploaded may be opened as a page of its own: a drawing can hold a script.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    public static async Task<IResult> ServeAsync(string? path, HttpContext http, ContentStore store, IMediaStore blobs)
    {
        if (path is null || MediaTypes.Of(path) is not { } type || blobs.Problem(path) is not null || await store.MediaAsync(path) is not { } file || blobs.Open(file.Sha256) is not { } bytes)
            return Results.NotFound();
        SendDirectly(http);
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = http.Request.Query["v"] == MediaUrls.Version(file) ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Stream(bytes, type.ContentType, type.IsDownload ? Path.GetFileName(path) : null, null,
            new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }

    // The page cache gathers answers in memory to keep them; a film must not be.
    private static void SendDirectly(HttpContext http)
    {
        if (http.Features.Get<IHttpResponseBodyFeature>() is StreamResponseBodyFeature { PriorFeature: { } direct })
            http.Features.Set(direct);
    }
}
