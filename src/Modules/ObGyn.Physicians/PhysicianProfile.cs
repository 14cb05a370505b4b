using Cms.Content.Fields;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace ObGyn.Physicians;

/// <summary>One clinician or scientist. Team pages, program pages and condition pages show people through the programs named here.</summary>
[ContentType("Physician profile", Description = "One clinician: name, programs, how to get a visit.")]
[Carries("TitlePart", 0, Settings = """{"TitlePartSettings":{"Options":0}}""")]
[Carries("AutoroutePart", 1, Settings = """{"AutoroutePartSettings":{"AllowCustomPath":true,"Pattern":"{{ Model.ContentItem | display_text | slugify }}"}}""")]
[OwnFieldsAt(2)]
[Carries("BagPart", 3, Name = "Places", Group = "Visits", DisplayName = "Where and when", Description = "A place once for each pattern of days.", Settings = """{"BagPartSettings":{"ContainedContentTypes":["PracticePlace"]}}""")]
[Carries("BagPart", 4, Name = "BoardCertifications", Group = "Training and certifications", DisplayName = "Board certifications", Settings = """{"BagPartSettings":{"ContainedContentTypes":["BoardCertification"]}}""")]
[Carries("BagPart", 5, Name = "Training", Group = "Training and certifications", DisplayName = "Education and training", Settings = """{"BagPartSettings":{"ContainedContentTypes":["TrainingEntry"]}}""")]
[Carries("BagPart", 6, Name = "Videos", Group = "Approach and videos", DisplayName = "Videos", Settings = """{"BagPartSettings":{"ContainedContentTypes":["VideoBlock"]}}""")]
[Carries("SeoMetaPart", 7)]
[Carries("LocalizationPart", 8)]
public sealed record PhysicianProfile : ContentPart
{
    /// <summary>What changed in the stored definitions of the module, in order. A changed record is a new number at the end; a number is never changed.</summary>
    public static IReadOnlyList<SchemaUpgrade> Upgrades { get; } =
    [
        DefinitionUpgrade.For("ObGyn.Physicians", 1, typeof(PhysicianProfile), typeof(TeamPage)),
        DefinitionUpgrade.For("ObGyn.Physicians", 2, typeof(PhysicianProfile)),
        DefinitionUpgrade.For("ObGyn.Physicians", 3, typeof(PhysicianProfile), typeof(TeamPage), typeof(PracticePlace), typeof(BoardCertification), typeof(TrainingEntry)),
        // Named groups in the editor.
        DefinitionUpgrade.For("ObGyn.Physicians", 4, typeof(PhysicianProfile)),
    ];

    [Field("Given name", Required = true)]
    public TextField GivenName { get; init; } = new();

    [Field("Middle name", Group = "More about the name")]
    public TextField MiddleName { get; init; } = new();

    [Field("Family name", Required = true, Hint = "Lists are sorted by it.")]
    public TextField FamilyName { get; init; } = new();

    [Field("Suffix", Group = "More about the name")]
    public TextField Suffix { get; init; } = new();

    [Field("Credentials", Hint = "Such as MD, PhD.", Required = true)]
    public TextField Credentials { get; init; } = new();

    [Field("Pronouns", Group = "More about the name")]
    public TextField Pronouns { get; init; } = new();

    [Field("Kind of provider", Editor = "PredefinedList", Required = true, Options = ["MD=Physician (MD)", "DO=Physician (DO)", "CNM=Nurse-midwife", "NP=Nurse practitioner", "PA=Physician assistant", "PhD=Scientist (no visits)"])]
    public TextField ProviderType { get; init; } = new();

