using Cms.Users.People;
using Cms.Users.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Users.Passwords;

/// <summary>A page to choose a password; the errors stand at the top and beside the field.</summary>
public sealed record PasswordForm(string UserName, IReadOnlyList<string> Errors)
{
    public string? Token { get; init; }
    public bool AskCurrent { get; init; }
    public bool CurrentIsWrong { get; init; }
    public bool Done { get; init; }
    public bool HasErrors => CurrentIsWrong || Errors.Count > 0;
}

/// <summary>Chooses a password by a one-time link; the link is used up by the form, not by opening it, because mail programs open links.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SetPasswordController(PasswordLinks links) : Controller
{
    [HttpGet(PasswordLinks.Address)]
    public async Task<IActionResult> Show(string? token) =>
        await links.OwnerAsync(token) is { } owner ? Form(owner, token, []) : DeadLink();

    [HttpPost(PasswordLinks.Address)]
    public async Task<IActionResult> Send(string? token, string? password)
    {
        if (await links.OwnerAsync(token) is not { } owner)
            return DeadLink();
        var reasons = PasswordRules.Reasons(password, PasswordValidator.OwnNames(owner.UserName, owner.Email));
        if (reasons.Count > 0)
            return Form(owner, token, reasons);
        return await links.UseAsync(token!, owner, password!) ? LocalRedirect($"{SignInController.Address}?chosen=yes") : DeadLink();
    }

    private ViewResult Form(Person owner, string? token, IReadOnlyList<string> errors) =>
        View("Account/SetPassword", new PasswordForm(owner.UserName, errors) { Token = token });

    private ViewResult DeadLink()
    {
        var page = View("Account/DeadLink");
        page.StatusCode = 404;
        return page;
    }
}
