using Microsoft.AspNetCore.Builder;

namespace Cms.Web.Display;

/// <summary>An asset whose address carries the hash of its content (<c>?v=</c>) never changes there and is kept for a year; any other is asked for again after an hour.</summary>
public static class AssetCaching
{
    public static StaticFileOptions Options { get; } = new()
    {
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
            file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    };
}