    [Field("NPI", Hint = "10 digits, shown on the profile. Without it the profile reads “not bookable yet”.", Group = "Specialties and roles")]
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
    ], Group = "Specialties and roles")]
    public MultiTextField Specialties { get; init; } = new();

    [Field("Main specialty", Hint = "The one that is named first.", Editor = "PredefinedList", OptionsOf = nameof(Specialties), Group = "Specialties and roles")]
    public TextField MainSpecialty { get; init; } = new();

    [Field("Academic title", Group = "Specialties and roles")]
    public TextField AcademicTitle { get; init; } = new();

    [Field("Roles", Hint = "Such as division chief, one a line.", Group = "Specialties and roles")]
    public MultiTextField Roles { get; init; } = new();

    [Field("Programs", Picks = ["ProgramPage"], Required = true)]
    public ContentPickerField Programs { get; init; } = new();

    [Field("Conditions of special interest", Picks = ["ConditionPage"], Group = "Specialties and roles")]
    public ContentPickerField ConditionFocus { get; init; } = new();

    [Field("Locations", Picks = ["Location"], Retired = true, Hint = "Name these places under “Where and when”, then remove them here.")]
    public ContentPickerField Locations { get; init; } = new();

    [Field("Hospital affiliations", Picks = ["Location"], Group = "Visits")]
    public ContentPickerField Hospitals { get; init; } = new();

    [Field("Hospitals without a page here", Hint = "One a line.", Group = "Visits")]
    public MultiTextField OtherHospitals { get; init; } = new();

    [Field("Languages", Hint = "One a line, in English: Spanish.", Group = "Visits")]
    public MultiTextField Languages { get; init; } = new();

    [Field("Gender", Editor = "PredefinedList", Options = ["=Not stated", "female=Woman", "male=Man", "nonbinary=Nonbinary"], Group = "More about the name")]
    public TextField Gender { get; init; } = new();

    [Field("Accepting new patients", Editor = "PredefinedList", Options = ["unknown=Not known: call to ask", "yes=Yes", "no=No"], Group = "Visits")]
    public TextField Accepting { get; init; } = new();

    [Field("As of", Hint = "A fact older than 90 days reads “call to ask”.", Group = "Visits")]
    public DateField AcceptingAsOf { get; init; } = new();

    [Field("Video visits", Group = "Visits")]
    public BooleanField Telehealth { get; init; } = new();

    [Field("Sees people from the age of", Hint = "In years.", Group = "Visits")]
    public NumericField AgesFrom { get; init; } = new();

    [Field("Up to the age of", Hint = "In years. Leave it empty where there is no limit.", Group = "Visits")]
    public NumericField AgesTo { get; init; } = new();

    [Field("Biography", Editor = "Wysiwyg", MaxLength = 1500)]
    public HtmlField Bio { get; init; } = new();

    [Field("Approach to care", Editor = "Wysiwyg", Group = "Approach and videos")]
    public HtmlField CareApproach { get; init; } = new();

    [Field("Education and training", Retired = true, Hint = "One a line. Enter these above, one by one, then remove them here.")]
    public MultiTextField Education { get; init; } = new();

    [Field("Board certifications", Retired = true, Hint = "One a line. Enter these above, one by one, then remove them here.")]
    public MultiTextField Certifications { get; init; } = new();

    [Field("Research interests", Hint = "One a line.", Group = "Research")]
    public MultiTextField ResearchInterests { get; init; } = new();

    [Field("Laboratories", Picks = ["ResearchLab"], Group = "Research")]
    public ContentPickerField Labs { get; init; } = new();

    [Field("List of publications", Hint = "An address of a public list.", Group = "Research")]
    public LinkField Publications { get; init; } = new();

    [Field("ORCID", Hint = "As on orcid.org: 0000-0002-1825-0097.", Group = "Research")]
    public TextField Orcid { get; init; } = new();

    [Field("Booking address", Group = "Visits")]
    public LinkField Booking { get; init; } = new();

    [Field("Phone", Hint = "Leave empty for the number of the first place, or the department’s.", Editor = TextFieldKind.PhoneEditor, Group = "Visits")]
    public TextField Phone { get; init; } = new();

    [Field("Status", Editor = "PredefinedList", Options = ["active=Active", "leave=On leave", "departed=No longer here"], Group = "Here, on leave, or gone")]
    public TextField Status { get; init; } = new();

    [Field("Last day", Hint = "When the person left or will leave.", Group = "Here, on leave, or gone")]
    public DateField EndDate { get; init; } = new();

    [Field("Note on a successor", Hint = "Shown when the person is no longer here.", Group = "Here, on leave, or gone")]
    public TextField SuccessorNote { get; init; } = new();

    [Field("Comes from", Hint = "The system that this profile is brought from.", Group = "Source", Internal = true)]
    public TextField SourceSystem { get; init; } = new();

    [Field("Number there", Group = "Source", Internal = true)]
    public TextField SourceId { get; init; } = new();

    [Field("Last brought in", Group = "Source", Internal = true)]
    public DateTimeField LastSynced { get; init; } = new();

    [Field("Kept as typed here", Hint = "What the other system must not change.", Group = "Source", Internal = true, Options =
    [
        "Name=Name and credentials", "Npi=NPI", "Specialties=Specialties", "Programs=Programs", "Places=Places and phones", "Languages=Languages", "Accepting=New patients",
        "Bio=Biography and approach", "Training=Training and certifications", "Photo=Photo", "Booking=Booking address", "Status=Status",
    ])]
    public MultiTextField Locked { get; init; } = new();

    public bool IsDeparted => Status.Text == "departed";
}
