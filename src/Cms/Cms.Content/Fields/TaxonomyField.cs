using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Fields;

public sealed record TaxonomyField : ContentField
{
    public string? TaxonomyContentItemId { get; init; }
    public IReadOnlyList<string> TermContentItemIds { get; init => field = value ?? []; } = [];

    /// <summary>Names of the terms when the field was last saved with the tags editor; only a cache.</summary>
    public IReadOnlyList<string>? TagNames { get; init; }
}

public sealed record TaxonomyFieldSettings
{
    public string? Hint { get; init; }
    public bool Required { get; init; }
    public string? TaxonomyContentItemId { get; init; }

    /// <summary>One term only.</summary>
    public bool Unique { get; init; }
    public bool LeavesOnly { get; init; }
    public bool Open { get; init; }
}

/// <summary>Terms of one taxonomy.</summary>
public sealed class TaxonomyFieldKind : PickerFieldKind<TaxonomyField, TaxonomyFieldSettings>
{
    protected override string Member => nameof(TaxonomyField.TermContentItemIds);

    protected override string OneOfThem => "a word of this list";

    protected override IReadOnlyList<string> Ids(TaxonomyField value) => value.TermContentItemIds;

    protected override bool TakesSeveral(TaxonomyFieldSettings settings) => !settings.Unique;

    protected override bool IsRequired(TaxonomyFieldSettings settings) => settings.Required;

    public override void Bind(FormReader form, JsonObject field, ContentPartField definition)
    {
        if (Rows.Read(form, Member) is not null && string.IsNullOrEmpty(field.TextOf(nameof(TaxonomyField.TaxonomyContentItemId))))
            field.PutText(nameof(TaxonomyField.TaxonomyContentItemId), SettingsOf(definition).TaxonomyContentItemId);
        base.Bind(form, field, definition);
    }

    public override IEnumerable<string> References(JsonElement field) => Read(field).TermContentItemIds;
}
