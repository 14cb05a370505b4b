using Cms.Content.Fields;
using Cms.Content.Model;

namespace Cms.Review;

/// <summary>
/// Whether an expert has checked the page. Until then visitors are told so, search engines are asked to stay away,
/// and no reviewer or date is named anywhere.
/// </summary>
[AttachablePart("Review", Description = "Who checked this page, and when it must be checked again.")]
public sealed record ReviewPart : ContentPart
{
    public const string NeedsReview = "needs-review";
    public const string Reviewed = "reviewed";
    private const string ReadOnly = ContentPartFieldSettings.ReadOnly;

    [Field("Who reviews this page", Hint = "Is asked first when the page is sent for review. Visitors do not see it.", Multiple = false)]
    public ContentPickerField ReviewBy { get; init; } = new();

    // The next five are written by a sign-off alone.
    [Field("Review state", Editor = ReadOnly, Options = ["needs-review=Needs review", "reviewed=Reviewed"], Group = "Review")]
    public TextField State { get; init; } = new();

    [Field("Reviewed by", Editor = ReadOnly, Group = "Review")]
    public ContentPickerField Reviewers { get; init; } = new();

    [Field("Reviewed by, without a profile", Editor = ReadOnly, Group = "Review")]
    public MultiTextField ReviewerNames { get; init; } = new();

    [Field("Last reviewed", Editor = ReadOnly, Group = "Review")]
    public DateField LastReviewed { get; init; } = new();

    [Field("Next review due", Editor = ReadOnly, Group = "Review")]
    public DateField NextReview { get; init; } = new();

    [Field("Page owner", Hint = "The person or role that keeps the page right.", Group = "Review")]
    public TextField Owner { get; init; } = new();

    [Field("Facts still missing", Hint = "What the department must supply, one a line. Visitors do not see it.", Group = "Review")]
    public MultiTextField MissingFacts { get; init; } = new();

    /// <summary>Signed off: a reviewer and a date are there.</summary>
    public bool IsSignedOff => State.Text == Reviewed && LastReviewed.Value is not null;
}
