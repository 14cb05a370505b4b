using Cms.Content.Storage;
using Cms.Users;
using Cms.Users.Passwords;
using Cms.Users.People;
using Cms.Web.Site;
using Cms.Web.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Web.Tests.Users;

/// <summary>A site with users, an administrator, and a page that only the desk's people may open.</summary>
public sealed class UserSite : IAsyncDisposable
{
    public const string Password = "violet kettle marches north";
    public const string Desk = "/test/desk";

    private UserSite(TestSite site) => Site = site;

    public TestSite Site { get; }

    public UserDirectory Users => Site.Services.GetRequiredService<UserDirectory>();

    /// <param name="also">Other modules of the site.</param>
    /// <param name="services">Settings of the program, such as its mail server.</param>
    public static async Task<UserSite> StartAsync(Action<CmsBuilder>? also = null, Action<IServiceCollection>? services = null)
    {
        var site = await TestSite.StartAsync(
            modules =>
            {
                modules.AddModule<Startup>();
                also?.Invoke(modules);
            },
            app => app.MapGet(Desk, () => "in").RequireAuthorization("permission:AccessAdminPanel"),
            services);
        return new UserSite(site);
    }

    /// <summary>Creates a user by the front door's own means: a link and a password.</summary>
    public async Task<string> AddAsync(string userName, params string[] roles)
    {
        var links = Site.Services.GetRequiredService<PasswordLinks>();
        var ((id, path), _) = await Site.Database.WriteAsync(async session =>
        {
            var created = await Users.CreateAsync(session, new NewUser(userName, userName, $"{userName}@example.org") { RoleNames = roles });
            return (created, await links.CreateAsync(session, created));
        });
        var browser = Site.Browse();
        var chosen = await browser.SubmitAsync(await browser.GetAsync(path), PasswordLinks.Address, ("password", Password));
        Assert.Equal("/account/sign-in?chosen=yes", chosen.Location);
        return id;
    }

    public async Task<Browser> SignInAsync(string userName, string password = Password)
    {
        var browser = Site.Browse();
        var page = await TrySignInAsync(browser, userName, password);
        Assert.Equal("/admin", page.Location);
        return browser;
    }

    public static async Task<Page> TrySignInAsync(Browser browser, string userName, string password, string returnUrl = "") =>
        await browser.SubmitAsync(await browser.GetAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}"), "/account/sign-in", ("login", userName), ("password", password));

    public Task WriteAsync(Func<WriteSession, Task> work) => Site.Database.WriteAsync(work);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
