using System.Globalization;
using System.Text.Json;
using Cms.Content.Fields;
using Cms.Content.Html;
using Cms.Content.Model;

namespace Cms.Web.Texts;

/// <summary>What a field says, line by line. A field of a kind that nobody has thought of is shown as it is stored: it is signed as well.</summary>
internal sealed class FieldWords(IReadOnlyDictionary<string, string> titles)
{
    /// <param name="within">Inside a block the field's name is said before short values, since the block has one heading only.</param>
    public IReadOnlyList<Line> Lines(ContentPartField field, JsonElement json, bool within = false)
    {
        if (json.ValueKind is not JsonValueKind.Object || !json.EnumerateObject().Any())
            return [];
        var before = within ? $"{field.Label}: " : "";
        switch (field.FieldName)
        {
            case nameof(TextField):
                return Text(field, ContentJson.GetString(json, "Text"), before);
            case nameof(HtmlField):
                return Html(ContentJson.GetString(json, "Html"));
            case nameof(MarkdownField):
                return Html(MarkdownText.ToHtml(ContentJson.GetString(json, "Markdown")));
            case nameof(MultiTextField):
                return [.. Texts(json, "Values").Select(text => new Line(LineKind.Item, text))];
            case nameof(LinkField):
                return [new Line(LineKind.Text, ContentJson.GetString(json, "Text") ?? "", ContentJson.GetString(json, "Url") ?? "")];
            case nameof(MediaField):
                var texts = Texts(json, "MediaTexts").ToList();
                return [.. Texts(json, "Paths").Select((path, index) => new Line(LineKind.Note, $"{before}picture {path}, described as “{texts.ElementAtOrDefault(index)}”"))];
            case nameof(BooleanField):
                return [new Line(LineKind.Text, before + "Yes")];
            case nameof(ContentPickerField):
                return [.. Texts(json, "ContentItemIds").Select(id => new Line(LineKind.Item, titles.GetValueOrDefault(id, "a page that is not here any more")))];
            case nameof(UserPickerField):
                return [.. Texts(json, nameof(UserPickerField.UserIds)).Select(id => new Line(LineKind.Item, titles.GetValueOrDefault(id, "somebody without an account here")))];
            case nameof(LocalizationSetContentPickerField):
                return [.. Texts(json, nameof(LocalizationSetContentPickerField.LocalizationSets)).Select(set => new Line(LineKind.Item, titles.GetValueOrDefault(set, "a page that is not here any more")))];
            case nameof(DateField) when ContentJson.GetString(json, "Value") is { } value && UtcText.Parse(value) is { } date:
                return [new Line(LineKind.Text, before + date.ToString("d MMM yyyy", CultureInfo.InvariantCulture))];
            default:
                return [new Line(LineKind.Text, before + string.Join(", ", json.EnumerateObject().Select(member => member.Value.ValueKind is JsonValueKind.String ? member.Value.GetString() : member.Value.GetRawText())))];
        }
    }

    public static List<Line> Html(string? html)
    {
        var outline = HtmlOutline.Of(html);
        return
        [
            .. outline.Lines.Select(line => new Line(line.IsHeading ? LineKind.Heading : line.IsListItem ? LineKind.Item : LineKind.Text, line.Text)),
            .. outline.Descriptions.Select((text, index) => new Line(LineKind.Note, $"picture {outline.Pictures[index]}, described as “{text}”")),
            .. outline.Links.Select(link => new Line(LineKind.Note, $"link to {Target(link)}")),
        ];
    }

    private static IReadOnlyList<Line> Text(ContentPartField field, string? text, string before)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        if (field.Options.Editor == TextFieldKind.PredefinedList)
            return [new Line(before.Length > 0 ? LineKind.Note : LineKind.Text, before + (TextFieldKind.Options(field).FirstOrDefault(option => option.Value == text)?.Words ?? text))];
        var kind = field.Name is "Heading" or "Title" or "Question" ? LineKind.Heading : LineKind.Text;
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new Line(kind, line))];
    }

    internal static IEnumerable<string> Texts(JsonElement json, string member) => json.TryGetProperty(member, out var list) && list.ValueKind is JsonValueKind.Array
        ? list.EnumerateArray().Select(entry => ContentJson.AsText(entry) ?? "")
        : [];

    private static string Target(string attributes) =>
        attributes.Split(' ').FirstOrDefault(attribute => attribute.StartsWith("href=", StringComparison.Ordinal)) is { } href ? href["href=".Length..] : attributes;
}
