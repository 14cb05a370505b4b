using System.Globalization;
using Cms.Content.Model;
using Cms.Content.Parts;
using Microsoft.AspNetCore.Http;

namespace Cms.Web.Display.Lists;

/// <summary>One stretch of a long list, from 1. <paramref name="Url"/> is the address of the first one.</summary>
public sealed record ChildList(IReadOnlyList<ContentItem> Items, int Page, int Pages, int Total, string Url)
{
    /// <summary>Orchard's name for it in an address.</summary>
    public const string Query = "pagenum";

    public string UrlOf(int page) => page <= 1 ? Url : $"{Url}?{Query}={page.ToString(CultureInfo.InvariantCulture)}";

    public static ListPartSettings? SettingsOf(ContentView view, ContentItem item) => view.Schema.Definitions.Type(item.ContentType)?.Parts.FirstOrDefault(part => part.PartName == nameof(ListPart))?.Settings.Get<ListPartSettings>();

    /// <summary>
    /// What a page with a list shows of the pages below it: those of the types that its definition names (none named: all), in their own order where the definition
    /// says so, or else the newest first. Null for a page without a list.
    /// </summary>
    public static async Task<ChildList?> ReadAsync(ContentView view, ContentItem item, HttpRequest request)
    {
        if (SettingsOf(view, item) is not { } settings)
            return null;
        var below = (await view.ChildrenAsync(item.ContentItemId)).Where(child => settings.ContainedContentTypes.Count == 0 || settings.ContainedContentTypes.Contains(child.ContentType));
        return Of(view, item, [.. settings.EnableOrdering ? below : below.OrderByDescending(child => child.CreatedUtc)], request);
    }

    /// <summary>The stretch of these items that the request asks for; all of them where the page's type has no list of its own.</summary>
    public static ChildList Of(ContentView view, ContentItem item, IReadOnlyList<ContentItem> items, HttpRequest request)
    {
        var size = SettingsOf(view, item)?.PageSize is > 0 and var asked ? asked : Math.Max(1, items.Count);
        var pages = Math.Max(1, (items.Count + size - 1) / size);
        var page = int.TryParse(request.Query[Query], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, pages) : 1;
        return new ChildList([.. items.Skip((page - 1) * size).Take(size)], page, pages, items.Count, item.Place.Path is { } path ? view.Url(path) : "");
    }
}
