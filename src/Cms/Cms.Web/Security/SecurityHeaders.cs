using Cms.Web.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Security;

/// <summary>Set by whoever sends a page that was made before: the other sites that it may frame (<c>https://host</c>). Otherwise the view of the request says it.</summary>
public sealed record FramedSites(IReadOnlyList<string> Origins);

/// <summary>
/// The headers every answer carries. No script, style or frame from elsewhere and none inline: a page about a condition must not tell anyone that it was read.
/// Referrers stay on this site, because paths name conditions. A page with a film may frame the film's site, and fill the screen with it; nothing else may.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    private const string Denied = "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(self), usb=(), xr-spatial-tracking=()";

    /// <summary>The site's own desk may show this answer in a frame beside the editor; nobody else may.</summary>
    public static void AllowOwnFrame(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy.Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
        response.Headers.XFrameOptions = "SAMEORIGIN";
    }

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.Count > 0 ? headers.ContentSecurityPolicy : Policy;
            headers["Permissions-Policy"] = Denied;
            if (Framed(context) is { Count: > 0 } framed)
            {
                headers.ContentSecurityPolicy = $"{headers.ContentSecurityPolicy}; frame-src {string.Join(' ', framed)}";
                headers["Permissions-Policy"] = Denied.Replace("fullscreen=()", $"fullscreen=(self {string.Join(' ', framed.Select(origin => $"\"{origin}\""))})", StringComparison.Ordinal);
            }
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers.XFrameOptions = headers.XFrameOptions.Count > 0 ? headers.XFrameOptions : "DENY";
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            if (headers.CacheControl.Count == 0)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static IReadOnlyList<string> Framed(HttpContext context) =>
        context.Features.Get<FramedSites>()?.Origins ?? context.RequestServices.GetService<RequestView>()?.Made?.Framed ?? [];
}
