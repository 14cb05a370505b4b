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
public sealed class LocalizationSetContentPickerFieldKind : PickerFieldKind<LocalizationSetContentPickerField, LocalizationSetContentPickerFieldSettings>
{
    protected override string Member => nameof(LocalizationSetContentPickerField.LocalizationSets);

    protected override IReadOnlyList<string> Ids(LocalizationSetContentPickerField value) => value.LocalizationSets;

    protected override bool TakesSeveral(LocalizationSetContentPickerFieldSettings settings) => settings.Multiple;

    protected override bool IsRequired(LocalizationSetContentPickerFieldSettings settings) => settings.Required;
}
