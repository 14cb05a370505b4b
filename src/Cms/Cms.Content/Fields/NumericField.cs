using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Cms.Content.Model;

namespace Cms.Content.Fields;

public sealed record NumericField : ContentField
{
    [JsonConverter(typeof(LenientNumberConverter))]
    public decimal? Value { get; init; }
}

public sealed record NumericFieldSettings
{
    public string? Hint { get; init; }
    public bool Required { get; init; }

    /// <summary>How many digits may follow the decimal point.</summary>
    public int Scale { get; init; }
    public decimal? Minimum { get; init; }
    public decimal? Maximum { get; init; }
    public string? Placeholder { get; init; }
    public string? DefaultValue { get; init; }
}

/// <summary>A number. Text that is none is kept as typed and refused.</summary>
public sealed partial class NumericFieldKind : FieldKind<NumericField, NumericFieldSettings>
{
    public override void Bind(FormReader form, JsonObject field, ContentPartField definition)
    {
        if (form.Text(nameof(NumericField.Value))?.Trim() is not { } typed)
            return;
        if (!TryRead(typed, out var number))
            field.PutText(nameof(NumericField.Value), typed);
        else if (field.Member(nameof(NumericField.Value)) is not { } before || before.GetValueKind() != JsonValueKind.Number || !TryRead(before.ToJsonString(), out var old) || old != number)
            field.Put(nameof(NumericField.Value), JsonValue.Create(number));
    }

    /// <summary>A number with a decimal point; commas only between thousands, since elsewhere "1,5" means one and a half.</summary>
    public static bool TryRead(string? typed, out decimal number)
    {
        number = 0;
        return typed is not null && Number().IsMatch(typed) && decimal.TryParse(typed.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    public override IEnumerable<string> Invalid(JsonElement field, ContentPartField definition)
    {
        if (ContentJson.GetString(field, nameof(NumericField.Value)) is not { Length: > 0 } stored)
            yield break;
        var settings = SettingsOf(definition);
        if (Read(field).Value is not { } number)
            yield return $"“{stored}” is not a number. Write digits, with a point before decimals: 1250.5.";
        else if (settings.Minimum is { } least && number < least)
            yield return $"{Text(number)} is too small. The smallest number allowed is {Text(least)}.";
        else if (settings.Maximum is { } most && number > most)
            yield return $"{Text(number)} is too large. The largest number allowed is {Text(most)}.";
        else if (decimal.Round(number, Math.Clamp(settings.Scale, 0, 28)) != number)
            yield return settings.Scale <= 0 ? $"{Text(number)} is not a whole number. Round it to {Text(decimal.Round(number))}." : $"{Text(number)} has too many decimals. Use at most {settings.Scale}.";
    }

    protected override bool IsEmpty(NumericField value) => value.Value is null;
    protected override bool IsRequired(NumericFieldSettings settings) => settings.Required;

    protected override JsonObject? Default(NumericFieldSettings settings, ContentPartField definition) =>
        TryRead(settings.DefaultValue, out var number) ? new JsonObject { [nameof(NumericField.Value)] = number } : null;

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[+\-]?(\d{1,28}|\d{1,3}(,\d{3})+)?(\.\d{1,28})?([eE][+\-]?\d{1,2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
