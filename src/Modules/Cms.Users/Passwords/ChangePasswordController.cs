using Cms.Users.Accounts;
using Cms.Users.Sessions;
using Cms.Users.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Users.Passwords;

/// <summary>A signed-in person changes the password. The current one is asked, and counts as an attempt to sign in, so that an open session cannot be used to guess it.</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ChangePasswordController(SignInAttempts attempts, UserManager<CmsUser> users, SignInManager<CmsUser> signIn, UserSessions sessions) : Controller
{
    public const string Address = "/account/password";

    [HttpGet(Address)]
    public IActionResult Show(string? done) => Form([], done: done is not null);

    [HttpPost(Address)]
    public async Task<IActionResult> Send(string? current, string? password)
    {
        if (await attempts.JudgeAsync(User.Identity!.Name, current, settles: true) is not { } user)
            return Form([], currentIsWrong: true);
        var result = await users.ChangePasswordAsync(user, current!, password ?? "");
        if (!result.Succeeded)
            return Form([.. result.Errors.Select(error => error.Description)]);
        await signIn.RefreshSignInAsync(user);
        await sessions.EndOthersAsync(user.Id, await SessionCookie.IdAsync(HttpContext));
        return LocalRedirect($"{Address}?done=yes");
    }

    private ViewResult Form(IReadOnlyList<string> errors, bool currentIsWrong = false, bool done = false) =>
        View("Account/SetPassword", new PasswordForm(User.Identity!.Name!, errors) { AskCurrent = true, CurrentIsWrong = currentIsWrong, Done = done });
}
