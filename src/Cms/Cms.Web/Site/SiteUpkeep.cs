using Cms.Content.Publishing.WorkingCopies;
using Cms.Content.Recipes.Packages;
using Cms.Content.Storage;
using Microsoft.Extensions.Logging;

namespace Cms.Web.Site;

/// <summary>What is done once a day: old feed rows are dropped (a reader that far behind starts over), messages that went out are forgotten, and bytes that no file names and packages that nobody imported are swept.</summary>
public sealed class SiteUpkeep(ChangeFeed feed, SendOutbox outbox, CloseQuietSittings sittings, Database database, IMediaStore media, SiteOptions site, TimeProvider clock, ILogger<SiteUpkeep> log)
{
    private static readonly TimeSpan FeedIsKept = TimeSpan.FromDays(30);
    private DateTimeOffset next = clock.GetUtcNow().AddHours(1);

    public async Task RunWhenDueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (now < next || cancel.IsCancellationRequested)
            return;
        next = now.AddDays(1);
        await feed.PruneAsync((now - FeedIsKept).UtcDateTime);
        await outbox.PruneAsync((now - FeedIsKept).UtcDateTime);
        await sittings.SweepAsync();
        RecipePackage.Sweep(site.PackageFolder);
        if (media is BlobStore blobs)
            log.LogInformation("Upkeep swept {Count} unnamed files.", await blobs.SweepAsync(database));
    }
}
