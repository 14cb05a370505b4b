using System.Text.Json;
using Cms.Content.Model;

namespace Cms.Content.Sitemaps;

/// <summary>A sitemap as Orchard's step <c>Sitemaps</c> brings it: a file of addresses, or (<paramref name="IsIndex"/>) one that names others. <paramref name="Path"/> has no slash before it.</summary>
public sealed record SitemapDocument(string Id, string Path, bool IsIndex, IReadOnlyList<JsonElement> Sources)
{
    public const string ContentTypesSource = "ContentTypesSitemapSource";
    public const string CustomPathSource = "CustomPathSitemapSource";
    public const string IndexSource = "SitemapIndexSource";

    /// <summary>By their numbers in Orchard.</summary>
    public static readonly IReadOnlyList<string> Frequencies = ["Daily", "Hourly", "Weekly", "Monthly", "Yearly", "Always", "Never"];

    /// <summary>Null for one that is switched off, of a kind that is not known here, or without a path.</summary>
    public static SitemapDocument? Read(string id, JsonElement json) =>
        IsEnabled(json) && IsKnown(json) && PathOf(json) is { Length: > 0 } path ? new SitemapDocument(id, path, LooseValues.ClassOf(json) == "SitemapIndex", SourcesOf(json)) : null;

    /// <summary>The ids of the sitemaps that an index names.</summary>
    public IEnumerable<string> Contained => Sources.Where(source => LooseValues.ClassOf(source) == IndexSource).SelectMany(ContainedIn);

    internal static IEnumerable<string> ContainedIn(JsonElement source) =>
        ContentJson.TryGet(source, "ContainedSitemapIds", out var ids) && ids.ValueKind is JsonValueKind.Array ? ids.EnumerateArray().Select(ContentJson.AsText).OfType<string>() : [];

    internal static bool IsKnown(JsonElement json) => LooseValues.ClassOf(json) is "Sitemap" or "SitemapIndex" or "";

    internal static string? PathOf(JsonElement json) => ContentJson.GetString(json, "Path")?.TrimStart('/');

    // Orchard's are on unless they say that they are off.
    internal static bool IsEnabled(JsonElement json) => LooseValues.IsMissing(json, "Enabled") || ContentJson.GetBoolean(json, "Enabled");

    internal static IReadOnlyList<JsonElement> SourcesOf(JsonElement json) =>
        ContentJson.TryGet(json, "SitemapSources", out var list) && list.ValueKind is JsonValueKind.Array ? [.. list.EnumerateArray().Where(source => source.ValueKind is JsonValueKind.Object)] : [];
}
