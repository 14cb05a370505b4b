using Cms.Content.Model;

namespace Cms.Seo.Head;

/// <summary>Texts of an item as one line.</summary>
public static class Words
{
    /// <summary>One line with single spaces, or null when there is nothing.</summary>
    public static string? Tidy(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The sentence that tells what the page is about: the field <c>Summary</c> of its type.</summary>
    public static string? Summary(ContentItem item) =>
        item.Field(item.ContentType, "Summary") is { } field ? Tidy(ContentJson.GetString(field, "Text")) : null;
}
