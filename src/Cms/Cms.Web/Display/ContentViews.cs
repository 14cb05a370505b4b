using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Modules;

namespace Cms.Web.Display;

/// <summary>Makes the views: what is live, one draft over it, the site as it will be, or as it was.</summary>
public sealed class ContentViews(ContentStore store, SiteDocuments documents, DefinitionStore definitions, FeatureSwitches features, LiveCache cache, Schedule schedules, TimeProvider clock)
{
    public ContentView Live(string culture) => Make(ViewMode.Live, culture, clock.GetUtcNow(), Overlay.None);

    /// <summary>The live site with some items in the version given.</summary>
    public ContentView Draft(string culture, params IReadOnlyList<ContentItem> versions) =>
        Make(ViewMode.Draft, culture, clock.GetUtcNow(), new Overlay(versions.ToDictionary(item => item.ContentItemId, definitions.Show)));

    /// <summary>
    /// The site at another time: to come, with every plan that is due by then carried out in order; or past, as the public saw it then.
    /// Settings, definitions and files are those of now.
    /// </summary>
    public async Task<ContentView> AsOfAsync(string culture, DateTimeOffset time)
    {
        if (time < clock.GetUtcNow())
            return new(store, documents, definitions, features, cache, ViewMode.AsOf, culture, time, Overlay.None, new PastReads(store.Database, definitions, time.UtcDateTime));
        var items = new Dictionary<string, ContentItem?>();
        foreach (var change in (await schedules.ListAsync()).Where(change => change.DueUtc <= time.UtcDateTime))
            items[change.ItemId] = change.Kind is ScheduleKind.Publish && await store.VersionAsync(change.VersionId!) is { } version ? definitions.Show(version) : null;
        return Make(ViewMode.AsOf, culture, time, new Overlay(items));
    }

    private ContentView Make(ViewMode mode, string culture, DateTimeOffset now, Overlay overlay) => new(store, documents, definitions, features, cache, mode, culture, now, overlay);
}
