using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Storage;
using Cms.Users.Passwords;
using Cms.Web.Mail;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Tests.Users;

/// <summary>Where a person is signed in, and links to choose a password by mail.</summary>
public sealed class DeviceTests : IAsyncLifetime
{
    private const string Sessions = "/account/sessions";
    private UserSite users = null!;

    public async Task InitializeAsync()
    {
        users = await UserSite.StartAsync(services: services => services.Configure<SmtpSettings>(settings => (settings.Host, settings.From) = ("mail.example.org", "desk@example.org")));
        await users.AddAsync("tess", "Administrator");
    }

    public async Task DisposeAsync() => await users.DisposeAsync();

    [Fact]
    public async Task Each_device_is_listed_and_can_be_signed_out_and_others_are_not_touched()
    {
        var (here, there, third) = (await users.SignInAsync("tess"), await users.SignInAsync("tess"), await users.SignInAsync("tess"));
        var list = await here.GetAsync(Sessions);
        Assert.Equal(3, list.Html.QuerySelectorAll("tbody tr").Length);
        Assert.Single(list.Html.QuerySelectorAll("tbody th"), device => device.TextContent.Contains("this one"));
        var other = list.Html.QuerySelector("input[name=session]")!.GetAttribute("value")!;
        // Nobody ends another person's session by its id.
        await users.AddAsync("olive", "Administrator");
        var olive = await users.SignInAsync("olive");
        await olive.PostAsync($"{Sessions}/end", [new("__RequestVerificationToken", (await olive.GetAsync(Sessions)).Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), new("session", other)]);
        Assert.Equal(3, (await here.GetAsync(Sessions)).Html.QuerySelectorAll("tbody tr").Length);

        await here.PostAsync($"{Sessions}/end", [new("__RequestVerificationToken", list.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), new("session", other)]);
        Assert.Equal(2, (await here.GetAsync(Sessions)).Html.QuerySelectorAll("tbody tr").Length);
        Assert.Single(new[] { await there.GetAsync(UserSite.Desk), await third.GetAsync(UserSite.Desk) }, page => page.Status is HttpStatusCode.Redirect);

        await here.SubmitAsync(await here.GetAsync(Sessions), $"{Sessions}/end-others");
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), ((await there.GetAsync(UserSite.Desk)).Status, (await third.GetAsync(UserSite.Desk)).Status));
        Assert.Equal("in", (await here.GetAsync(UserSite.Desk)).Text);
    }

    [Fact]
    public async Task A_cookie_that_was_copied_is_worth_nothing_after_signing_out()
    {
        var browser = await users.SignInAsync("tess");
        var copied = new CookieContainer();
        copied.Add(browser.Cookies.GetAllCookies());
        await browser.SubmitAsync(await browser.GetAsync("/admin"), "/account/sign-out");
        var thief = users.Site.Browse();
        thief.Cookies.Add(copied.GetAllCookies());
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync(UserSite.Desk)).Status);
    }

    [Fact]
    public async Task A_forgotten_password_is_mailed_a_link_and_the_answer_tells_nobody_who_is_here()
    {
        await users.WriteAsync(session => session.SetDocumentAsync(SiteDocuments.Settings, "site", new JsonObject { ["SiteName"] = "The test site", ["BaseUrl"] = "https://www.example.org" }));
        var known = await AskAsync("tess@example.org");
        var unknown = await AskAsync("nobody@example.org");
        Assert.Equal(known.Html.QuerySelector("main")!.TextContent, unknown.Html.QuerySelector("main")!.TextContent);
        await AskAsync("tess");
        var mail = Assert.Single(await MailsAsync());
        Assert.Equal("tess@example.org", mail.To);
        // The link leads to the site's own address, whatever host the request named.
        var link = mail.Text.Split('\n').Single(line => line.StartsWith("https://www.example.org/account/set-password?token=", StringComparison.Ordinal));
        var browser = users.Site.Browse();
        var chosen = await browser.SubmitAsync(await browser.GetAsync(new Uri(link).PathAndQuery), PasswordLinks.Address, ("password", "lantern orbit seventeen maple"));
        Assert.Equal("/account/sign-in?chosen=yes", chosen.Location);
        await users.SignInAsync("tess", "lantern orbit seventeen maple");
    }

    [Fact]
    public async Task Without_an_address_of_its_own_the_site_mails_no_link_that_a_stranger_asked_for()
    {
        var page = await users.Site.Browse().GetAsync("/account/forgotten");
        Assert.Contains("Ask an administrator", page.Text);
        Assert.Null(page.Html.QuerySelector("main form"));
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task An_invitation_is_mailed_and_shown()
    {
        var admin = await users.SignInAsync("tess");
        var invited = await admin.SubmitAsync(await admin.GetAsync("/admin/users/new"), "/admin/users/new", ("displayName", "New Tester"), ("userName", "newt"), ("email", "newt@example.org"), ("role", "Editor"));
        Assert.Contains("It is mailed to newt@example.org.", invited.Text);
        var mail = Assert.Single(await MailsAsync());
        Assert.Contains(invited.Html.QuerySelector("#link")!.GetAttribute("value")!, mail.Text);
        Assert.Contains("Hello New Tester", mail.Text);
    }

    [Fact]
    public async Task Each_sign_in_is_in_the_record()
    {
        var tess = await users.SignInAsync("tess");
        Assert.Contains("signed in with A program", (await tess.GetAsync("/admin/activity")).Html.QuerySelector("main")!.TextContent);
    }

    private async Task<Hosting.Page> AskAsync(string login)
    {
        var browser = users.Site.Browse();
        return await browser.SubmitAsync(await browser.GetAsync("/account/forgotten"), "/account/forgotten", ("login", login));
    }

    private async Task<IReadOnlyList<OutgoingMail>> MailsAsync()
    {
        await using var connection = await users.Site.Database.OpenAsync();
        return [.. (await connection.QueryAsync<string>("SELECT json FROM outbox WHERE kind = 'mail' ORDER BY created_utc")).Select(json => JsonSerializer.Deserialize<OutgoingMail>(json, Content.Model.ContentJson.Options)!)];
    }
}
