using Cms.Content.Fields;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace ObGyn.Conditions;

/// <summary>
/// A page about one condition. Its body is the ordered list of blocks in the bag named <c>Body</c>;
/// the programs that care for it are named here, and everything the other way round (a program's conditions, a condition's physicians) is derived.
/// </summary>
[ContentType("Condition page", Description = "What a condition is, its signs, when to get help, how it is treated.")]
[Carries("TitlePart", 0, Settings = """{"TitlePartSettings":{"MaxLength":90}}""")]
[Carries("AutoroutePart", 1, Settings = """{"AutoroutePartSettings":{"AllowCustomPath":true,"Pattern":"{{ Model.ContentItem | display_text | slugify }}"}}""")]
[OwnFieldsAt(2)]
[Carries("BagPart", 3, Name = "Body", DisplayName = "Page content", Settings = """{"BagPartSettings":{"ContainedContentTypes":["Section","CareCard","Faq","LinkList","Image","VideoBlock","Quote","Notice"]}}""")]
[Carries("BagPart", 4, Name = "Videos", Group = "Videos", DisplayName = "Videos", Settings = """{"BagPartSettings":{"ContainedContentTypes":["VideoBlock"]}}""")]
[Carries("BagPart", 5, Name = "Sources", Group = "Links and sources", DisplayName = "Sources", Description = "What the page rests on. A page to read on with stands under Learn more.", Settings = """{"BagPartSettings":{"ContainedContentTypes":["Source"]}}""")]
[Carries("BagPart", 6, Name = "LearnMore", Group = "Links and sources", DisplayName = "Learn more", Settings = """{"BagPartSettings":{"ContainedContentTypes":["LearnMoreLink"]}}""")]
[Carries("BagPart", 7, Name = "Library", Group = "Links and sources", DisplayName = "Health library", Settings = """{"BagPartSettings":{"ContainedContentTypes":["LibraryLink"],"MaxItems":12}}""")]
[Carries("ReviewPart", 8)]
[Carries("SeoMetaPart", 9)]
[Carries("LocalizationPart", 10)]
public sealed record ConditionPage : ContentPart
{
    /// <summary>What changed in the stored definitions of the module, in order. A changed record is a new number at the end; a number is never changed.</summary>
    public static IReadOnlyList<SchemaUpgrade> Upgrades { get; } =
    [
        DefinitionUpgrade.For("ObGyn.Conditions", 1, typeof(ConditionPage), typeof(Section), typeof(CareCard), typeof(Faq), typeof(LearnMoreLink), typeof(LibraryLink)),
        DefinitionUpgrade.For("ObGyn.Conditions", 2, typeof(ConditionPage), typeof(CareCard), typeof(Source), typeof(LibraryLink)),
        // Named groups in the editor.
        DefinitionUpgrade.For("ObGyn.Conditions", 3, typeof(ConditionPage)),
    ];

    [Field("Short name for menus", Hint = "Leave empty to use the title.", MaxLength = 40, Group = "Address and menus")]
    public TextField NavTitle { get; init; } = new();

    [Field("Also called", Hint = "Everyday, older and short names, one a line. Shown on the page and found by search.")]
    public MultiTextField AlsoCalled { get; init; } = new();

    [Field("Summary", Hint = "One or two sentences.", Editor = "TextArea", Required = true, MaxLength = 300)]
    public TextField Summary { get; init; } = new();

    [Field("Illustration", Multiple = false)]
    public MediaField Illustration { get; init; } = new();

    [Field("Words under the illustration", Group = "About the picture")]
    public TextField IllustrationCaption { get; init; } = new();

    [Field("Who made the illustration", Group = "About the picture")]
    public TextField IllustrationCredit { get; init; } = new();

    [Field("Parts in the illustration", Hint = "One a line, numbered as in the drawing.", Group = "About the picture")]
    public MultiTextField IllustrationKey { get; init; } = new();

    [Field("Clinical programs", Hint = "The programs that care for this condition, the main one first.", Picks = ["ProgramPage"])]
    public ContentPickerField Programs { get; init; } = new();

    [Field("Physicians", Hint = "Besides those whom the programs bring.", Picks = ["PhysicianProfile"], Group = "Related people and pages")]
    public ContentPickerField Physicians { get; init; } = new();

    [Field("Related conditions", MaxItems = 8, Picks = ["ConditionPage"], Group = "Related people and pages")]
    public ContentPickerField Related { get; init; } = new();

    [Field("Codes", Hint = "System and code, one a line, such as ICD-10-CM N80.", Group = "Search engines and link previews")]
    public MultiTextField Codes { get; init; } = new();

    [Field("Written for", Editor = "PredefinedList", Default = Audiences.Patients, Options = [$"{Audiences.Patients}=Patients", $"{Audiences.Families}=Partners and families", $"{Audiences.Clinicians}=Health professionals"], Group = "Readers and privacy")]
    public TextField Audience { get; init; } = new();

    [Field("Sensitive page", Hint = "Loss, cancer, infections, contraception, abortion: no sharing to networks, no promotion, nothing embedded.", Group = "Readers and privacy")]
    public BooleanField Sensitive { get; init; } = new();

    [Field("High-risk topic", Hint = "Reviewed every 12 months instead of every 36.", Group = "Readers and privacy")]
    public BooleanField HighRisk { get; init; } = new();
}
