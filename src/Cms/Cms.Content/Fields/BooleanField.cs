using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Fields;

public sealed record BooleanField : ContentField
{
    public bool Value { get; init; }
}

public sealed record BooleanFieldSettings
{
    public string? Hint { get; init; }
    public string? Label { get; init; }
    public bool DefaultValue { get; init; }
}

/// <summary>Yes or no. A no is a value: the field is never empty.</summary>
public sealed class BooleanFieldKind : FieldKind<BooleanField, BooleanFieldSettings>
{
    public override void Bind(FormReader form, JsonObject field, ContentPartField definition) =>
        field.PutFlag(nameof(BooleanField.Value), form.Flag(nameof(BooleanField.Value)));

    protected override bool IsEmpty(BooleanField value) => false;

    protected override JsonObject? Default(BooleanFieldSettings settings, ContentPartField definition) =>
        settings.DefaultValue ? new JsonObject { [nameof(BooleanField.Value)] = true } : null;
}
