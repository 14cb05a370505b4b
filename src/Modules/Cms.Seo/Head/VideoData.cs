using System.Globalization;
using System.Text.Json;
using Cms.Content.Fields;
using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Media.Files;
using Cms.Web.Display;
using Cms.Web.Display.Contacts;
using Cms.Web.Display.TagHelpers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Seo.Head;

/// <summary>
/// The films of a page as schema.org's VideoObject: items of the type <c>Video</c>, and blocks of the type <c>VideoBlock</c>, with the fields Link, Poster, Transcript, Uploaded.
/// A film without an address is not there yet, and nothing is said of it.
/// </summary>
public sealed class VideoData : IHeadWriter
{
    public const string Page = "Video";
    public const string Block = "VideoBlock";

    public async Task WriteAsync(TagHelperContent head, ShownPage page, ContentView view, HttpContext context)
    {
        if (page is not { Item: { } item, Canonical: not null })
            return;
        foreach (var film in Films(item, view))
        {
            if (await view.HrefAsync(Field<LinkField>(film, "Link")?.Url) is not { } url)
                continue;
            var origin = await SiteAddress.OriginAsync(view, context);
            var isOwn = url.StartsWith('/');
            var poster = Field<MediaField>(film, "Poster")?.Paths.FirstOrDefault() is { } path ? await MediaUrls.UrlAsync(view, path) : null;
            JsonLd.Append(head, JsonLd.Document("VideoObject")
                .With("name", Text(film, "Title") ?? film.DisplayText)
                .With("description", Text(film, "Summary"))
                .With(isOwn ? "contentUrl" : "url", isOwn ? origin + url : url)
                .With("thumbnailUrl", poster is null ? null : origin + poster)
                .With("uploadDate", Field<DateField>(film, "Uploaded")?.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                .With("transcript", Text(film, "Transcript")));
        }
    }

    private static IEnumerable<ContentItem> Films(ContentItem item, ContentView view) => (item.ContentType == Page ? [item] : Enumerable.Empty<ContentItem>())
        .Concat((view.Schema.Definitions.Type(item.ContentType)?.Parts ?? []).Where(part => part.PartName == nameof(BagPart))
            .SelectMany(part => item.As<BagPart>(part.Name)?.ContentItems ?? []).Where(block => block.ContentType == Block));

    private static T? Field<T>(ContentItem item, string name) where T : ContentField =>
        item.Field(item.ContentType, name) is { ValueKind: JsonValueKind.Object } json ? json.Deserialize<T>(ContentJson.Options) : null;

    private static string? Text(ContentItem item, string name) => Words.Tidy(Field<TextField>(item, name)?.Text);
}
