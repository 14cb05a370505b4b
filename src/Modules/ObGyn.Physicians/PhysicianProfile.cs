using Cms.Content.Fields;
using Cms.Content.Model;

namespace ObGyn.Physicians;

/// <summary>One clinician or scientist. Team pages, program pages and condition pages show people through the programs named here.</summary>
[ContentType("Physician profile", Description = "One clinician: name, programs, how to get a visit.")]
[Carries("TitlePart", 0, Settings = """{"TitlePartSettings":{"Options":0}}""")]
[Carries("AutoroutePart", 1, Settings = """{"AutoroutePartSettings":{"AllowCustomPath":true,"Pattern":"{{ Model.ContentItem | display_text | slugify }}"}}""")]
[OwnFieldsAt(2)]
[Carries("SeoMetaPart", 3)]
[Carries("LocalizationPart", 4)]
public sealed record PhysicianProfile : ContentPart
{
    [Field("Given name", Required = true, Group = "Name")]
    public TextField GivenName { get; init; } = new();

    [Field("Middle name", Group = "Name")]
    public TextField MiddleName { get; init; } = new();

    [Field("Family name", Required = true, Hint = "Lists are sorted by it.", Group = "Name")]
    public TextField FamilyName { get; init; } = new();

    [Field("Suffix", Group = "Name")]
    public TextField Suffix { get; init; } = new();

    [Field("Credentials", Hint = "Such as MD, PhD.", Required = true, Group = "Name")]
    public TextField Credentials { get; init; } = new();

    [Field("Pronouns", Group = "Name")]
    public TextField Pronouns { get; init; } = new();

    [Field("Kind of provider", Editor = "PredefinedList", Required = true, Options = ["MD=Physician (MD)", "DO=Physician (DO)", "CNM=Nurse-midwife", "NP=Nurse practitioner", "PA=Physician assistant", "PhD=Scientist (no visits)"])]
    public TextField ProviderType { get; init; } = new();

    [Field("NPI", Hint = "10 digits, shown on the profile. Without it the profile reads “not bookable yet”.")]
    public TextField Npi { get; init; } = new();

    [Field("Photo", Multiple = false)]
    public MediaField Photo { get; init; } = new();

    /// <summary>Codes of the NUCC provider taxonomy; staff and visitors read the words.</summary>
    [Field("Specialties", Hint = "Visitors read these words on the profile.", Options =
    [
        "207V00000X=Obstetrics and gynecology", "207VX0000X=Obstetrics", "207VG0400X=Gynecology", "207VM0101X=Maternal and fetal medicine",
        "207VX0201X=Gynecologic oncology", "207VE0102X=Reproductive endocrinology and infertility", "207VF0040X=Urogynecology and reconstructive pelvic surgery",
        "207VC0300X=Complex family planning", "207VC0200X=Critical care medicine", "207VH0002X=Hospice and palliative medicine", "207VB0002X=Obesity medicine",
        "367A00000X=Midwifery", "363LX0001X=Obstetrics and gynecology nursing", "363LW0102X=Women's health nursing",
    ])]
    public MultiTextField Specialties { get; init; } = new();

    [Field("Academic title")]
    public TextField AcademicTitle { get; init; } = new();

    [Field("Roles", Hint = "Such as division chief, one a line.")]
    public MultiTextField Roles { get; init; } = new();

    [Field("Programs", Picks = ["ProgramPage"], Required = true)]
    public ContentPickerField Programs { get; init; } = new();

    [Field("Conditions of special interest", Picks = ["ConditionPage"])]
    public ContentPickerField ConditionFocus { get; init; } = new();

    [Field("Locations", Picks = ["Location"])]
    public ContentPickerField Locations { get; init; } = new();

    [Field("Languages", Hint = "One a line, in English: Spanish.")]
    public MultiTextField Languages { get; init; } = new();

    [Field("Gender", Editor = "PredefinedList", Options = ["=Not stated", "female=Woman", "male=Man", "nonbinary=Nonbinary"])]
    public TextField Gender { get; init; } = new();

    [Field("Accepting new patients", Editor = "PredefinedList", Options = ["unknown=Not known: call to ask", "yes=Yes", "no=No"])]
    public TextField Accepting { get; init; } = new();

    [Field("As of", Hint = "A fact older than 90 days reads “call to ask”.")]
    public DateField AcceptingAsOf { get; init; } = new();

    [Field("Video visits")]
    public BooleanField Telehealth { get; init; } = new();

    [Field("Biography", Editor = "Wysiwyg", Hint = "At most 1,500 characters.")]
    public HtmlField Bio { get; init; } = new();

    [Field("Approach to care", Editor = "Wysiwyg")]
    public HtmlField CareApproach { get; init; } = new();

    [Field("Education and training", Hint = "One a line.")]
    public MultiTextField Education { get; init; } = new();

    [Field("Board certifications", Hint = "Board, certificate, and the day it was checked, one a line.")]
    public MultiTextField Certifications { get; init; } = new();

    [Field("Booking address")]
    public LinkField Booking { get; init; } = new();

    [Field("Phone", Hint = "Leave empty to show the department's phone.")]
    public TextField Phone { get; init; } = new();

    [Field("Status", Editor = "PredefinedList", Options = ["active=Active", "leave=On leave", "departed=No longer here"])]
    public TextField Status { get; init; } = new();

    [Field("Note on a successor", Hint = "Shown when the person is no longer here.")]
    public TextField SuccessorNote { get; init; } = new();

    public bool IsDeparted => Status.Text == "departed";
}
