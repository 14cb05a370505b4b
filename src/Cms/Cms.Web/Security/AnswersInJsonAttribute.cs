using Microsoft.AspNetCore.Http;

namespace Cms.Web.Security;

/// <summary>
/// Marks an endpoint that a script asks in the background: who is signed out, lacks a right or sent a stale form is told so in JSON
/// (<c>{"message": "..."}</c>), not by a page that nobody would see.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AnswersInJsonAttribute : Attribute
{
    internal static bool Is(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<AnswersInJsonAttribute>() is not null;

    internal static Task SignedOutAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(new { signedOut = true, message = "You are signed out. Your words are still in this window: sign in again and they are saved." });
    }
}
