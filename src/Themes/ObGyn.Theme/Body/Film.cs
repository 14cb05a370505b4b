using Cms.Content.Fields;
using Cms.Content.Model;
using Cms.Media.Files;
using Cms.Web.Display;
using Cms.Web.Display.Contacts;

namespace ObGyn.Theme;

/// <summary>
/// A film: a block of a page, or a page of its own. One of this site's library plays here, with its captions, when someone asks for it;
/// one that stands elsewhere is only linked, so that nobody else learns who reads the page.
/// </summary>
public sealed record Film(string Title, string? Url, string? Poster, string? Captions, string? Transcript, DateOnly? Day)
{
    /// <summary>A file of this site.</summary>
    public bool IsOwn => Url is not null && Url.StartsWith("/media/", StringComparison.Ordinal);

    public static async Task<Film> ReadAsync(ContentView view, ContentItem item)
    {
        var link = item.FieldOf<LinkField>("Link");
        return new Film(item.TextOf("Title") ?? item.DisplayText ?? "", await view.HrefAsync(link?.Url), await FileAsync(view, item, "Poster"), await FileAsync(view, item, "Captions"),
            item.TextOf("Transcript"), item.FieldOf<DateField>("Uploaded")?.Date);
    }

    private static async Task<string?> FileAsync(ContentView view, ContentItem item, string field) =>
        item.FieldOf<MediaField>(field)?.Paths.FirstOrDefault() is { } path ? await MediaUrls.UrlAsync(view, path) : null;
}
