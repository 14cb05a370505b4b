using Cms.Content.Fields;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace ObGyn.Programs;

/// <summary>
/// A clinical program. Its conditions are those that name it, its team those whose profiles name it: neither is kept by hand.
/// A fact nobody has confirmed stays empty, and the page reads well without it.
/// </summary>
[ContentType("Program page", Description = "A clinical program: what it treats, for whom, how to get a visit.")]
[Carries("TitlePart", 0, Settings = """{"TitlePartSettings":{"MaxLength":90}}""")]
[Carries("AutoroutePart", 1, Settings = """{"AutoroutePartSettings":{"AllowCustomPath":true,"Pattern":"{{ Model.ContentItem | display_text | slugify }}"}}""")]
[OwnFieldsAt(2)]
[Carries("BagPart", 3, Name = "Body", DisplayName = "Page content", Settings = """{"BagPartSettings":{"ContainedContentTypes":["Section","CareCard","Faq","LinkList","Image","VideoBlock","Quote","Notice"]}}""")]
[Carries("BagPart", 4, Name = "Services", DisplayName = "Services", Description = "What the program does, one by one.", Settings = """{"BagPartSettings":{"ContainedContentTypes":["ProgramService"]}}""")]
[Carries("BagPart", 5, Name = "Videos", Group = "Pictures, videos and stories", DisplayName = "Videos", Settings = """{"BagPartSettings":{"ContainedContentTypes":["VideoBlock"]}}""")]
[Carries("BagPart", 6, Name = "Trials", Group = "Clinical trials", DisplayName = "Clinical trials", Settings = """{"BagPartSettings":{"ContainedContentTypes":["LinkItem"]}}""")]
[Carries("ReviewPart", 7)]
[Carries("SeoMetaPart", 8)]
[Carries("LocalizationPart", 9)]
public sealed record ProgramPage : ContentPart
{
    /// <summary>What changed in the stored definitions of the module, in order. A changed record is a new number at the end; a number is never changed.</summary>
    public static IReadOnlyList<SchemaUpgrade> Upgrades { get; } =
    [
        DefinitionUpgrade.For("ObGyn.Programs", 1, typeof(ProgramPage)),
        DefinitionUpgrade.For("ObGyn.Programs", 2, typeof(ProgramPage), typeof(ProgramService)),
        // Named groups in the editor.
        DefinitionUpgrade.For("ObGyn.Programs", 3, typeof(ProgramPage)),
    ];

    [Field("Short name", Hint = "For menus and team pages. Leave empty to use the title.", MaxLength = 40, Group = "Address and menus")]
    public TextField ShortName { get; init; } = new();

    [Field("Also called", Hint = "Everyday, older and short names, one a line.")]
    public MultiTextField AlsoCalled { get; init; } = new();

    [Field("Summary", Hint = "One or two sentences.", Editor = "TextArea", Required = true, MaxLength = 300)]
    public TextField Summary { get; init; } = new();

    [Field("Group on the home page", Editor = "PredefinedList", Options =
        ["pregnancy=Pregnancy and birth", "fertility=Fertility and family planning", "gynecology=Gynecology and pelvic health", "cancer=Cancer care"])]
    public TextField Group { get; init; } = new();

    [Field("Specialties", Group = "Visits")]
    public MultiTextField Specialty { get; init; } = new();

    [Field("Leads", Picks = ["PhysicianProfile"])]
    public ContentPickerField Leads { get; init; } = new();

    [Field("Locations", Picks = ["Location"], Group = "Visits")]
    public ContentPickerField Locations { get; init; } = new();

    [Field("Phone", Hint = "Leave empty for the department’s main number.", Editor = TextFieldKind.PhoneEditor, Group = "Visits")]
    public TextField Phone { get; init; } = new();

    [Field("Referral needed", Editor = "PredefinedList", Options = ["unknown=Not known yet", "yes=Yes", "no=No"], Group = "Visits")]
    public TextField ReferralRequired { get; init; } = new();

    [Field("About referrals", Editor = "TextArea", Group = "Visits")]
    public TextField ReferralText { get; init; } = new();

    [Field("About health plans", Editor = "TextArea", Group = "Visits")]
    public TextField HealthPlansNote { get; init; } = new();

    [Field("Accepting new patients", Editor = "PredefinedList", Options = ["unknown=Not known: call to ask", "yes=Yes", "no=No"], Group = "Visits")]
    public TextField Accepting { get; init; } = new();

    [Field("As of", Hint = "A fact older than 90 days reads “call to ask”.", Group = "Visits")]
    public DateField AcceptingAsOf { get; init; } = new();

    [Field("Main action", Group = "Visits")]
    public LinkField Cta { get; init; } = new();

    [Field("Sensitive page", Hint = "No sharing to networks, no promotion, nothing embedded.", Group = "Readers and privacy")]
    public BooleanField Sensitive { get; init; } = new();

    [Field("Pictures", Group = "Pictures, videos and stories")]
    public MediaField Images { get; init; } = new();

    [Field("Patient stories", Picks = ["PatientStory"], Group = "Pictures, videos and stories")]
    public ContentPickerField Stories { get; init; } = new();
}
