using Cms.Content.Storage;
using Cms.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cms.Web.Tests.Hosting;

/// <summary>
/// A real site in this process, reached over HTTP, in a folder of its own: SQLite there, or a database of its own on the PostgreSQL server
/// that the variable CMS_TEST_POSTGRES names. It can be stopped and started again.
/// </summary>
public sealed class TestSite : IAsyncDisposable
{
    private readonly Action<CmsBuilder> modules;
    private readonly Action<WebApplication>? endpoints;
    private readonly Action<IServiceCollection>? services;
    private readonly string? postgres;
    private WebApplication app = null!;

    private TestSite(Action<CmsBuilder> modules, Action<WebApplication>? endpoints, Action<IServiceCollection>? services)
    {
        this.modules = modules;
        this.services = services;
        this.endpoints = endpoints;
        if (Environment.GetEnvironmentVariable("CMS_TEST_POSTGRES") is { Length: > 0 } server)
            postgres = new NpgsqlConnectionStringBuilder(server) { Database = $"cms_{Guid.NewGuid():N}" }.ConnectionString;
    }

    public string DataPath { get; } = Path.Combine(Path.GetTempPath(), $"cms-{Guid.NewGuid():N}");

    public TestClock Clock { get; } = new();

    public IServiceProvider Services => app.Services;

    public Database Database => Services.GetRequiredService<Database>();

    public static async Task<TestSite> StartAsync(Action<CmsBuilder> modules, Action<WebApplication>? endpoints = null, Action<IServiceCollection>? services = null)
    {
        var site = new TestSite(modules, endpoints, services);
        Directory.CreateDirectory(site.DataPath);
        if (site.postgres is { } connection)
            await site.OnServerAsync($"CREATE DATABASE {new NpgsqlConnectionStringBuilder(connection).Database}");
        await site.StartAgainAsync();
        return site;
    }

    public async Task StartAgainAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = DataPath, EnvironmentName = Environments.Production });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddCms(new SiteOptions { DataPath = DataPath, Theme = "none", PostgreSql = postgres }, modules);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        services?.Invoke(builder.Services);
        app = builder.Build();
        app.UseCms();
        endpoints?.Invoke(app);
        await app.Services.GetRequiredService<SiteStart>().RunAsync();
        await app.StartAsync();
    }

    public async Task StopAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    public Browser Browse(string scheme = "http") => new(app.GetTestServer().CreateHandler(), new Uri($"{scheme}://localhost"));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (postgres is { } connection)
            await OnServerAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");
        await RemoveAsync(DataPath);
    }

    // SQLite takes its side files away when the last pooled connection is closed, which may be a moment after the site stopped.
    private static async Task RemoveAsync(string folder)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (tries < 20)
            {
                await Task.Delay(100);
            }
        }
    }

    private async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
