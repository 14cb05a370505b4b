using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Fields;

/// <summary>A time of day without a date and without a zone, as Orchard writes it: <c>"09:30:00"</c>.</summary>
public sealed record TimeField : ContentField
{
    public string? Value { get; init; }
}

public sealed record TimeFieldSettings
{
    public string? Hint { get; init; }
    public bool Required { get; init; }

    /// <summary>In seconds, as the browser's control for times has it.</summary>
    public string? Step { get; init; }
}

/// <summary>A time of day. What cannot be read as one is kept as typed and refused.</summary>
public sealed class TimeFieldKind : FieldKind<TimeField, TimeFieldSettings>
{
    public override void Bind(FormReader form, JsonObject field, ContentPartField definition)
    {
        if (form.Text(nameof(TimeField.Value))?.Trim() is not { } typed)
            return;
        if (!TryRead(typed, out var time))
            field.PutText(nameof(TimeField.Value), typed);
        else if (!TryRead(field.TextOf(nameof(TimeField.Value)), out var before) || before != time)
            field.PutText(nameof(TimeField.Value), time.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
    }

    public static bool TryRead(string? text, out TimeOnly time) => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out time);

    protected override bool IsEmpty(TimeField value) => string.IsNullOrEmpty(value.Value);

    protected override bool IsRequired(TimeFieldSettings settings) => settings.Required;

    protected override IEnumerable<string> Invalid(TimeField value, ContentPartField definition)
    {
        if (value.Value is { Length: > 0 } typed && !TryRead(typed, out _))
            yield return $"“{typed}” is not a time of day. Write it as 09:30.";
    }

    protected override string? PlainText(TimeField value, ContentPartField definition) =>
        TryRead(value.Value, out var time) ? time.ToString("h:mm tt", CultureInfo.InvariantCulture) : null;
}
