using Cms.Content.Fields;
using Cms.Content.Model;

namespace Cms.Content.Parts;

/// <summary>What a closed block says of itself: its kind, its name, and the first of its words.</summary>
public sealed record BlockTitle(string Kind, string Name, string Words)
{
    private const int Longest = 90;

    public static BlockTitle Of(ContentItem item, ContentSchema schema)
    {
        var type = schema.Definitions.Type(item.ContentType);
        var lines = schema.PlainText(item).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var name = item.DisplayText is { Length: > 0 } title ? title : lines.FirstOrDefault() ?? LinkMenuItemPart.WordsOf(item) ?? item.As<LinkMenuItemPart>()?.Url ?? "";
        var words = lines.FirstOrDefault(line => line != name) ?? "";
        return new BlockTitle(Choice(item, schema) ?? type?.DisplayName ?? "Not shown", Cut(name), Cut(words));
    }

    /// <summary>How buttons name the block to people who do not see it: "Section What is it?".</summary>
    public string Spoken => Name.Length > 0 ? $"{Kind}: {Name}" : $"{Kind} without text";

    /// <summary>The words of the block's first chosen value: a section about opening hours says "Opening hours".</summary>
    private static string? Choice(ContentItem item, ContentSchema schema) => schema.Walk(item, "")
        .Where(visit => ReferenceEquals(visit.Item, item) && visit.Field is { FieldName: nameof(TextField), Options.Editor: TextFieldKind.PredefinedList })
        .Select(visit => TextFieldKind.Options(visit.Field!).FirstOrDefault(option => option.Value is { Length: > 0 } value && value == ContentJson.GetString(visit.Json, nameof(TextField.Text)))?.Words)
        .FirstOrDefault();

    private static string Cut(string text) => text.Length <= Longest ? text : $"{text[..Longest].TrimEnd()}…";
}
