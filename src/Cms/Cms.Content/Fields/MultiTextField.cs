using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Fields;

public sealed record MultiTextField : ContentField
{
    public IReadOnlyList<string> Values { get; init => field = value ?? []; } = [];
}

public sealed record MultiTextFieldSettings
{
    public string? Hint { get; init; }
    public bool Required { get; init; }

    /// <summary>Empty: any text, one a line.</summary>
    public IReadOnlyList<ListOption> Options { get; init => field = value ?? []; } = [];
}

/// <summary>Several texts: choices of a list, or where the definition names none, free lines such as other names of a thing.</summary>
public sealed class MultiTextFieldKind : FieldKind<MultiTextField, MultiTextFieldSettings>
{
    private const int LongestText = 500;

    public override void Bind(FormReader form, JsonObject field, ContentPartField definition)
    {
        var options = SettingsOf(definition).Options;
        var rows = Rows.Read(form, nameof(MultiTextField.Values))?.Select(row => row.Value);
        if (form.Text("Lines") is { } lines && options.Count == 0)
            rows = lines.Split('\n').Select(line => line.Trim()).Concat(rows ?? []);
        if (rows is null)
            return;
        var (before, values) = (Rows.Of(field, nameof(MultiTextField.Values)), rows.Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).ToList());
        if (options.Count > 0 && values.RemoveAll(value => !before.Contains(value) && !options.Any(option => option.Value == value)) > 0)
            form.Refuse($"{definition.Label}: Choose values of the list only.");
        Rows.Arrange(field, nameof(MultiTextField.Values), values);
    }

    protected override bool IsEmpty(MultiTextField value) => value.Values.All(string.IsNullOrWhiteSpace);

    protected override bool IsRequired(MultiTextFieldSettings settings) => settings.Required;

    protected override IEnumerable<string> Invalid(MultiTextField value, ContentPartField definition) => value.Values
        .Where(text => text?.Length > LongestText)
        .Select(text => $"“{text[..40]}…” has {text.Length} characters and may have {LongestText}. Shorten it.");

    protected override string? PlainText(MultiTextField value, ContentPartField definition) =>
        SettingsOf(definition).Options.Count > 0 ? null : string.Join('\n', value.Values);

    public override string Words(JsonElement field, ContentPartField definition) => string.Join(", ",
        Read(field).Values.Select(value => SettingsOf(definition).Options.FirstOrDefault(option => option.Value == value)?.Words ?? value));

    public override JsonObject? Both(JsonObject mine, JsonObject theirs, ContentPartField definition) => Rows.Both(mine, theirs, nameof(MultiTextField.Values));

    protected override JsonObject? Default(MultiTextFieldSettings settings, ContentPartField definition)
    {
        JsonNode?[] values = [.. settings.Options.Where(option => option.Default && option.Value is not null).Select(option => JsonValue.Create(option.Value))];
        return values.Length > 0 ? new JsonObject { [nameof(MultiTextField.Values)] = new JsonArray(values) } : null;
    }
}
