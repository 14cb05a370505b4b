using System.Security.Claims;
using Cms.Users.Accounts;
using Cms.Users.Sessions;
using Cms.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Users.SignIn;

/// <summary>The form as it was sent. The password is never sent back.</summary>
public sealed record SignInForm(string? Login, string? ReturnUrl)
{
    public bool Failed { get; init; }
}

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInController(SignInAttempts attempts, SignInManager<CmsUser> signIn, UserSessions sessions) : Controller
{
    public const string Address = "/account/sign-in";

    /// <summary>Where a sign-in in place ends: the page that asked for it sees it there.</summary>
    public const string InPlace = "/account/signed-in";
    internal const string Home = "/admin";

    [HttpGet(Address)]
    public IActionResult Show(string? returnUrl) => Page(new SignInForm(null, returnUrl));

    [HttpPost(Address)]
    public async Task<IActionResult> Send(string? login, string? password, string? returnUrl)
    {
        if (await attempts.JudgeAsync(login, password) is not { } user)
            return Page(new SignInForm(login, returnUrl) { Failed = true });
        var next = Url.IsLocalUrl(returnUrl) ? returnUrl : Home;
        if (user.TwoFactorEnabled)
        {
            await HttpContext.BeginTwoStepAsync(user);
            return LocalRedirect($"{SecondStepController.Address}?returnUrl={Uri.EscapeDataString(next)}");
        }
        await signIn.SignInAsync(user, isPersistent: false);
        return LocalRedirect(next);
    }

    /// <summary>Says who is signed in, to the window over which a sign-in stood.</summary>
    [HttpGet(InPlace), Authorize]
    public IActionResult SignedIn()
    {
        SecurityHeaders.AllowOwnFrame(Response);
        return View("Account/SignedIn", User.FindFirstValue(ClaimTypes.NameIdentifier));
    }

    [HttpPost("/account/sign-out")]
    public async Task<IActionResult> Leave()
    {
        if (await SessionCookie.IdAsync(HttpContext) is { } id && User.FindFirstValue(ClaimTypes.NameIdentifier) is { } userId)
            await sessions.EndAsync(userId, id);
        await signIn.SignOutAsync();
        return LocalRedirect(Address);
    }

    /// <summary>The desk shows the sign-in over a page whose session ended; nobody else may frame it.</summary>
    internal static void MayBeFramed(HttpResponse response, string? returnUrl)
    {
        if (returnUrl == InPlace)
            SecurityHeaders.AllowOwnFrame(response);
    }

    private ViewResult Page(SignInForm form)
    {
        MayBeFramed(Response, form.ReturnUrl);
        return View("Account/SignIn", form with { ReturnUrl = Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : null });
    }
}

internal static class TwoStepCookie
{
    /// <summary>Notes who gave the right password, as Identity reads it back.</summary>
    public static Task BeginTwoStepAsync(this HttpContext http, CmsUser user) => http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, user.Id)], IdentityConstants.TwoFactorUserIdScheme)));

    public static Task SignOutTwoStepAsync(this HttpContext http) => http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
}
