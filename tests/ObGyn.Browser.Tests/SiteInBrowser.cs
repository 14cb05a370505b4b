using System.Text.Json.Nodes;
using Cms.Users.Passwords;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ObGyn.Tests;

namespace ObGyn.Browser.Tests;

/// <summary>One site and one browser for the whole run. A window is a browser context, a visitor's or the administrator's: it keeps its files and cookies, every visit is a new page in it.</summary>
public sealed class SiteInBrowser : IAsyncLifetime
{
    private readonly Dictionary<bool, IBrowserContext> windows = [];
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public TestSite Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is not null)
            return;
        Site = await TestSite.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
    }

    /// <summary>Opens an address of the site and waits until it is loaded; at the <paramref name="desk"/> as its administrator.</summary>
    public async Task<Visit> VisitAsync(string path, int width = 1280, bool script = true, bool desk = false)
    {
        var visit = await Visit.StartAsync(await WindowAsync(desk), Site.Address);
        if (!script)
            await visit.LetScriptsRunAsync(false);
        await visit.ResizeAsync(width);
        await visit.OpenAsync(path);
        return visit;
    }

    /// <summary>Publishes an item until the answer is disposed of.</summary>
    public Task<PublishedItem> PublishAsync(string type, JsonObject content) => PublishedItem.PublishAsync(Site.Services, type, content);

    public async Task DisposeAsync()
    {
        if (browser is null)
            return;
        await browser.DisposeAsync();
        playwright.Dispose();
        await Site.DisposeAsync();
    }

    private async Task<IBrowserContext> WindowAsync(bool desk)
    {
        if (windows.TryGetValue(desk, out var context))
            return context;
        context = await browser.NewContextAsync(new()
        {
            BaseURL = Site.Address.ToString(),
            Permissions = ["clipboard-read", "clipboard-write"],
            // Colors that are still on their way from one state to the next would be judged as if they stayed.
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        if (desk)
            await SignInAsync(context);
        return windows[desk] = context;
    }

    private async Task SignInAsync(IBrowserContext context)
    {
        const string Password = "visibly-a-test-4-obgyn-desk";
        var page = await context.NewPageAsync();
        await page.GotoAsync((await Site.Services.GetRequiredService<AdministratorLink>().CreateAsync(Site.Address.ToString()))!);
        await page.FillAsync("#password", Password);
        await page.ClickAsync("main button");
        await page.FillAsync("#login", "admin");
        await page.FillAsync("#password", Password);
        await page.ClickAsync("main button");
        await page.ArriveAsync("**/admin");
        await page.CloseAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<SiteInBrowser>
{
    public const string Name = "one browser, one site";
}
