using System.Text.Json;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Search.Indexing;

/// <summary>
/// Which pages the site's search may find, by the index profile that the search settings name: Orchard 3 has it in <c>SearchSettings.DefaultIndexProfileName</c>,
/// the versions before in <c>LuceneSettings.SearchIndex</c>. A site whose settings name none, or one that is not here or names no types, finds all live pages.
/// </summary>
/// <param name="Types">The types of the pages; null: all.</param>
/// <param name="Culture">The language of the pages; null: all.</param>
public sealed record SearchProfile(IReadOnlySet<string>? Types, string? Culture)
{
    private const string Settings = "SearchSettings";
    private const string OlderSettings = "LuceneSettings";
    private const string AnyCulture = "any";

    public static readonly SearchProfile All = new(null, null);

    public bool Allows(ContentItem item) => Types?.Contains(item.ContentType) != false && (Culture is null || string.Equals(Culture, item.Place.Culture, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a change of this document may change which pages are found.</summary>
    public static bool IsChangedBy(FeedRow row) => row.Kind == FeedRow.Document && row.ItemId is { } name
        && (name.StartsWith($"{SiteDocuments.IndexProfiles}/", StringComparison.Ordinal) || name == $"{SiteDocuments.Settings}/{Settings}" || name == $"{SiteDocuments.Settings}/{OlderSettings}");

    public static async Task<SearchProfile> ReadAsync(SiteDocuments documents)
    {
        if ((await NamedAsync(documents, Settings, "DefaultIndexProfileName") ?? await NamedAsync(documents, OlderSettings, "SearchIndex")) is not { } name)
            return All;
        var profile = (await documents.AllAsync(SiteDocuments.IndexProfiles)).Select(document => document.Json)
            .FirstOrDefault(json => new[] { "Name", "IndexName" }.Any(member => string.Equals(ContentJson.GetString(json, member), name, StringComparison.OrdinalIgnoreCase)));
        if (profile.ValueKind is not JsonValueKind.Object || !ContentJson.TryGet(profile, "Properties", out var properties) || !ContentJson.TryGet(properties, "ContentIndexMetadata", out var content))
            return All;
        HashSet<string> types = ContentJson.TryGet(content, "IndexedContentTypes", out var list) && list.ValueKind is JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(ContentJson.AsText).OfType<string>()] : [];
        var culture = ContentJson.GetString(content, "Culture");
        return new SearchProfile(types.Count > 0 ? types : null, string.IsNullOrEmpty(culture) || culture == AnyCulture ? null : culture);
    }

    private static async Task<string?> NamedAsync(SiteDocuments documents, string settings, string member) =>
        await documents.FindAsync(SiteDocuments.Settings, settings) is { } json && ContentJson.GetString(json, member)?.Trim() is { Length: > 0 } name ? name : null;
}
