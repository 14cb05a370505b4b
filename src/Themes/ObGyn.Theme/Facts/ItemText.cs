using System.Text.Json;
using Cms.Content.Fields;
using Cms.Content.Model;

namespace ObGyn.Theme;

/// <summary>Fields of an item's own part by name, for types that only a recipe defines. What is missing or blank is null or empty.</summary>
public static class ItemText
{
    public static string? TextOf(this ContentItem item, string field) => Tidy(item.FieldText(item.ContentType, field, nameof(TextField.Text)));

    public static string? HtmlOf(this ContentItem item, string field) => Tidy(item.FieldText(item.ContentType, field, nameof(HtmlField.Html)));

    public static bool FlagOf(this ContentItem item, string field) => item.OwnField(field) is { } json && ContentJson.GetBoolean(json, nameof(BooleanField.Value));

    public static DateTime? TimeOf(this ContentItem item, string field) => item.FieldOf<DateField>(field)?.Value;

    public static IReadOnlyList<string> LinesOf(this ContentItem item, string field) => [.. (item.FieldOf<MultiTextField>(field)?.Values ?? []).Select(Tidy).OfType<string>()];

    public static IReadOnlyList<string> IdsOf(this ContentItem item, string field) => item.FieldOf<ContentPickerField>(field)?.ContentItemIds ?? [];

    public static T? FieldOf<T>(this ContentItem item, string field) where T : ContentField => item.FieldAs<T>(item.ContentType, field);

    public static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static JsonElement? OwnField(this ContentItem item, string field) => item.Field(item.ContentType, field) is { ValueKind: JsonValueKind.Object } json ? json : null;
}
