using System.IO.Compression;
using System.Security.Cryptography;
using Cms.Content.Storage;
using Cms.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Cms.Web.Display;

/// <summary>Set by an endpoint whose answer may be kept: the view it read through. An answer without it is never stored.</summary>
public sealed record Cacheable(ContentView View);

/// <summary>
/// Set by whoever writes the host that was asked for into an answer. Such an answer is kept for that host alone: the name comes from the request,
/// and a request that lies about it must not change what others see.
/// </summary>
public sealed record HostDependent;

/// <summary>
/// Keeps finished public pages. Only an anonymous GET without query enters or is answered from here, and only what an endpoint marked as
/// <see cref="Cacheable"/>; each page carries the tags of what it asked, and the feed drops it when an answer changes.
/// </summary>
public sealed class PageCacheMiddleware(RequestDelegate next, LiveCache cache, TimeProvider clock, ILogger<PageCacheMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) || context.Request.QueryString.HasValue || context.Request.Headers.Cookie.Count > 0)
        {
            await next(context);
            return;
        }
        var path = context.Request.Path.Value is { Length: > 0 } asked ? asked : "/";
        var atHost = $"{context.Request.Scheme}://{context.Request.Host}{path}";
        if (cache.Pages.TryGet(path, clock.GetUtcNow(), out var page) || cache.Pages.TryGet(atHost, clock.GetUtcNow(), out page))
        {
            await SendAsync(context, page);
            return;
        }
        var original = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        var reads = PageReads.Begin();
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = original;
        }
        if (context.Features.Get<Cacheable>() is { View.Mode: ViewMode.Live } cacheable && context.Response.StatusCode is 200 or 404 && context.Response.Headers.SetCookie.Count == 0)
        {
            page = Finish(context, buffer.ToArray(), cacheable.View.Framed);
            if (reads.Untracked is { } from)
                log.LogError("{Path} is made anew for every visitor: it reads the database past the content view, so no change could refresh it. The read came from {Origin}", path, from);
            else
                cache.Pages.Set(context.Features.Get<HostDependent>() is null ? path : atHost, page, page.Size, cacheable.View.Tags, cacheable.View.StartedAt, cacheable.View.FreshUntil);
            await SendAsync(context, page);
            return;
        }
        if (buffer.Length > 0 && !HttpMethods.IsHead(context.Request.Method))
        {
            buffer.Position = 0;
            await buffer.CopyToAsync(original);
        }
    }

    /// <summary>The path of a kept page, without the host that it may be kept for.</summary>
    public static string PathOf(string key) => key.StartsWith('/') ? key : key.IndexOf('/', key.IndexOf("//", StringComparison.Ordinal) + 2) is > 0 and var at ? key[at..] : key;

    private static CachedPage Finish(HttpContext context, byte[] plain, IReadOnlyList<string> framed) => new(
        context.Response.StatusCode,
        context.Response.ContentType ?? "text/html; charset=utf-8",
        $"\"{Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 12))}\"",
        plain,
        Compress(plain, stream => new BrotliStream(stream, CompressionLevel.Fastest)),
        Compress(plain, stream => new GZipStream(stream, CompressionLevel.Fastest)),
        framed);

    private static byte[] Compress(byte[] plain, Func<Stream, Stream> compressor)
    {
        using var buffer = new MemoryStream(plain.Length / 3);
        using (var stream = compressor(buffer))
            stream.Write(plain);
        return buffer.ToArray();
    }

    private static Task SendAsync(HttpContext context, CachedPage page)
    {
        var response = context.Response;
        context.Features.Set(new FramedSites(page.Framed));
        response.StatusCode = page.Status;
        response.ContentType = page.ContentType;
        response.Headers.ETag = page.ETag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        // A browser may keep the page but must ask each time: a corrected sentence is seen at the next visit.
        response.Headers.CacheControl = page.Status == 200 ? "no-cache" : "no-store";
        if (page.Status == 200 && context.Request.Headers.IfNoneMatch == page.ETag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            return Task.CompletedTask;
        }
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var body = page.Plain;
        if (accepted.Contains("br", StringComparison.OrdinalIgnoreCase))
        {
            body = page.Brotli;
            response.Headers.ContentEncoding = "br";
        }
        else if (accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            body = page.Gzip;
            response.Headers.ContentEncoding = "gzip";
        }
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body).AsTask();
    }
}
