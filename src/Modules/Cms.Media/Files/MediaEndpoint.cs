using Cms.Content.Storage;
using Cms.Media.Sizes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Cms.Media.Files;

/// <summary>
/// <c>GET /media/&lt;path&gt;</c>: a file of the library, whole or a range of it. The path is a name in a table and the bytes are found by their hash,
/// so no path leads to another file of the machine. An address with the hash (<c>?v=</c>) never changes its bytes and may be kept for ever.
/// A picture may be asked for in a size (<see cref="SizeQuery"/>); where that cannot be made, it comes as it is.
/// </summary>
public static class MediaEndpoint
{
    public const string Prefix = "/media/";

    // What somebody uploaded may be opened as a page of its own: a drawing can hold a script.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private const string ForEver = "public, max-age=31536000, immutable", AskAgain = "no-cache";

    public static async Task<IResult> ServeAsync(string? path, HttpContext http, ContentStore store, IMediaStore blobs, SiteDocuments documents, Renditions renditions)
    {
        if (path is null || MediaTypes.Of(path) is not { } type || blobs.Problem(path) is not null || await store.MediaAsync(path) is not { } file)
            return Results.NotFound();
        SendDirectly(http);
        var headers = http.Response.Headers;
        var query = http.Request.Query;
        headers.ContentSecurityPolicy = Policy;
        var order = query.Count > 0 && renditions.CanMake(path) ? await SizeQuery.ReadAsync(query, documents) : null;
        if (order is not null && await renditions.FindAsync(file, order) is { } rendition)
        {
            headers.CacheControl = IsFixed() ? ForEver : AskAgain;
            return Results.File(rendition.File, rendition.ContentType, entityTag: new EntityTagHeaderValue($"\"{rendition.Tag}\""), enableRangeProcessing: true);
        }
        if (blobs.Open(file.Sha256) is not { } bytes)
            return Results.NotFound();
        // A size that could not be made now may be made tomorrow.
        headers.CacheControl = order is null && IsFixed() ? ForEver : AskAgain;
        return Results.Stream(bytes, type.ContentType, type.IsDownload ? Path.GetFileName(path) : null, null,
            new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);

        // Another size may stand behind the name of a profile tomorrow.
        bool IsFixed() => query["v"] == MediaUrls.Version(file) && !query.ContainsKey("profile");
    }

    // The page cache gathers answers in memory to keep them; a film must not be.
    private static void SendDirectly(HttpContext http)
    {
        if (http.Features.Get<IHttpResponseBodyFeature>() is StreamResponseBodyFeature { PriorFeature: { } direct })
            http.Features.Set(direct);
    }
}
