using System.Net;
using Cms.Web.Tests.Hosting;
using Dapper;

namespace Cms.Web.Tests.Users;

/// <summary>Signing in with a password and a code.</summary>
public sealed class TwoStepTests : IAsyncLifetime
{
    private const string Setup = "/account/two-step";
    private const string Step = "/account/second-step";
    private UserSite users = null!;
    private string tess = null!;

    public async Task InitializeAsync()
    {
        users = await UserSite.StartAsync();
        tess = await users.AddAsync("tess", "Administrator");
    }

    public async Task DisposeAsync() => await users.DisposeAsync();

    [Fact]
    public async Task After_the_password_a_code_is_asked_and_the_password_alone_opens_nothing()
    {
        var (secret, codes) = await SetUpAsync();
        Assert.Equal(10, codes.Count);
        var browser = users.Site.Browse();
        var half = await UserSite.TrySignInAsync(browser, "tess", UserSite.Password, UserSite.Desk);
        Assert.StartsWith($"{Step}?returnUrl=", half.Location);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(UserSite.Desk)).Status);
        var form = await browser.GetAsync(half.Location!);
        var wrong = await browser.SubmitAsync(form, Step, ("code", "000000"));
        Assert.Contains("This code did not work", wrong.Alert);
        var done = await browser.SubmitAsync(wrong, Step, ("code", AuthenticatorApp.Code(secret, 1)));
        Assert.Equal(UserSite.Desk, done.Location);
        Assert.Equal("in", (await browser.GetAsync(UserSite.Desk)).Text);
        // The half-way cookie was used up, and nobody comes here without one.
        Assert.Equal("/account/sign-in", (await browser.GetAsync(Step)).Location);
        Assert.Equal("/account/sign-in", (await users.Site.Browse().GetAsync(Step)).Location);
    }

    [Fact]
    public async Task A_code_works_once_and_a_recovery_code_works_once()
    {
        var (secret, codes) = await SetUpAsync();
        var code = AuthenticatorApp.Code(secret, 1);
        Assert.Equal("/admin", (await EnterAsync(code)).Location);
        Assert.Contains("did not work", (await EnterAsync(code)).Alert);
        Assert.Equal("/admin", (await EnterAsync(codes[3].ToLowerInvariant())).Location);
        Assert.Contains("did not work", (await EnterAsync(codes[3])).Alert);
        var browser = users.Site.Browse();
        await EnterAsync(codes[4], browser);
        Assert.Contains("You have 8 recovery codes left.", (await browser.GetAsync(Setup)).Text);
    }

    [Fact]
    public async Task Who_knows_the_password_cannot_guess_codes_for_ever()
    {
        var (secret, _) = await SetUpAsync();
        for (var i = 0; i < 3; i++)
            Assert.Contains("did not work", (await EnterAsync("123456")).Alert);
        // Three passwords and three codes: the account pauses, also for the right code.
        var paused = await UserSite.TrySignInAsync(users.Site.Browse(), "tess", UserSite.Password);
        Assert.StartsWith("You could not be signed in", paused.Alert);
        users.Site.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("/admin", (await EnterAsync(AuthenticatorApp.Code(secret, 1))).Location);
    }

    [Fact]
    public async Task It_is_switched_on_by_a_right_code_and_off_by_the_password_and_secrets_are_kept_protected()
    {
        var browser = await users.SignInAsync("tess");
        var begin = await browser.GetAsync(Setup);
        var refused = await browser.SubmitAsync(begin, $"{Setup}/begin", ("password", "not the password"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (refused.Status, refused.Text.Contains("The password is not right.")));
        await browser.SubmitAsync(begin, $"{Setup}/begin", ("password", UserSite.Password));
        var scan = await browser.GetAsync(Setup);
        Assert.StartsWith("data:image/svg+xml;base64,", scan.Html.QuerySelector("img.qr")!.GetAttribute("src"));
        var secret = scan.Html.QuerySelector(".secret")!.TextContent;
        Assert.Contains("This code is not right", (await browser.SubmitAsync(scan, $"{Setup}/on", ("code", "000000"))).Alert);
        // Not switched on yet: the password still signs in alone.
        await users.SignInAsync("tess");
        var on = await browser.SubmitAsync(scan, $"{Setup}/on", ("code", AuthenticatorApp.Code(secret)));
        Assert.Equal(10, on.Html.QuerySelectorAll(".codes code").Length);
        await using (var connection = await users.Site.Database.OpenAsync())
        {
            var kept = string.Join('\n', await connection.QueryAsync<string>("SELECT value FROM user_tokens"));
            Assert.DoesNotContain(secret.Replace(" ", "").ToUpperInvariant(), kept, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(on.Html.QuerySelector(".codes code")!.TextContent, kept, StringComparison.OrdinalIgnoreCase);
        }
        Assert.DoesNotContain(on.Html.QuerySelector(".codes code")!.TextContent, (await browser.GetAsync(Setup)).Text);
        var off = await browser.SubmitAsync(await browser.GetAsync(Setup), $"{Setup}/off", ("password", UserSite.Password));
        Assert.Equal(Setup, off.Location);
        await users.SignInAsync("tess");
        var record = (await browser.GetAsync("/admin/activity")).Text;
        Assert.Contains("signs in with two steps now", record);
        Assert.Contains("signs in with the password alone now", record);
    }

    [Fact]
    public async Task An_administrator_helps_who_lost_the_phone_and_is_in_the_record()
    {
        await SetUpAsync();
        await users.AddAsync("olive", "Administrator");
        var olive = await users.SignInAsync("olive");
        var page = await olive.GetAsync($"/admin/users/{tess}");
        Assert.Contains("with two steps", page.Text);
        await olive.SubmitAsync(page, $"/admin/users/{tess}/two-step-off");
        Assert.False((await users.Users.FindAsync(tess))!.HasTwoStep);
        await users.SignInAsync("tess");
        Assert.Contains("switched off the second step of tess", (await olive.GetAsync("/admin/activity")).Text);
    }

    private async Task<(string Secret, IReadOnlyList<string> Codes)> SetUpAsync()
    {
        var browser = await users.SignInAsync("tess");
        await browser.SubmitAsync(await browser.GetAsync(Setup), $"{Setup}/begin", ("password", UserSite.Password));
        var scan = await browser.GetAsync(Setup);
        var secret = scan.Html.QuerySelector(".secret")!.TextContent;
        var on = await browser.SubmitAsync(scan, $"{Setup}/on", ("code", AuthenticatorApp.Code(secret)));
        return (secret, [.. on.Html.QuerySelectorAll(".codes code").Select(code => code.TextContent)]);
    }

    private async Task<Page> EnterAsync(string code, Browser? browser = null)
    {
        browser ??= users.Site.Browse();
        var half = await UserSite.TrySignInAsync(browser, "tess", UserSite.Password);
        return await browser.SubmitAsync(await browser.GetAsync(half.Location!), Step, ("code", code));
    }
}
