using System.Text.Json;
using Cms.Content.Model;

namespace Cms.Content.Fields;

public sealed record ContentPickerField : ContentField
{
    public IReadOnlyList<string> ContentItemIds { get; init => field = value ?? []; } = [];
}

public sealed record ContentPickerFieldSettings
{
    public string? Hint { get; init; }
    public bool Required { get; init; }
    public bool Multiple { get; init; }
    public bool DisplayAllContentTypes { get; init; }
    public IReadOnlyList<string> DisplayedContentTypes { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> DisplayedStereotypes { get; init => field = value ?? []; } = [];
    public string? TitlePattern { get; init; }

    /// <summary>How many may be chosen; 0 is no limit. Not Orchard's.</summary>
    public int MaxItems { get; init; }
}

/// <summary>Other items, in an order of their own. Whether they exist and are live is for the store to say.</summary>
public sealed class ContentPickerFieldKind : PickerFieldKind<ContentPickerField, ContentPickerFieldSettings>
{
    protected override string Member => nameof(ContentPickerField.ContentItemIds);

    protected override IReadOnlyList<string> Ids(ContentPickerField value) => value.ContentItemIds;

    protected override bool TakesSeveral(ContentPickerFieldSettings settings) => settings.Multiple;

    protected override bool IsRequired(ContentPickerFieldSettings settings) => settings.Required;

    protected override IEnumerable<string> Missing(ContentPickerField value, ContentPartField definition)
    {
        if (SettingsOf(definition).MaxItems is > 0 and var most && value.ContentItemIds.Count > most)
            yield return $"{definition.Label}: {value.ContentItemIds.Count} are chosen and {most} may be. Remove {value.ContentItemIds.Count - most}.";
    }

    public override IEnumerable<string> References(JsonElement field) => Read(field).ContentItemIds;
}
