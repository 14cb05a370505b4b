using Cms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Users.SignIn;

/// <summary>The form as it was sent. The password is never sent back.</summary>
public sealed record SignInForm(string? Login, string? ReturnUrl)
{
    public bool Failed { get; init; }
}

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInController(SignInAttempts attempts, SignInManager<CmsUser> signIn) : Controller
{
    public const string Address = "/account/sign-in";
    private const string Home = "/admin";

    [HttpGet(Address)]
    public IActionResult Show(string? returnUrl) => Page(new SignInForm(null, returnUrl));

    [HttpPost(Address)]
    public async Task<IActionResult> Send(string? login, string? password, string? returnUrl)
    {
        if (await attempts.JudgeAsync(login, password) is not { } user)
            return Page(new SignInForm(login, returnUrl) { Failed = true });
        await signIn.SignInAsync(user, isPersistent: false);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : Home);
    }

    [HttpPost("/account/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync();
        return LocalRedirect(Address);
    }

    private ViewResult Page(SignInForm form) => View("Account/SignIn", form with { ReturnUrl = Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : null });
}
