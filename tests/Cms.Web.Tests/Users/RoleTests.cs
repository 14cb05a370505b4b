using System.Net;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Cms.Content.Storage;
using Cms.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Tests.Users;

public sealed class RoleTests : IAsyncLifetime
{
    private UserSite users = null!;

    public async Task InitializeAsync() => users = await UserSite.StartAsync();

    public async Task DisposeAsync() => await users.DisposeAsync();

    [Fact]
    public async Task A_refusal_names_the_permission_and_who_gives_it()
    {
        await users.AddAsync("tess");
        var page = await (await users.SignInAsync("tess")).GetAsync(UserSite.Desk);
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Equal("You may not open this page", page.Heading);
        Assert.Contains("Access admin panel", page.Text);
        Assert.Contains("An administrator of this site", page.Text);
    }

    [Fact]
    public async Task A_role_of_the_site_gives_its_permissions_and_a_change_counts_at_once()
    {
        await users.AddAsync("tess", "Helpers");
        var browser = await users.SignInAsync("tess");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(UserSite.Desk)).Status);
        await SetRoleAsync("Helpers", "AccessAdminPanel");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(UserSite.Desk)).Status);
        await SetRoleAsync("Helpers", "SomethingElse");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(UserSite.Desk)).Status);
    }

    [Fact]
    public async Task A_new_role_of_a_user_counts_at_once()
    {
        var id = await users.AddAsync("tess");
        var browser = await users.SignInAsync("tess");
        await users.WriteAsync(session => users.Users.SetRolesAsync(session, id, ["Editor"]));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(UserSite.Desk)).Status);
    }

    [Fact]
    public async Task A_stock_role_with_an_empty_list_has_its_usual_permissions()
    {
        await SetRoleAsync("Author");
        var actor = await ActorAsync(await users.AddAsync("tess", "Author"));
        Assert.Contains("PublishOwnContent", actor.Granted);
        Assert.Contains("ViewContent", actor.Granted);
        Assert.DoesNotContain("PublishContent", actor.Granted);
    }

    [Fact]
    public async Task A_stock_role_with_a_list_has_that_list_alone()
    {
        await SetRoleAsync("Author", "EditOwnContent");
        var actor = await ActorAsync(await users.AddAsync("tess", "Author"));
        Assert.Contains("EditOwnContent", actor.Granted);
        Assert.DoesNotContain("PublishOwnContent", actor.Granted);
    }

    [Fact]
    public async Task An_administrator_cannot_be_made_less_than_one()
    {
        await SetRoleAsync("Administrator", "EditContent");
        Assert.True((await ActorAsync(await users.AddAsync("tess", "Administrator"))).Has("Anything"));
    }

    private Task SetRoleAsync(string name, params string[] permissions) => users.WriteAsync(session =>
        session.SetDocumentAsync(SiteDocuments.Roles, name, new JsonObject { ["Description"] = "", ["Permissions"] = new JsonArray([.. permissions.Select(permission => (JsonNode)permission)]) }));

    private async Task<Actor> ActorAsync(string userId) => (await users.Site.Services.GetRequiredService<ICurrentActor>()
        .FindAsync(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, userId)], "test"))))!;
}
