using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Html;
using Cms.Content.Model;

namespace Cms.Content.Fields;

public sealed record TextField : ContentField
{
    public string? Text { get; init; }
}

public sealed record TextFieldSettings
{
    /// <summary>What a text may have when its definition says nothing, in characters.</summary>
    public const int LongestText = 100_000;

    public string? Hint { get; init; }
    public bool Required { get; init; }
    public string? DefaultValue { get; init; }

    /// <summary>In characters; 0 is no limit of its own.</summary>
    public int MinLength { get; init; }
    public int MaxLength { get; init; }
}

/// <summary>The choices of a text field whose editor is <c>PredefinedList</c>.</summary>
public sealed record TextFieldPredefinedListEditorSettings
{
    public IReadOnlyList<ListOption> Options { get; init => field = value ?? []; } = [];

    /// <summary>0 radio buttons, 1 a drop-down list.</summary>
    public int Editor { get; init; }
    public string? DefaultValue { get; init; }
}

/// <summary>One text. Its editor decides what is asked for: a line, lines, a value of a list, a mail or web address, a phone number.</summary>
public sealed class TextFieldKind : FieldKind<TextField, TextFieldSettings>
{
    public const string PredefinedList = "PredefinedList";

    public override void Bind(FormReader form, JsonObject field, ContentPartField definition)
    {
        if (form.Text(nameof(TextField.Text)) is not { } sent)
            return;
        var editor = definition.Options.Editor;
        if (editor == PredefinedList && sent.Length > 0 && sent != field.TextOf(nameof(TextField.Text)) && !Options(definition).Any(option => option.Value == sent))
            form.Refuse($"{definition.Label}: Choose one of the values in the list.");
        else if (editor is "TextArea" or "Monaco" or "CodeMirror")
            field.PutLines(nameof(TextField.Text), sent);
        else
            field.PutLine(nameof(TextField.Text), sent);
    }

    public static IReadOnlyList<ListOption> Options(ContentPartField definition) => definition.Settings.Get<TextFieldPredefinedListEditorSettings>().Options;

    protected override bool IsEmpty(TextField value) => string.IsNullOrWhiteSpace(value.Text);

    protected override bool IsRequired(TextFieldSettings settings) => settings.Required;

    protected override IEnumerable<string> Invalid(TextField value, ContentPartField definition)
    {
        var settings = SettingsOf(definition);
        var longest = settings.MaxLength > 0 ? settings.MaxLength : TextFieldSettings.LongestText;
        if (value.Text is not { Length: > 0 } text)
            yield break;
        if (text.Length > longest)
            yield return $"This has {text.Length} characters and may have {longest}. Shorten it by {text.Length - longest}.";
        if (definition.Options.Editor switch { "Url" => Links.Problem(text), "Email" => Links.Problem($"mailto:{text}"), "Tel" => Phone(text), _ => null } is { } problem)
            yield return problem;
    }

    protected override IEnumerable<string> Missing(TextField value, ContentPartField definition)
    {
        var least = SettingsOf(definition).MinLength;
        if (value.Text is { Length: > 0 } text && text.Length < least)
            yield return $"{definition.Label} has {text.Length} characters and needs at least {least}.";
    }

    protected override string? PlainText(TextField value, ContentPartField definition) =>
        definition.Options.Editor is PredefinedList or "IconPicker" or "Monaco" or "CodeMirror" or "Color" or "Url" ? null : value.Text;

    public override string Words(JsonElement field, ContentPartField definition)
    {
        var text = ContentJson.GetString(field, nameof(TextField.Text)) ?? "";
        return definition.Options.Editor == PredefinedList ? Options(definition).FirstOrDefault(option => option.Value == text)?.Words ?? text : text;
    }

    /// <summary>Lines stand under each other, the words of a single line beside each other; a choice, an address or a number is one or the other.</summary>
    public override JsonObject? Both(JsonObject mine, JsonObject theirs, ContentPartField definition) => definition.Options.Editor switch
    {
        null or "" or "Standard" => RichText.Both(mine, theirs, nameof(TextField.Text), " / "),
        "TextArea" => RichText.Both(mine, theirs, nameof(TextField.Text), "\n\n"),
        _ => null,
    };

    protected override JsonObject? Default(TextFieldSettings settings, ContentPartField definition)
    {
        var value = definition.Options.Editor == PredefinedList ? definition.Settings.Get<TextFieldPredefinedListEditorSettings>().DefaultValue : null;
        return (string.IsNullOrEmpty(value) ? settings.DefaultValue : value) is { Length: > 0 } text ? new JsonObject { [nameof(TextField.Text)] = text } : null;
    }

    private static string? Phone(string text) => text.Count(char.IsAsciiDigit) >= 3 && text.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or '.' or ' ' or '(' or ')')
        ? null
        : $"“{text}” is not a phone number. Write digits, spaces, hyphens and brackets only, such as 1-555-010-0199.";
}
