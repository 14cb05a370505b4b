using Cms.Content.Fields;
using Cms.Content.Model;

namespace ObGyn.Physicians;

/// <summary>A place where someone sees patients, on which days. Its address, phones and hours are the place's own.</summary>
[ContentType("Place", Stereotype = "Widget", Description = "A place, and the days there.")]
public sealed record PracticePlace : ContentPart
{
    [Field("Location", Picks = ["Location"], Multiple = false, Required = true)]
    public ContentPickerField Location { get; init; } = new();

    [Field("Days", Hint = "Such as Mondays, and Thursday mornings.")]
    public TextField Days { get; init; } = new();

    [Field("Phone", Hint = "Leave empty for the number of the place.", Editor = TextFieldKind.PhoneEditor)]
    public TextField Phone { get; init; } = new();

    [Field("Fax", Editor = "Tel")]
    public TextField Fax { get; init; } = new();
}

/// <summary>A certificate that somebody looked up at the board: what nobody has checked is not shown.</summary>
[ContentType("Board certification", Stereotype = "Widget", Description = "A certificate, and the day somebody checked it.")]
public sealed record BoardCertification : ContentPart
{
    public const string Active = "active";

    [Field("Board", Required = true)]
    public TextField Board { get; init; } = new();

    [Field("Certificate", Required = true)]
    public TextField Certificate { get; init; } = new();

    [Field("Status", Editor = "PredefinedList", Default = Active, Options = [$"{Active}=Valid", "lapsed=Not valid any more"])]
    public TextField Status { get; init; } = new();

    [Field("Year")]
    public NumericField Year { get; init; } = new();

    [Field("Checked on", Hint = "The day somebody looked it up at the board.", Required = true)]
    public DateField VerifiedOn { get; init; } = new();

    public bool IsShown => VerifiedOn.Date is not null && Status.Text is null or "" or Active;
}

/// <summary>A degree, a residency, a fellowship.</summary>
[ContentType("Education or training", Stereotype = "Widget", Description = "A degree, a residency, a fellowship.")]
public sealed record TrainingEntry : ContentPart
{
    [Field("Degree or training", Hint = "Such as MD, Residency, Fellowship.", Required = true)]
    public TextField Degree { get; init; } = new();

    [Field("Institution", Required = true)]
    public TextField Institution { get; init; } = new();

    [Field("Year", Hint = "When it was finished.")]
    public NumericField Year { get; init; } = new();
}
