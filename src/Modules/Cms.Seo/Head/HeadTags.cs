using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Fields;
using Cms.Content.Parts;
using Cms.Media.Files;
using Cms.Web.Display;
using Cms.Web.Display.TagHelpers;
using Cms.Web.Modules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cms.Seo.Head;

/// <summary>
/// Title, description, main address, robots and link preview of a page. What an editor wrote in <see cref="SeoMetaPart"/> comes first,
/// then what the view says, then the type's summary. It runs before the layout writes the title, so a title of its own takes effect.
/// </summary>
public sealed class HeadTags(Enabled<INoIndexRule> rules) : IHeadWriter
{
    public async Task WriteAsync(TagHelperContent head, ShownPage page, ContentView view, HttpContext context)
    {
        var seo = page.Item?.As<SeoMetaPart>() ?? new SeoMetaPart();
        var origin = await SiteAddress.OriginAsync(view, context);
        page.Title = Words.Tidy(seo.PageTitle) ?? page.Title;
        page.Description = Words.Tidy(seo.MetaDescription) ?? Words.Tidy(page.Description) ?? (page.Item is { } item ? Words.Summary(item) : null);
        page.NoIndex |= view.Mode is not ViewMode.Live || (page.Item is { } shown && Indexing.IsHidden(shown, rules));
        var canonical = Canonical(seo, page, origin);
        Meta(head, "name", "description", page.Description);
        Meta(head, "name", "keywords", Words.Tidy(seo.MetaKeywords));
        Meta(head, "name", "robots", Robots(seo, page));
        if (canonical is not null)
            head.AppendHtml($"""<link rel="canonical" href="{HtmlEncoder.Default.Encode(canonical)}">""").AppendHtml("\n");
        if (page.Item is not null && canonical is not null)
            await WritePreviewAsync(head, seo, page, view, origin, canonical);
        foreach (var tag in seo.CustomMetaTags)
            Meta(head, tag.Property is null ? "name" : "property", tag.Property ?? tag.Name, Words.Tidy(tag.Content));
        if (Data(seo.GoogleSchema) is { } data)
            JsonLd.Append(head, data);
    }

    private static string? Canonical(SeoMetaPart seo, ShownPage page, string origin) => Words.Tidy(seo.Canonical) switch
    {
        ['/', ..] path => SiteAddress.Full(origin, path),
        { } url when Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" => url,
        _ => page.Canonical is { } own ? SiteAddress.Full(origin, own) : null,
    };

    private static string? Robots(SeoMetaPart seo, ShownPage page) => Words.Tidy(seo.MetaRobots) switch
    {
        { } robots when page.NoIndex && !Indexing.AsksToHide(robots) => $"noindex, {robots}",
        null => page.NoIndex ? "noindex" : null,
        { } robots => robots,
    };

    private static async Task WritePreviewAsync(TagHelperContent head, SeoMetaPart seo, ShownPage page, ContentView view, string origin, string canonical)
    {
        Meta(head, "property", "og:type", Words.Tidy(seo.OpenGraphType) ?? (page.IsHome ? "website" : "article"));
        Meta(head, "property", "og:title", Words.Tidy(seo.OpenGraphTitle) ?? page.Title);
        Meta(head, "property", "og:description", Words.Tidy(seo.OpenGraphDescription) ?? page.Description);
        Meta(head, "property", "og:url", canonical);
        Meta(head, "property", "og:site_name", await SiteAddress.NameAsync(view));
        var picture = new[] { seo.OpenGraphImage, seo.DefaultSocialImage }.OfType<MediaField>().FirstOrDefault(field => field.Paths.Count > 0);
        if (picture is not null && await MediaUrls.UrlAsync(view, picture.Paths[0]) is { } url)
        {
            Meta(head, "property", "og:image", origin + url);
            Meta(head, "property", "og:image:alt", Words.Tidy(picture.AltText(0)));
        }
    }

    private static void Meta(TagHelperContent head, string kind, string? name, string? content)
    {
        if (!string.IsNullOrWhiteSpace(name) && content is not null)
            head.AppendHtml($"""<meta {kind}="{HtmlEncoder.Default.Encode(name.Trim())}" content="{HtmlEncoder.Default.Encode(content)}">""").AppendHtml("\n");
    }

    private static JsonNode? Data(string? json)
    {
        try
        {
            return string.IsNullOrWhiteSpace(json) ? null : JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            // The editor is told when saving; what an import brought and cannot be read is not shown.
            return null;
        }
    }
}
