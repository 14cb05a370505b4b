using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Web.Display;
using Cms.Web.Display.Lists;
using Microsoft.AspNetCore.Http;

namespace ObGyn.Theme;

/// <summary>
/// The pages that a page lists: those of the type its field ListOf names, or else the pages below it. News comes newest first, what is yet to come by its day.
/// </summary>
public static class Listed
{
    public static async Task<IReadOnlyList<ContentItem>> OfAsync(ContentView view, ContentItem page)
    {
        var type = page.TextOf("ListOf");
        var below = await view.ListAsync(new ContentQuery(ParentId: page.ContentItemId));
        IReadOnlyList<ContentItem> items = type is not null && view.Schema.Definitions.Type(type) is not null && below.All(item => item.ContentType != type)
            ? await view.ListAsync(new ContentQuery(type))
            : below;
        return Order(view, [.. items.Where(item => item.ContentItemId != page.ContentItemId && item.Place.Path is not null)]);
    }

    /// <summary>The same, one stretch at a time where the page's type says so; null when there is nothing to list.</summary>
    public static async Task<ChildList?> PageAsync(ContentView view, ContentItem page, HttpRequest request) =>
        await OfAsync(view, page) is { Count: > 0 } items ? ChildList.Of(view, page, items, request) : null;

    public static IReadOnlyList<ContentItem> Order(ContentView view, IReadOnlyList<ContentItem> items)
    {
        if (items.Count > 0 && items.All(item => item.ContentType == "NewsArticle"))
            return [.. items.OrderByDescending(item => item.TimeOf("Date") ?? item.PublishedUtc)];
        if (items.Count > 0 && items.All(item => item.ContentType == "Event"))
            return Events(view, items);
        return items;
    }

    // What is over goes below what is to come, and the page knows when the next one is over.
    private static List<ContentItem> Events(ContentView view, IReadOnlyList<ContentItem> items)
    {
        bool IsOver(ContentItem item) => EventTimes.EndOf(item) is { } end && end <= view.Now;
        foreach (var end in items.Select(EventTimes.EndOf).OfType<DateTimeOffset>().Where(end => end > view.Now))
            view.StaysFreshUntil(end);
        return [.. items.Where(item => !IsOver(item)).OrderBy(item => EventTimes.StartOf(item) ?? DateTimeOffset.MaxValue), .. items.Where(IsOver).OrderByDescending(EventTimes.StartOf)];
    }
}
