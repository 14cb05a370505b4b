using Cms.Content.Storage;
using Cms.Web.Display;
using Cms.Web.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cms.Web.Tests.Display;

/// <summary>A page that reads past the content view could never be refreshed, so it is never kept, and the log names the read.</summary>
public sealed class UntrackedReadTests
{
    [Fact]
    public async Task A_page_that_reads_past_the_view_is_made_anew_each_time_and_the_log_names_the_read()
    {
        var logged = new List<string>();
        await using var site = await StartAsync(logged);
        var browser = site.Browse();
        Assert.NotEqual(await TextAsync(browser, "/past-the-view"), await TextAsync(browser, "/past-the-view"));
        Assert.Contains(logged, line => line.Contains("/past-the-view", StringComparison.Ordinal) && line.Contains(nameof(UntrackedReadTests), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_asks_the_view_is_kept()
    {
        var logged = new List<string>();
        await using var site = await StartAsync(logged);
        var browser = site.Browse();
        Assert.Equal(await TextAsync(browser, "/through-the-view"), await TextAsync(browser, "/through-the-view"));
        Assert.Empty(logged);
    }

    private static Task<TestSite> StartAsync(List<string> logged)
    {
        var made = 0;
        return TestSite.StartAsync(_ => { }, app =>
        {
            app.Services.GetRequiredService<ILoggerFactory>().AddProvider(new Errors(logged));
            app.MapGet("/past-the-view", async (HttpContext http, ContentView view, ContentStore store) =>
            {
                await store.PublishedAsync("no such item");
                http.Features.Set(new Cacheable(view));
                return $"{++made}";
            });
            app.MapGet("/through-the-view", async (HttpContext http, ContentView view) =>
            {
                await view.ItemAsync("no such item");
                await view.ResolveAsync("no/such/address");
                http.Features.Set(new Cacheable(view));
                return $"{++made}";
            });
        });
    }

    private static async Task<string> TextAsync(Browser browser, string path) => (await browser.GetAsync(path)).Text;

    private sealed class Errors(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                lines.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
