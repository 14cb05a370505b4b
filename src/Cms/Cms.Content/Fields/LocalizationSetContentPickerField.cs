using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Fields;

public sealed record LocalizationSetContentPickerField : ContentField
{
    public IReadOnlyList<string> LocalizationSets { get; init => field = value ?? []; } = [];
}

public sealed record LocalizationSetContentPickerFieldSettings
{
    public string? Hint { get; init; }
    public bool Required { get; init; }
    public bool Multiple { get; init; }
    public IReadOnlyList<string> DisplayedContentTypes { get; init => field = value ?? []; } = [];
}

/// <summary>
/// Pages in whatever language the reader reads: each is named by the set of its translations, and the page shown is the one in the reader's language.
/// A page that is in no set yet is a set of its own, under its own id.
/// </summary>
public sealed class LocalizationSetContentPickerFieldKind : FieldKind<LocalizationSetContentPickerField, LocalizationSetContentPickerFieldSettings>
{
    public override void Bind(FormReader form, JsonObject field, ContentPartField definition) =>
        Rows.Choose(form, field, nameof(LocalizationSetContentPickerField.LocalizationSets), SettingsOf(definition).Multiple, definition.Label);

    protected override bool IsEmpty(LocalizationSetContentPickerField value) => value.LocalizationSets.Count == 0;

    protected override bool IsRequired(LocalizationSetContentPickerFieldSettings settings) => settings.Required;

    protected override IEnumerable<string> Invalid(LocalizationSetContentPickerField value, ContentPartField definition) =>
        value.LocalizationSets.Where(id => !ContentIds.IsValid(id)).Select(id => $"“{id}” is not one of the pages to choose from. Remove it and choose again.");

    public override JsonObject? Both(JsonObject mine, JsonObject theirs, ContentPartField definition) =>
        SettingsOf(definition).Multiple ? Rows.Both(mine, theirs, nameof(LocalizationSetContentPickerField.LocalizationSets)) : null;
}
