using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Cms.Content.Model;

namespace Cms.Content.Fields;

public sealed record DateTimeField : ContentField
{
    /// <summary>UTC, to the second.</summary>
    [JsonConverter(typeof(LenientDateConverter))]
    public DateTime? Value { get; init; }
}

public sealed record DateTimeFieldSettings
{
    public string? Hint { get; init; }
    public bool Required { get; init; }
}

/// <summary>An instant. The form sends it in the zone that its <c>Zone</c> control names, and <c>Which</c> where the clock is put back.</summary>
public sealed class DateTimeFieldKind : FieldKind<DateTimeField, DateTimeFieldSettings>
{
    public override void Bind(FormReader form, JsonObject field, ContentPartField definition)
    {
        if (form.Text(nameof(DateTimeField.Value))?.Trim() is not { } typed)
            return;
        var (zone, which, stored) = (form.Text("Zone"), form.Text("Which"), field.TextOf(nameof(DateTimeField.Value)));
        // The control shows minutes: a stored time with seconds that comes back unchanged keeps them.
        if (string.IsNullOrEmpty(which) && LocalTime.Show(stored, zone) == typed.Replace(' ', 'T'))
            return;
        field.PutText(nameof(DateTimeField.Value), LocalTime.Store(typed, zone, which));
    }

    public override IEnumerable<string> Invalid(JsonElement field, ContentPartField definition) =>
        LocalTime.Problem(ContentJson.GetString(field, nameof(DateTimeField.Value))) is { } problem ? [problem] : [];

    protected override bool IsEmpty(DateTimeField value) => value.Value is null;
    protected override bool IsRequired(DateTimeFieldSettings settings) => settings.Required;
}
