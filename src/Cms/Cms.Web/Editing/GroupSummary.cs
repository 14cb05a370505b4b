using System.Globalization;
using System.Text.Json;
using Cms.Content.Fields;
using Cms.Content.Model;
using Cms.Content.Parts;

namespace Cms.Web.Editing;

/// <summary>What stands in a closed group of the editor, on one line: "Sources: 2; Learn more: 3". Nothing of it is asked from the database.</summary>
public static class GroupSummary
{
    private const int LongestValue = 40;
    private const int LongestLine = 110;

    public static string Of(EditorGroup group)
    {
        var line = string.Join("; ", group.Controls.Select(Words).OfType<string>());
        return line.Length == 0 ? "Nothing yet" : Short(line, LongestLine);
    }

    private static string? Words(object control) => control switch
    {
        PartEditor { Definition.PartName: nameof(AutoroutePart) } part => part.Text(nameof(AutoroutePart.Path)) is { Length: > 0 } path ? $"/{path.TrimStart('/')}" : null,
        PartEditor { Definition.PartName: CommonPartKind.PartName } part => part.Editor.Item.CreatedUtc is { } written
            ? LocalTime.Show(LocalTime.Store(written), part.Editor.ZoneId).Replace('T', ' ') : null,
        PartEditor part when part.Editor.Schema!.Kinds.Part(part.Definition.PartName) is { } kind => Part(part, kind),
        FieldEditor field => Field(field),
        _ => null,
    };

    private static string? Part(PartEditor part, PartKind kind) => kind.Contained(part.Json).Count() is > 0 and var count
        ? $"{part.Label}: {count}"
        : kind.PlainText(part.Json) is { } text && !string.IsNullOrWhiteSpace(text) ? Short(text, LongestValue) : null;

    private static string? Field(FieldEditor field)
    {
        var kind = field.Editor.Schema!.Kinds.Field(field.Definition.FieldName);
        if (kind is null || kind.IsEmpty(field.Json))
            return null;
        // What a new page starts with says nothing of this one.
        if (kind.Default(field.Definition) is { } usual && JsonElement.DeepEquals(ContentJson.ToElement(usual), field.Json))
            return null;
        if (Count(field.Json) is { } count)
            return $"{field.Label}: {count}";
        return field.Definition.FieldName switch
        {
            "BooleanField" => ContentJson.GetBoolean(field.Json, "Value") ? field.Label : null,
            "DateField" when UtcText.Parse(field.Text("Value")) is { } date => $"{field.Label}: {date.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}",
            "HtmlField" or "MarkdownField" => field.Label,
            _ => $"{field.Label}: {Short(Choice(field) ?? kind.Words(field.Json, field.Definition), LongestValue)}",
        };
    }

    private static string? Choice(FieldEditor field) => field.Definition.FieldName == nameof(TextField)
        ? TextFieldKind.Options(field.Definition).FirstOrDefault(option => option.Value == field.Text(nameof(TextField.Text)))?.Words
        : null;

    // The kinds that hold a list keep it in one member of these.
    private static int? Count(JsonElement json)
    {
        foreach (var member in Rows.Members)
        {
            if (ContentJson.TryGet(json, member, out var list) && list.ValueKind is JsonValueKind.Array)
                return list.GetArrayLength();
        }
        return null;
    }

    private static string Short(string text, int longest)
    {
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= longest ? words : words[..(char.IsHighSurrogate(words[longest - 2]) ? longest - 2 : longest - 1)].TrimEnd() + "…";
    }
}
