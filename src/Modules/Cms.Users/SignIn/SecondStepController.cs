using Cms.Users.Accounts;
using Cms.Users.TwoStep;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Users.SignIn;

/// <summary>The code after the password. Who is half signed in stands in a cookie that lasts for five minutes and opens nothing.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SecondStepController(SignInAttempts attempts, SignInManager<CmsUser> signIn, SecondStep step) : Controller
{
    public const string Address = "/account/second-step";

    [HttpGet(Address)]
    public async Task<IActionResult> Show(string? returnUrl) => await signIn.GetTwoFactorAuthenticationUserAsync() is null ? LocalRedirect(SignInController.Address) : Page(returnUrl, failed: false);

    [HttpPost(Address)]
    public async Task<IActionResult> Send(string? code, string? returnUrl)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { IsEnabled: true } user)
            return LocalRedirect(SignInController.Address);
        if (await attempts.TryAsync(user.Id, async () => await step.TakeAsync(user, code) ? user : null) is null)
            return Page(returnUrl, failed: true);
        await HttpContext.SignOutTwoStepAsync();
        await signIn.SignInAsync(user, isPersistent: false);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : SignInController.Home);
    }

    private ViewResult Page(string? returnUrl, bool failed)
    {
        SignInController.MayBeFramed(Response, returnUrl);
        return View("Account/SecondStep", new SignInForm(null, Url.IsLocalUrl(returnUrl) ? returnUrl : null) { Failed = failed });
    }
}
