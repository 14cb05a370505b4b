using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Web.Display;

/// <summary>
/// The languages of the site (settings bag <c>LocalizationSettings</c>, as Orchard keeps it). The default one has no prefix in addresses, the others have:
/// the language follows from the address alone, never from a header or a cookie, so that pages can be kept.
/// </summary>
public sealed class SiteCultures(SiteDocuments documents)
{
    public const string Document = SiteDocuments.Settings + "/LocalizationSettings";
    private volatile HashSet<string> prefixed = [];

    public async Task ReloadAsync()
    {
        var settings = await documents.FindAsync(SiteDocuments.Settings, "LocalizationSettings");
        prefixed = settings is { } json && ContentJson.TryGet(json, "SupportedCultures", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(culture => culture.GetString()).OfType<string>().Where(culture => culture != ItemPlace.DefaultCulture)]
            : [];
    }

    /// <summary>The language of an address (no leading slash), and the address within that language.</summary>
    public (string Culture, string Path) Read(string path)
    {
        var end = path.IndexOf('/');
        var first = end < 0 ? path : path[..end];
        return prefixed.Contains(first) ? (first, end < 0 ? "" : path[(end + 1)..]) : (ItemPlace.DefaultCulture, path);
    }
}
