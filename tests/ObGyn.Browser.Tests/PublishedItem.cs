using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Browser.Tests;

/// <summary>An item that a test puts on the site for as long as it runs.</summary>
public sealed class PublishedItem : IAsyncDisposable
{
    private readonly IServiceProvider services;
    private readonly ContentItem item;

    private PublishedItem(IServiceProvider services, ContentItem item)
    {
        this.services = services;
        this.item = item;
    }

    /// <summary>Where visitors find it; null for what has no page of its own.</summary>
    public string? Address => item.Place.Path is { } path ? "/" + path : null;

    internal static async Task<PublishedItem> PublishAsync(IServiceProvider services, string type, JsonObject content)
    {
        var saved = await services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(null, type, content, null));
        var publication = await services.GetRequiredService<Publish>().RunAsync(Actor.System, saved.ContentItemId);
        await SeenAsync(services, publication.Position);
        return new PublishedItem(services, (await services.GetRequiredService<ContentStore>().LatestAsync(saved.ContentItemId))!);
    }

    public async ValueTask DisposeAsync() => await SeenAsync(services, await services.GetRequiredService<Unpublish>().RunAsync(Actor.System, item.ContentItemId));

    // Visitors see it once the site's own readers have followed.
    private static Task SeenAsync(IServiceProvider services, long position) => services.GetRequiredService<FeedPump>().WaitAsync(position, TimeSpan.FromSeconds(10));
}
