using Cms.Content.Fields;
using Cms.Content.Model;
using Cms.Web.Modules;

namespace Cms.Web.Tests.Features;

[ContentType("Reading group")]
[Carries("TitlePart", 0)]
[Carries("AutoroutePart", 1)]
[OwnFieldsAt(2)]
public sealed record ReadingGroup : ContentPart
{
    [Field("Meets")]
    public TextField Meets { get; init; } = new();
}

[AttachablePart("Loan")]
public sealed record LoanPart : ContentPart
{
    [Field("How long", Required = true)]
    public TextField HowLong { get; init; } = new();

    [Field("Read next", Picks = ["Book"])]
    public ContentPickerField Next { get; init; } = new();
}

[OfFeature(Startup.Praise)]
[ContentType("Praise", Stereotype = "Widget")]
public sealed record Praise : ContentPart
{
    [Field("Words")]
    public TextField Words { get; init; } = new();
}
