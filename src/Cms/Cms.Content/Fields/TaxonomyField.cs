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
public sealed class TaxonomyFieldKind : FieldKind<TaxonomyField, TaxonomyFieldSettings>
{
    public override void Bind(FormReader form, JsonObject field, ContentPartField definition)
    {
        var settings = SettingsOf(definition);
        if (Rows.Read(form, nameof(TaxonomyField.TermContentItemIds)) is null)
            return;
        if (string.IsNullOrEmpty(field.TextOf(nameof(TaxonomyField.TaxonomyContentItemId))))
            field.PutText(nameof(TaxonomyField.TaxonomyContentItemId), settings.TaxonomyContentItemId);
        Rows.Choose(form, field, nameof(TaxonomyField.TermContentItemIds), !settings.Unique, definition.Label);
    }

    protected override bool IsEmpty(TaxonomyField value) => value.TermContentItemIds.Count == 0;

    protected override bool IsRequired(TaxonomyFieldSettings settings) => settings.Required;

    protected override IEnumerable<string> Invalid(TaxonomyField value, ContentPartField definition) =>
        value.TermContentItemIds.Where(id => !ContentIds.IsValid(id)).Select(id => $"“{id}” is not a word of this list. Remove it and choose again.");

    public override JsonObject? Both(JsonObject mine, JsonObject theirs, ContentPartField definition) =>
        SettingsOf(definition).Unique ? null : Rows.Both(mine, theirs, nameof(TaxonomyField.TermContentItemIds));

    public override IEnumerable<string> References(JsonElement field) => Read(field).TermContentItemIds;
}
