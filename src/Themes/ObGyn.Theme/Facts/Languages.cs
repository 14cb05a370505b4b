using Cms.Content.Parts;
using Cms.Web.Display;

namespace ObGyn.Theme;

/// <summary>A language in its own words; <paramref name="Code"/> is its BCP 47 tag, <paramref name="Url"/> leads to the notice in it.</summary>
public sealed record LanguageLink(string Code, string Name, bool IsRightToLeft, string? Url);

/// <summary>
/// The languages announced in every footer (45 CFR 92.11): those the language help page has an entry for; while there is no such page, the fifteen most
/// used in California besides English, unlinked.
/// </summary>
public static class Languages
{
    private static readonly IReadOnlyList<LanguageLink> Known =
    [
        new("es", "Español", false, null), new("zh-Hant", "繁體中文", false, null), new("vi", "Tiếng Việt", false, null), new("tl", "Tagalog", false, null),
        new("ko", "한국어", false, null), new("hy", "Հայերեն", false, null), new("fa", "فارسی", true, null), new("ru", "Русский", false, null),
        new("ja", "日本語", false, null), new("ar", "العربية", true, null), new("pa", "ਪੰਜਾਬੀ", false, null), new("km", "ភាសាខ្មែរ", false, null),
        new("hmn", "Hmoob", false, null), new("hi", "हिन्दी", false, null), new("th", "ไทย", false, null),
    ];

    public static string Anchor(string code) => $"lang-{code.ToLowerInvariant()}";

    public static async Task<IReadOnlyList<LanguageLink>> ReadAsync(ContentView view, string? pageId) =>
        pageId is null ? Known : await view.DerivedAsync($"languages:{pageId}", async own => await FromPageAsync(own, pageId) is { Count: > 0 } listed ? listed : Known);

    private static async Task<List<LanguageLink>> FromPageAsync(ContentView view, string pageId)
    {
        var url = (await view.LinkAsync(pageId))?.Url;
        var page = await view.ItemAsync(pageId);
        return [.. (page?.As<BagPart>("Body")?.ContentItems ?? [])
            .Where(block => block.ContentType == "LanguageEntry" && block.TextOf("Language") is not null)
            .Select(block => new LanguageLink(block.TextOf("Language")!, block.TextOf("Name") ?? block.DisplayText ?? "", block.TextOf("Direction") == "rtl", url is null ? null : $"{url}#{Anchor(block.TextOf("Language")!)}"))];
    }
}
