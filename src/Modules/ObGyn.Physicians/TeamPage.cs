using Cms.Content.Fields;
using Cms.Content.Model;

namespace ObGyn.Physicians;

/// <summary>The people of one program, or of the whole department when no program is named. Made from profiles, never kept by hand.</summary>
[ContentType("Team page", Description = "The people of a program; the list makes itself.")]
[Carries("TitlePart", 0, Settings = """{"TitlePartSettings":{"MaxLength":90}}""")]
[Carries("AutoroutePart", 1, Settings = """{"AutoroutePartSettings":{"AllowCustomPath":true,"Pattern":"{{ Model.ContentItem | display_text | slugify }}"}}""")]
[OwnFieldsAt(2)]
[Carries("BagPart", 3, Name = "Body", DisplayName = "Page content", Settings = """{"BagPartSettings":{"ContainedContentTypes":["Section","CareCard","Faq","LinkList","Image","Notice"]}}""")]
[Carries("SeoMetaPart", 4)]
[Carries("LocalizationPart", 5)]
public sealed record TeamPage : ContentPart
{
    [Field("Summary", Hint = "One or two sentences.", Editor = "TextArea", Required = true, MaxLength = 300)]
    public TextField Summary { get; init; } = new();

    [Field("Program", Hint = "Leave empty to list the whole team.", Picks = ["ProgramPage"], Multiple = false)]
    public ContentPickerField Program { get; init; } = new();
}
