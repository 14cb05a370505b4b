using System.Text.Encodings.Web;
using System.Text.Json;
using Cms.Content.Fields;
using Cms.Content.Html;
using Cms.Content.Model;
using Cms.Web.Display.Contacts;

namespace Cms.Web.Display;

/// <summary>
/// How a field is shown by its kind alone, where neither its type nor its kind (<c>Field.KIND</c>) has a view: links and picked pages as links, a film as a link to where it is
/// watched (nothing is asked of another host before a visitor follows it), everything else as its plain text.
/// </summary>
internal static class FieldDisplay
{
    /// <summary>The field's HTML, or null when there is nothing to show.</summary>
    public static async Task<string?> OfAsync(ContentView view, JsonElement json, ContentPartField definition) => definition.FieldName switch
    {
        nameof(LinkField) => await LinkAsync(view, Read<LinkField>(json)),
        nameof(ContentPickerField) => await PickedAsync(view, Read<ContentPickerField>(json)),
        nameof(YoutubeField) => Read<YoutubeField>(json).WatchUrl is { } film ? Anchor(film, "Watch the film on YouTube") : null,
        _ => view.Schema.Kinds.Field(definition.FieldName)?.PlainText(json, definition)?.Trim() is { Length: > 0 } text ? Encode(text) : null,
    };

    private static async Task<string?> LinkAsync(ContentView view, LinkField link) =>
        string.IsNullOrEmpty(link.Url) || Links.Problem(link.Url) is not null || await view.HrefAsync(link.Url) is not { Length: > 0 } href ? null
        : Anchor(href, await view.WordsAsync(link.Text, link.Url) is { Length: > 0 } words ? words : href);

    private static async Task<string?> PickedAsync(ContentView view, ContentPickerField picked)
    {
        var shown = new List<string>();
        foreach (var id in picked.ContentItemIds)
        {
            if (await view.LinkAsync(id) is { } link)
                shown.Add(link.Url is { } url ? Anchor(url, link.Title) : Encode(link.Title));
        }
        return shown.Count > 0 ? string.Join("<br>", shown) : null;
    }

    // What is stored may be of another shape than its definition says by now; the rest of the page is shown.
    private static T Read<T>(JsonElement json) where T : new()
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, ContentJson.Options) ?? new T();
        }
        catch (JsonException)
        {
            return new T();
        }
    }

    private static string Anchor(string href, string words) => $"<a href=\"{Encode(href)}\">{Encode(words)}</a>";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
