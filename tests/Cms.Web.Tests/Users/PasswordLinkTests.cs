using System.Net;
using Cms.Users.Passwords;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Tests.Users;

public sealed class PasswordLinkTests : IAsyncLifetime
{
    private UserSite users = null!;

    public async Task InitializeAsync() => users = await UserSite.StartAsync();

    public async Task DisposeAsync() => await users.DisposeAsync();

    [Fact]
    public async Task A_new_site_is_entered_by_a_link_that_works_once()
    {
        var link = await AdministratorLinkAsync();
        var browser = users.Site.Browse();
        var form = await browser.GetAsync(link!);
        Assert.Equal("new-password", form.Html.QuerySelector("#password")!.GetAttribute("autocomplete"));
        var set = await browser.SubmitAsync(form, PasswordLinks.Address, ("password", UserSite.Password));
        Assert.Equal("/account/sign-in?chosen=yes", set.Location);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link!)).Status);
        var again = await browser.SubmitAsync(form, PasswordLinks.Address, ("password", "another long enough phrase"));
        Assert.Equal("This link does not work any more", again.Heading);

        var administrator = await users.SignInAsync("admin");
        Assert.Equal("People", (await administrator.GetAsync("/admin/users")).Heading);
    }

    [Fact]
    public async Task As_long_as_no_administrator_has_a_password_each_start_has_a_new_link_and_the_old_one_ends()
    {
        var first = await AdministratorLinkAsync();
        await users.Site.StopAsync();
        await users.Site.StartAgainAsync();
        var second = await AdministratorLinkAsync();
        var browser = users.Site.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(first!)).Status);
        await browser.SubmitAsync(await browser.GetAsync(second!), PasswordLinks.Address, ("password", UserSite.Password));
        Assert.Null(await AdministratorLinkAsync());
        Assert.Single(await users.Users.ListAsync());
    }

    [Fact]
    public async Task A_link_is_dead_after_a_day()
    {
        var link = await AdministratorLinkAsync();
        users.Site.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.NotFound, (await users.Site.Browse().GetAsync(link!)).Status);
    }

    [Fact]
    public async Task A_link_is_kept_as_a_hash_only()
    {
        var link = await AdministratorLinkAsync();
        var token = link![(link!.IndexOf('=') + 1)..];
        Assert.Equal(43, token.Length);
        await users.WriteAsync(async session => Assert.DoesNotContain(token, await session.QueryValueAsync<string>("SELECT token_hash FROM password_links") ?? ""));
    }

    [Theory]
    [InlineData("short", "at least 12 characters")]
    [InlineData("Password1234!", "most used passwords")]
    [InlineData("aaaaaaaaaaaaaa", "Repeated signs")]
    [InlineData("zxcvbnm,./asdfghjkl", "Rows of keys")]
    [InlineData("the admin likes long words", "your user name")]
    public async Task A_weak_password_is_refused_with_its_reason_and_the_link_stays_good(string password, string reason)
    {
        var link = await AdministratorLinkAsync();
        var browser = users.Site.Browse();
        var refused = await browser.SubmitAsync(await browser.GetAsync(link!), PasswordLinks.Address, ("password", password));
        Assert.Contains(reason, refused.Alert);
        Assert.Equal("true", refused.Html.QuerySelector("#password")!.GetAttribute("aria-invalid"));
        Assert.DoesNotContain(password, refused.Text);
        Assert.Equal("/account/sign-in?chosen=yes", (await browser.SubmitAsync(refused, PasswordLinks.Address, ("password", UserSite.Password))).Location);
    }

    [Fact]
    public async Task Of_two_people_with_the_same_link_one_sets_the_password()
    {
        var link = await AdministratorLinkAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async number =>
        {
            var browser = users.Site.Browse();
            return await browser.SubmitAsync(await browser.GetAsync(link!), PasswordLinks.Address, ("password", $"{UserSite.Password} {number}"));
        }));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect);
    }

    private Task<string?> AdministratorLinkAsync() => users.Site.Services.GetRequiredService<AdministratorLink>().CreateAsync("http://localhost");
}
