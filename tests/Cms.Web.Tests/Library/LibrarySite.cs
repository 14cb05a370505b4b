using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Tests.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cms.Web.Tests.Library;

/// <summary>The library's site over HTTP, with search, media, review and what search engines are told.</summary>
public sealed class LibrarySite : IAsyncDisposable
{
    private readonly Lines lines;

    private LibrarySite(TestSite site, Lines lines)
    {
        Site = site;
        this.lines = lines;
        Desk = new Desk(site.Services.GetRequiredService<ContentStore>(), site.Services.GetRequiredService<SaveDraft>(), site.Services.GetRequiredService<Publish>());
    }

    public TestSite Site { get; }
    public Desk Desk { get; }

    /// <summary>Everything that was logged since the start.</summary>
    public IReadOnlyCollection<string> Logged => lines.Written;

    public static async Task<LibrarySite> StartAsync()
    {
        var lines = new Lines();
        var site = await TestSite.StartAsync(
            modules => modules.AddModule<Cms.Media.Startup>().AddModule<Cms.Review.Startup>().AddModule<Cms.Search.Startup>().AddModule<Cms.Seo.Startup>(),
            app => app.Services.GetRequiredService<ILoggerFactory>().AddProvider(lines));
        var library = new LibrarySite(site, lines);
        await library.WriteAsync(async session =>
        {
            await DefinitionMerge.ApplyAsync(session, ContentJson.ParseObject(Books.Definitions));
            foreach (var feature in new[] { "Cms.Media", "Cms.Review", "Cms.Search", "Cms.Seo" })
                await session.SetDocumentAsync(SiteDocuments.Features, feature, new JsonObject { ["enabled"] = true });
        });
        return library;
    }

    /// <summary>Writes, and waits until every reader of this node has it.</summary>
    public async Task WriteAsync(Func<WriteSession, Task> work)
    {
        var (_, position) = await Site.Database.WriteAsync(work);
        await WaitAsync(position);
    }

    public async Task<ContentItem> PublishAsync(string type, JsonObject content, string? parent = null, string? id = null)
    {
        var item = await Desk.PublishAsync(type, content, parent, id);
        await WaitAsync((await Site.Services.GetRequiredService<ChangeFeed>().HeadAsync()).Position.Sequence);
        return item;
    }

    public async Task PutMediaAsync(string path, byte[] bytes)
    {
        var staged = await Site.Services.GetRequiredService<IMediaStore>().StageAsync(new MemoryStream(bytes));
        await WriteAsync(session => session.PutMediaAsync(path, staged, DateTime.UtcNow));
    }

    public HttpClient Client(string origin = "http://localhost") =>
        new(((TestServer)Site.Services.GetRequiredService<IServer>()).CreateHandler()) { BaseAddress = new Uri(origin) };

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private async Task WaitAsync(long position) =>
        Assert.DoesNotContain(await Site.Services.GetRequiredService<FeedPump>().WaitAsync(position, TimeSpan.FromSeconds(30)), reader => reader.After is null);

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Written { get; } = new();
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Written.Enqueue($"{formatter(state, exception)} {exception}");
        public void Dispose() { }
    }
}
