using System.Net;

namespace Cms.Web.Tests.Users;

public sealed class SessionTests : IAsyncLifetime
{
    private UserSite users = null!;
    private string tess = null!;

    public async Task InitializeAsync()
    {
        users = await UserSite.StartAsync();
        tess = await users.AddAsync("tess", "Editor");
    }

    public async Task DisposeAsync() => await users.DisposeAsync();

    [Fact]
    public async Task A_session_survives_a_restart()
    {
        var browser = await users.SignInAsync("tess");
        await users.Site.StopAsync();
        await users.Site.StartAgainAsync();
        Assert.Equal("in", (await users.Site.Browse().WithCookiesOf(browser).GetAsync(UserSite.Desk)).Text);
    }

    [Fact]
    public async Task A_disabled_user_is_out_at_once_and_stays_out()
    {
        var browser = await users.SignInAsync("tess");
        await users.WriteAsync(session => users.Users.SetEnabledAsync(session, tess, false));
        var page = await browser.GetAsync(UserSite.Desk);
        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.Contains("/account/sign-in", page.Location);
        await users.WriteAsync(session => users.Users.SetEnabledAsync(session, tess, true));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(UserSite.Desk)).Status);
    }

    [Fact]
    public async Task A_new_password_ends_other_sessions_within_a_minute()
    {
        var elsewhere = await users.SignInAsync("tess");
        var here = await users.SignInAsync("tess");
        var form = await here.GetAsync("/account/password");
        var changed = await here.SubmitAsync(form, "/account/password", ("current", UserSite.Password), ("password", "lantern orbit seventeen maple"));
        Assert.Equal("/account/password?done=yes", changed.Location);
        users.Site.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("in", (await here.GetAsync(UserSite.Desk)).Text);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync(UserSite.Desk)).Status);
        await users.SignInAsync("tess", "lantern orbit seventeen maple");
    }

    [Fact]
    public async Task Changing_the_password_asks_the_current_one()
    {
        var browser = await users.SignInAsync("tess");
        var form = await browser.GetAsync("/account/password");
        var refused = await browser.SubmitAsync(form, "/account/password", ("current", "not the password"), ("password", "lantern orbit seventeen maple"));
        Assert.Contains("The current password is not right", refused.Alert);
        await users.SignInAsync("tess");
    }

    [Fact]
    public async Task A_session_ends_after_eight_hours_without_use()
    {
        var browser = await users.SignInAsync("tess");
        users.Site.Clock.Advance(TimeSpan.FromHours(7));
        Assert.Equal("in", (await browser.GetAsync(UserSite.Desk)).Text);
        users.Site.Clock.Advance(TimeSpan.FromHours(7));
        Assert.Equal("in", (await browser.GetAsync(UserSite.Desk)).Text);
        users.Site.Clock.Advance(TimeSpan.FromHours(9));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(UserSite.Desk)).Status);
    }

    [Fact]
    public async Task Over_https_the_cookie_belongs_to_this_host_alone()
    {
        var browser = users.Site.Browse("https");
        var page = await UserSite.TrySignInAsync(browser, "tess", UserSite.Password);
        var cookie = page.Response.Headers.GetValues("Set-Cookie").Single(value => value.Contains("-desk="));
        Assert.StartsWith("__Host-cms-desk=", cookie);
        Assert.Contains("secure", cookie);
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.Contains("path=/", cookie);
        Assert.DoesNotContain("domain=", cookie);
        Assert.Equal("in", (await browser.GetAsync(UserSite.Desk)).Text);
    }
}
