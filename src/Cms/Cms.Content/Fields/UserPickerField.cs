using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Fields;

public sealed record UserPickerField : ContentField
{
    public IReadOnlyList<string> UserIds { get; init => field = value ?? []; } = [];

    /// <summary>What they signed in with when the field was last saved by Orchard; only a cache, and never shown to visitors.</summary>
    public IReadOnlyList<string>? UserNames { get; init; }
}

public sealed record UserPickerFieldSettings
{
    public string? Hint { get; init; }
    public bool Required { get; init; }
    public bool Multiple { get; init; }
    public bool DisplayAllUsers { get; init; } = true;
    public IReadOnlyList<string> DisplayedRoles { get; init => field = value ?? []; } = [];
}

/// <summary>People who can sign in, in an order of their own. Who they are is for the module that keeps the users to say.</summary>
public sealed class UserPickerFieldKind : FieldKind<UserPickerField, UserPickerFieldSettings>
{
    public override void Bind(FormReader form, JsonObject field, ContentPartField definition) =>
        Rows.Choose(form, field, nameof(UserPickerField.UserIds), SettingsOf(definition).Multiple, definition.Label);

    protected override bool IsEmpty(UserPickerField value) => value.UserIds.Count == 0;

    protected override bool IsRequired(UserPickerFieldSettings settings) => settings.Required;

    protected override IEnumerable<string> Invalid(UserPickerField value, ContentPartField definition) =>
        value.UserIds.Where(id => !ContentIds.IsValid(id)).Select(id => $"“{id}” is not one of the people to choose from. Remove it and choose again.");

    public override JsonObject? Both(JsonObject mine, JsonObject theirs, ContentPartField definition) =>
        SettingsOf(definition).Multiple ? Rows.Both(mine, theirs, nameof(UserPickerField.UserIds)) : null;
}
