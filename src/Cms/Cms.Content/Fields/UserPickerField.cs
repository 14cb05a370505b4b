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
public sealed class UserPickerFieldKind : PickerFieldKind<UserPickerField, UserPickerFieldSettings>
{
    protected override string Member => nameof(UserPickerField.UserIds);

    protected override string OneOfThem => "one of the people to choose from";

    protected override IReadOnlyList<string> Ids(UserPickerField value) => value.UserIds;

    protected override bool TakesSeveral(UserPickerFieldSettings settings) => settings.Multiple;

    protected override bool IsRequired(UserPickerFieldSettings settings) => settings.Required;
}
