using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Web.Display;

namespace Cms.Search.ResultsPage;

/// <summary>
/// Ways on for who has not found it: links, a phone, what to do in an emergency. It is the settings document <c>settings/SearchHelp</c>:
/// <c>{"Links":[{"Text":"","ContentItemId":""},{"Text":"","Url":"/a-to-z"}],"Phone":"1-555-010-0199","PhoneUrl":"tel:+15550100199","Emergency":""}</c>.
/// A link to a page that is not public is left out.
/// </summary>
public sealed record SearchHelp(IReadOnlyList<(string Text, string Url)> Links, string? Phone, string? PhoneUrl, string? Emergency)
{
    public const string Document = "SearchHelp";
    public static readonly SearchHelp None = new([], null, null, null);

    public bool IsEmpty => Links.Count == 0 && Phone is null && Emergency is null;

    public static async Task<SearchHelp> ReadAsync(ContentView view)
    {
        if (await view.DocumentAsync(SiteDocuments.Settings, Document) is not { } json)
            return None;
        var links = new List<(string, string)>();
        if (ContentJson.TryGet(json, nameof(Links), out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in list.EnumerateArray())
            {
                if (await LinkAsync(entry, view) is { } link)
                    links.Add(link);
            }
        }
        return new SearchHelp(links, Text(json, nameof(Phone)), Text(json, nameof(PhoneUrl)), Text(json, nameof(Emergency)));
    }

    private static async Task<(string Text, string Url)?> LinkAsync(JsonElement entry, ContentView view)
    {
        var (text, url) = (Text(entry, "Text"), Text(entry, "Url"));
        if (Text(entry, "ContentItemId") is { } id)
            return await view.LinkAsync(id) is { Url: { } page } link ? (text ?? link.Title, page) : null;
        return text is not null && url is not null && url.StartsWith('/') ? (text, url) : null;
    }

    private static string? Text(JsonElement json, string name) => ContentJson.GetString(json, name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
