using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Cms.Content.Model;

namespace Cms.Content.Fields;

public sealed record DateField : ContentField
{
    /// <summary>Midnight UTC of the day, as Orchard has it; <see cref="Date"/> is the day itself.</summary>
    [JsonConverter(typeof(LenientDateConverter))]
    public DateTime? Value { get; init; }

    [JsonIgnore]
    public DateOnly? Date => Value is { } value ? DateOnly.FromDateTime(value) : null;
}

public sealed record DateFieldSettings
{
    public string? Hint { get; init; }
    public bool Required { get; init; }
}

/// <summary>A day of the calendar, without a time and so without a zone. A day that does not exist is kept as typed and refused.</summary>
public sealed class DateFieldKind : FieldKind<DateField, DateFieldSettings>
{
    public override void Bind(FormReader form, JsonObject field, ContentPartField definition)
    {
        if (form.Text(nameof(DateField.Value))?.Trim() is not { } typed)
            return;
        if (!TryRead(typed, out var date))
            field.PutText(nameof(DateField.Value), typed);
        else if (UtcText.Parse(field.TextOf(nameof(DateField.Value))) is not { } before || DateOnly.FromDateTime(before) != date)
            field.PutText(nameof(DateField.Value), date.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture));
    }

    public static bool TryRead(string? typed, out DateOnly date) =>
        DateOnly.TryParseExact(typed, ["yyyy-MM-dd", "yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date.Year >= 1000;

    public override IEnumerable<string> Invalid(JsonElement field, ContentPartField definition)
    {
        if (ContentJson.GetString(field, nameof(DateField.Value)) is { Length: > 0 } stored && UtcText.Parse(stored) is null)
            yield return $"“{stored}” is not a day of the calendar. Write it as 2026-01-31, year first.";
    }

    protected override bool IsEmpty(DateField value) => value.Value is null;
    protected override bool IsRequired(DateFieldSettings settings) => settings.Required;
}
