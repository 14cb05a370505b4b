using System.Net;
using Cms.Web.Tests.Hosting;

namespace Cms.Web.Tests.Users;

public sealed class SignInTests : IAsyncLifetime
{
    private UserSite users = null!;

    public async Task InitializeAsync()
    {
        users = await UserSite.StartAsync();
        await users.AddAsync("tess", "Editor");
    }

    public async Task DisposeAsync() => await users.DisposeAsync();

    [Theory]
    [InlineData("tess")]
    [InlineData("TESS")]
    [InlineData("tess@example.org")]
    public async Task A_user_signs_in_by_name_or_address(string login)
    {
        var browser = await users.SignInAsync(login);
        Assert.Equal("in", (await browser.GetAsync(UserSite.Desk)).Text);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to_and_comes_back()
    {
        var browser = users.Site.Browse();
        var asked = await browser.GetAsync(UserSite.Desk);
        Assert.Equal(HttpStatusCode.Redirect, asked.Status);
        Assert.EndsWith("/account/sign-in?returnUrl=%2Ftest%2Fdesk", asked.Location);
        var page = await UserSite.TrySignInAsync(browser, "tess", UserSite.Password, UserSite.Desk);
        Assert.Equal(UserSite.Desk, page.Location);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task A_return_address_on_another_host_is_refused(string returnUrl)
    {
        var browser = users.Site.Browse();
        var form = await browser.GetAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.DoesNotContain("evil", form.Text);
        var page = await browser.SubmitAsync(form, "/account/sign-in", ("login", "tess"), ("password", UserSite.Password), ("returnUrl", returnUrl));
        Assert.Equal("/admin", page.Location);
    }

    [Fact]
    public async Task Every_refusal_says_the_same()
    {
        var id = await users.AddAsync("gone", "Editor");
        await users.WriteAsync(session => users.Users.SetEnabledAsync(session, id, false));
        var wrong = await UserSite.TrySignInAsync(users.Site.Browse(), "tess", "not the password");
        var unknown = await UserSite.TrySignInAsync(users.Site.Browse(), "nobody", "not the password");
        var disabled = await UserSite.TrySignInAsync(users.Site.Browse(), "gone", UserSite.Password);
        Assert.StartsWith("You could not be signed in", wrong.Alert);
        Assert.Equal(wrong.Alert, unknown.Alert);
        Assert.Equal(wrong.Alert, disabled.Alert);
    }

    [Fact]
    public async Task Five_failures_pause_the_account_for_five_minutes_and_the_answer_stays_the_same()
    {
        var browser = users.Site.Browse();
        Page page = null!;
        for (var attempt = 0; attempt < 5; attempt++)
            page = await UserSite.TrySignInAsync(browser, "tess", "not the password");
        var paused = await UserSite.TrySignInAsync(browser, "tess", UserSite.Password);
        Assert.Equal(page.Alert, paused.Alert);
        users.Site.Clock.Advance(TimeSpan.FromMinutes(4.5));
        Assert.Equal(page.Alert, (await UserSite.TrySignInAsync(browser, "tess", UserSite.Password)).Alert);
        users.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/admin", (await UserSite.TrySignInAsync(browser, "tess", UserSite.Password)).Location);
    }

    [Fact]
    public async Task A_right_password_on_the_fifth_attempt_opens_and_the_count_starts_over()
    {
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 0; attempt < 4; attempt++)
                await UserSite.TrySignInAsync(users.Site.Browse(), "tess", "not the password");
            await users.SignInAsync("tess");
        }
    }

    [Fact]
    public async Task Attempts_at_the_same_time_do_not_pass_the_limit()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => UserSite.TrySignInAsync(users.Site.Browse(), "tess", "not the password")));
        Assert.Null((await UserSite.TrySignInAsync(users.Site.Browse(), "tess", UserSite.Password)).Location);
    }

    [Fact]
    public async Task A_form_without_the_sites_token_is_refused_in_words()
    {
        var forged = await users.Site.Browse().PostAsync("/account/sign-in", new Dictionary<string, string> { ["login"] = "tess", ["password"] = UserSite.Password });
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.Equal("This form could not be accepted", forged.Heading);
        Assert.DoesNotContain(forged.Response.Headers, header => header.Key == "Set-Cookie" && header.Value.Any(value => value.Contains("-desk")));
    }

    [Fact]
    public async Task The_page_works_with_password_managers_and_without_script()
    {
        var page = await users.Site.Browse().GetAsync("/account/sign-in");
        Assert.Equal("username", page.Html.QuerySelector("#login")!.GetAttribute("autocomplete"));
        Assert.Equal("current-password", page.Html.QuerySelector("#password")!.GetAttribute("autocomplete"));
        Assert.Empty(page.Html.QuerySelectorAll("script, style, [style], [onpaste]"));
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
        foreach (var input in page.Html.QuerySelectorAll("input:not([type=hidden])"))
            Assert.NotNull(page.Html.QuerySelector($"label[for={input.Id}]"));
    }

    [Fact]
    public async Task After_a_failure_focus_goes_to_a_summary_that_leads_to_the_field()
    {
        var page = await UserSite.TrySignInAsync(users.Site.Browse(), "tess", "not the password");
        var summary = page.Html.QuerySelector("[role=alert]")!;
        Assert.True(summary.HasAttribute("autofocus"));
        Assert.NotNull(page.Html.QuerySelector(summary.QuerySelector("a")!.GetAttribute("href")!));
        Assert.StartsWith("Error: ", page.Html.Title);
        Assert.DoesNotContain("not the password", page.Text);
    }

    [Fact]
    public async Task Signing_out_is_a_form_and_ends_the_session()
    {
        var browser = await users.SignInAsync("tess");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/account/sign-out")).Status);
        var page = await browser.GetAsync("/account/sign-in");
        await browser.SubmitAsync(page, "/account/sign-in", ("login", ""), ("password", ""));
        var token = page.Html.QuerySelector("input[name=__RequestVerificationToken]") is { } input ? input.GetAttribute("value")! : "";
        Assert.Equal("/account/sign-in", (await browser.PostAsync("/account/sign-out", [KeyValuePair.Create("__RequestVerificationToken", token)])).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(UserSite.Desk)).Status);
    }
}
