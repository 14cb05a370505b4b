using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Users.Sessions;

/// <summary>The sign-in cookie names its session beside the claims, so that it stays named when the claims are made anew.</summary>
internal static class SessionCookie
{
    public const string Item = "desk.session";

    public static async Task<string?> IdAsync(HttpContext http) =>
        (await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties?.Items.TryGetValue(Item, out var id) == true ? id : null;

    /// <summary>After Identity's own check: a cookie whose session ended lets nobody in.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (context.Principal is not { } person)
            return;
        context.Properties.Items.TryGetValue(Item, out var id);
        if (await context.HttpContext.RequestServices.GetRequiredService<UserSessions>().IsOpenAsync(id, person.FindFirstValue(ClaimTypes.NameIdentifier)))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
