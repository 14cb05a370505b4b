using Cms.Content.Storage;
using Cms.Users.Accounts;
using Cms.Users.SignIn;
using Cms.Web.Admin;
using Cms.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Users.TwoStep;

/// <summary>A person sets up, renews or gives up the second step of signing in.</summary>
[Route(Address)]
public sealed class TwoStepController(ICurrentActor actors, UserManager<CmsUser> users, SignInManager<CmsUser> signIn, SecondStep step, SignInAttempts attempts, Database database) : AdminController(actors)
{
    public const string Address = "/account/two-step";

    [HttpGet]
    public async Task<IActionResult> Show() => await PageAsync(await MeAsync());

    /// <summary>Makes the secret; nothing is asked at sign-in until a code proved that an app holds it.</summary>
    [HttpPost("begin")]
    public async Task<IActionResult> Begin(string? password)
    {
        if (await attempts.JudgeAsync(User.Identity!.Name, password, settles: true) is not { } user)
            return await PageAsync(await MeAsync(), "The password is not right.");
        await step.BeginAsync(user);
        await signIn.RefreshSignInAsync(user);
        return Redirect(Address);
    }

    [HttpPost("on")]
    public async Task<IActionResult> SwitchOn(string? code)
    {
        var me = await MeAsync();
        if (await attempts.TryAsync(me.Id, async () => await step.SwitchOnAsync(me, code)) is not { } codes)
            return await PageAsync(me, "This code is not right. Wait for the next one and type it while it shows. Look whether the clock of your phone is right.");
        return await DoneAsync(me, "two-step.on", codes);
    }

    [HttpPost("codes")]
    public async Task<IActionResult> NewCodes(string? code)
    {
        var me = await MeAsync();
        if (await attempts.TryAsync(me.Id, async () => me.TwoFactorEnabled && await step.TakeCodeAsync(me, code) ? await step.NewCodesAsync(me) : null) is not { } codes)
            return await PageAsync(me, "This code is not right. Nothing was changed.");
        return await DoneAsync(me, "two-step.codes", codes);
    }

    [HttpPost("off")]
    public async Task<IActionResult> SwitchOff(string? password)
    {
        if (await attempts.JudgeAsync(User.Identity!.Name, password, settles: true) is not { } user)
            return await PageAsync(await MeAsync(), "The password is not right. Nothing was changed.");
        await step.SwitchOffAsync(user);
        return await DoneAsync(user, "two-step.off", []);
    }

    private async Task<CmsUser> MeAsync() => (await users.FindByIdAsync(Actor.UserId))!;

    private async Task<IActionResult> DoneAsync(CmsUser user, string action, IReadOnlyList<string> codes)
    {
        // Identity changed the stamp that other devices are checked with: they are asked to sign in again, this one is not.
        await signIn.RefreshSignInAsync(user);
        await database.WriteAsync(async session =>
        {
            await session.AuditAsync(Actor, action, null, null, null, await session.NowAsync());
            return true;
        });
        if (codes.Count == 0)
        {
            Say("Signing in takes your password alone now.");
            return Redirect(Address);
        }
        return await PageAsync(user, codes: codes);
    }

    private async Task<IActionResult> PageAsync(CmsUser user, string? problem = null, IReadOnlyList<string>? codes = null)
    {
        if (problem is not null)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Account/TwoStep", new TwoStepPage(user.TwoFactorEnabled)
        {
            Problem = problem,
            Secret = user.TwoFactorEnabled ? null : await step.SecretAsync(user),
            Codes = codes ?? [],
            CodesLeft = user.TwoFactorEnabled ? await users.CountRecoveryCodesAsync(user) : 0,
        });
    }
}

/// <param name="IsOn">Codes are asked at sign-in.</param>
public sealed record TwoStepPage(bool IsOn)
{
    public string? Problem { get; init; }
    public (string Secret, string Picture)? Secret { get; init; }

    /// <summary>Recovery codes that were just made: shown once.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];
    public int CodesLeft { get; init; }
}
