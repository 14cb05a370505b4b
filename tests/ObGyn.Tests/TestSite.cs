using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Cms.Users.Passwords;
using Cms.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using ObGyn.Web;

namespace ObGyn.Tests;

/// <summary>
/// The real site on a port of its own, set up by the real recipe. The set-up runs once per test run; every site starts from a copy of what it left.
/// </summary>
public sealed class TestSite : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(SetUpAsync);
    private static readonly HtmlParser Parser = new();
    private const string Password = "visibly-a-test-4-obgyn-desk";
    private readonly WebApplication app;
    private readonly HttpClientHandler handler;
    private bool stopped;

    private TestSite(WebApplication app, string dataPath, string address)
    {
        this.app = app;
        DataPath = dataPath;
        Address = new Uri(address);
        handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        Client = new HttpClient(handler) { BaseAddress = Address };
    }

    public string DataPath { get; }
    public Uri Address { get; }

    /// <summary>A visitor: no cookies, redirects are not followed.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    /// <param name="addMore">Modules and themes behind the department's own.</param>
    /// <param name="settings">More of the program's settings, such as <c>--Smtp:Host=127.0.0.1</c>.</param>
    /// <param name="clock">Another clock than the machine's.</param>
    public static async Task<TestSite> StartAsync(string? dataPath = null, Action<CmsBuilder>? addMore = null, TimeProvider? clock = null, params string[] settings)
    {
        if (dataPath is null)
        {
            dataPath = Directory.CreateTempSubdirectory("obgyn-site-").FullName;
            Copy(await Template.Value, dataPath);
        }
        return await StartAsync(dataPath, [.. Arguments(dataPath), .. settings], addMore, clock);
    }

    /// <summary>The program over an empty database: its modules' definitions, no recipe.</summary>
    public static Task<TestSite> StartEmptyAsync()
    {
        var dataPath = Directory.CreateTempSubdirectory("obgyn-empty-").FullName;
        return StartAsync(dataPath, [.. Arguments(dataPath), "--SetupRecipe="]);
    }

    /// <summary>The real program on a PostgreSQL database, set up by the real recipe; null where the machine has no PostgreSQL.</summary>
    public static async Task<TestSite?> StartOnPostgresAsync()
    {
        if (Cms.Content.Tests.Storage.PostgresServer.Instance is not { } server)
            return null;
        var dataPath = Directory.CreateTempSubdirectory("obgyn-postgres-site-").FullName;
        return await StartAsync(dataPath, [.. Arguments(dataPath), $"--ConnectionStrings:PostgreSql={server.Create()}"]);
    }

    private static async Task<TestSite> StartAsync(string dataPath, string[] arguments, Action<CmsBuilder>? addMore = null, TimeProvider? clock = null)
    {
        var app = DepartmentSite.Build(arguments, addMore ?? (_ => { }), clock);
        await app.Services.GetRequiredService<SiteStart>().RunAsync();
        await app.StartAsync();
        return new TestSite(app, dataPath, app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async Task<IHtmlDocument> PageAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path} answers {(int)answer.StatusCode}");
        return Parse(await answer.Content.ReadAsStringAsync());
    }

    public static IHtmlDocument Parse(string html) => Parser.ParseDocument(html);

    /// <summary>An administrator at the desk, signed in through the link that a new site prints.</summary>
    public async Task<Desk> SignInAsync()
    {
        var link = await Services.GetRequiredService<AdministratorLink>().CreateAsync(Address.ToString());
        var desk = new Desk(Address);
        var form = await desk.OpenAsync(link!);
        await desk.SendAsync(form, new() { ["password"] = Password });
        await SignInAsync(desk);
        return desk;
    }

    /// <summary>Signs the administrator in again, also on another process over the same data.</summary>
    public static async Task SignInAsync(Desk desk) => await desk.SendAsync(await desk.OpenAsync("/account/sign-in"), new() { ["login"] = "admin", ["password"] = Password });

    /// <summary>Stops the site and leaves its data, for another one to start on; returns their folder.</summary>
    public async Task<string> StopAsync()
    {
        stopped = true;
        Client.Dispose();
        handler.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        return DataPath;
    }

    public async ValueTask DisposeAsync()
    {
        if (!stopped)
            Directory.Delete(await StopAsync(), recursive: true);
    }

    // Under test the program that starts is the test runner, so it has to be told where the site's own assets are listed.
    private static string[] Arguments(string dataPath) =>
        [$"--DataPath={dataPath}", "--urls=http://127.0.0.1:0", $"--contentRoot={AppContext.BaseDirectory}", $"--staticWebAssets={Path.Combine(AppContext.BaseDirectory, "ObGyn.Web.staticwebassets.runtime.json")}"];

    private static async Task<string> SetUpAsync()
    {
        var dataPath = Directory.CreateTempSubdirectory("obgyn-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(dataPath, recursive: true);
        await using (var app = DepartmentSite.Build(Arguments(dataPath)))
            await app.Services.GetRequiredService<SiteStart>().RunAsync();
        return dataPath;
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(folder.Replace(from, to));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("site.lock", StringComparison.Ordinal)))
            File.Copy(file, file.Replace(from, to));
    }
}

/// <summary>One site for all tests that only read it.</summary>
public sealed class SharedSite : IAsyncLifetime
{
    public TestSite Site { get; private set; } = null!;

    public async Task InitializeAsync() => Site = await TestSite.StartAsync();

    public async Task DisposeAsync() => await Site.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class ReadOnlySite : ICollectionFixture<SharedSite>
{
    public const string Name = "one site, only read";
}
