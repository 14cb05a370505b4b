using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Cms.Content.Storage;
using Cms.Users.Passwords;

namespace Cms.Web.Tests.Users;

public sealed class UserAdminTests : IAsyncLifetime
{
    private UserSite users = null!;
    private string owner = null!;

    public async Task InitializeAsync()
    {
        users = await UserSite.StartAsync();
        owner = await users.AddAsync("olive", "Administrator");
        await users.WriteAsync(session => session.SetDocumentAsync(SiteDocuments.Roles, "Reception", new JsonObject { ["Permissions"] = new JsonArray("ManageUsers", "AccessAdminPanel") }));
    }

    public async Task DisposeAsync() => await users.DisposeAsync();

    [Fact]
    public async Task An_invited_person_chooses_a_password_and_works()
    {
        var admin = await users.SignInAsync("olive");
        var invited = await admin.SubmitAsync(await admin.GetAsync("/admin/users/new"), "/admin/users/new", ("displayName", "Tess Tester"), ("userName", "tess"), ("email", "tess@example.org"), ("role", "Editor"));
        var link = invited.Html.QuerySelector<IHtmlInputElement>("#link")!.Value;
        Assert.StartsWith("http://localhost/account/set-password?token=", link);
        Assert.Contains("Invited, no password yet", (await admin.GetAsync("/admin/users")).Text);

        var browser = users.Site.Browse();
        await browser.SubmitAsync(await browser.GetAsync(link), PasswordLinks.Address, ("password", UserSite.Password));
        Assert.Equal("in", (await (await users.SignInAsync("tess")).GetAsync(UserSite.Desk)).Text);
    }

    [Theory]
    [InlineData("olive", "", "There is already a user")]
    [InlineData("", "", "Enter a user name")]
    [InlineData("someone@example.org", "", "must be the person's own email address")]
    [InlineData("tess", "not an address", "Enter an email address")]
    [InlineData("tess", "OLIVE@example.org", "Another user has the address")]
    public async Task What_cannot_be_is_refused_and_the_form_keeps_what_was_typed(string userName, string email, string reason)
    {
        var admin = await users.SignInAsync("olive");
        var page = await admin.SubmitAsync(await admin.GetAsync("/admin/users/new"), "/admin/users/new", ("displayName", "Typed name"), ("userName", userName), ("email", email));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(reason, page.Alert);
        Assert.Equal("Typed name", page.Html.QuerySelector<IHtmlInputElement>("#DisplayName")!.Value);
        Assert.Single(await users.Users.ListAsync(), person => person.HasPassword);
    }

    [Fact]
    public async Task Roles_are_set_and_a_disabled_user_is_out()
    {
        var id = await users.AddAsync("tess");
        var tess = await users.SignInAsync("tess");
        var admin = await users.SignInAsync("olive");
        var page = await admin.GetAsync($"/admin/users/{id}");
        Assert.Equal($"/admin/users/{id}?saved=yes", (await admin.SubmitAsync(page, $"/admin/users/{id}/roles", ("role", "Editor"))).Location);
        Assert.Equal("in", (await tess.GetAsync(UserSite.Desk)).Text);
        await admin.SubmitAsync(page, $"/admin/users/{id}/enabled");
        Assert.Equal(HttpStatusCode.Redirect, (await tess.GetAsync(UserSite.Desk)).Status);
        Assert.Contains("May not sign in", (await admin.GetAsync($"/admin/users/{id}")).Text);
    }

    [Fact]
    public async Task Who_manages_users_neither_makes_nor_touches_an_administrator()
    {
        var self = await users.AddAsync("rex", "Reception");
        var rex = await users.SignInAsync("rex");
        var mine = await rex.GetAsync($"/admin/users/{self}");
        Assert.Equal(HttpStatusCode.Forbidden, (await rex.SubmitAsync(mine, $"/admin/users/{self}/roles", ("role", "Administrator"))).Status);
        var theirs = await rex.GetAsync($"/admin/users/{owner}");
        foreach (var action in new[] { "link", "enabled", "roles" })
        {
            var refused = await rex.SubmitAsync(theirs, $"/admin/users/{owner}/{action}", ("role", "Reception"));
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
            Assert.Contains("Only an administrator", refused.Alert);
            Assert.Null(refused.Html.QuerySelector("#link"));
        }
        Assert.Equal(["Administrator"], (await users.Users.FindAsync(owner))!.RoleNames);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        foreach (var person in (await users.Users.ListAsync()).Where(person => person.UserId != owner))
            await users.WriteAsync(session => users.Users.SetEnabledAsync(session, person.UserId, false));
        var admin = await users.SignInAsync("olive");
        var page = await admin.GetAsync($"/admin/users/{owner}");
        Assert.Contains("Somebody must stay", (await admin.SubmitAsync(page, $"/admin/users/{owner}/roles", ("role", "Editor"))).Alert);
        Assert.Contains("your own account", (await admin.SubmitAsync(page, $"/admin/users/{owner}/enabled")).Alert);
    }

    [Fact]
    public async Task The_pages_ask_for_the_permission()
    {
        var id = await users.AddAsync("tess", "Editor");
        var tess = await users.SignInAsync("tess");
        var anonymous = users.Site.Browse();
        foreach (var address in new[] { "/admin/users", "/admin/users/new", $"/admin/users/{id}" })
        {
            var refused = await tess.GetAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
            Assert.Contains("Manage users", refused.Text);
            Assert.Equal(HttpStatusCode.Redirect, (await anonymous.GetAsync(address)).Status);
        }
    }
}
