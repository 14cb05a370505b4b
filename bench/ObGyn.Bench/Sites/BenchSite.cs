using Cms.Content.Storage;
using Cms.Web.Site;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using ObGyn.Web;

namespace ObGyn.Bench.Sites;

/// <summary>The real site in this process, on a port of its own.</summary>
internal sealed class BenchSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private BenchSite(WebApplication app)
    {
        this.app = app;
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
        };
    }

    public HttpClient Client { get; }

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task SetUpAsync(string data)
    {
        await using var app = Build(data);
        await app.Services.GetRequiredService<SiteStart>().RunAsync();
    }

    public static async Task<BenchSite> StartAsync(string data)
    {
        var app = Build(data);
        await app.Services.GetRequiredService<SiteStart>().RunAsync();
        await app.StartAsync();
        return new BenchSite(app);
    }

    /// <summary>The site's services without a server: what a command at the console has.</summary>
    public static WebApplication Build(string data) => DepartmentSite.Build(
    [
        $"--DataPath={data}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning", $"--contentRoot={AppContext.BaseDirectory}",
        // The program that starts is this one, so it has to be told where the site's own assets are listed.
        $"--staticWebAssets={Path.Combine(AppContext.BaseDirectory, "ObGyn.Web.staticwebassets.runtime.json")}",
    ]);

    /// <summary>Asks for every page once, so that each is kept.</summary>
    public async Task VisitAllAsync()
    {
        await using var connection = await Get<Database>().OpenAsync();
        await VisitAsync((await connection.QueryAsync<string>("SELECT path FROM routes WHERE culture = 'en'")).Select(path => "/" + path));
    }

    public async Task VisitAsync(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            using var answer = await Client.GetAsync(path);
            answer.EnsureSuccessStatusCode();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
