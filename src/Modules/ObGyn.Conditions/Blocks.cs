using Cms.Content.Fields;
using Cms.Content.Model;
using Cms.Web.Modules;

namespace ObGyn.Conditions;

/// <summary>The blocks are a feature of their own, because pages of other types are made of them too.</summary>
public static class HealthBlocks
{
    public const string Feature = "ObGyn.Conditions.Blocks";
}

/// <summary>A headed stretch of text. Its kind says what it is about, for structured data and for finding what a page lacks.</summary>
[OfFeature(HealthBlocks.Feature)]
[ContentType("Section", Stereotype = "Widget", Description = "A heading and text.")]
public sealed record Section : ContentPart
{
    [Field("Kind", Editor = "PredefinedList", Options =
    [
        "Overview=Overview", "Symptoms=Symptoms", "Causes=Causes", "RiskFactors=Risk factors", "Complications=Complications", "Diagnosis=Diagnosis",
        "Treatment=Treatment", "Prevention=Prevention", "SelfCare=Self-care", "Outlook=Outlook", "LivingWith=Living with it", "YourVisit=Your visit", "Custom=Other",
    ])]
    public TextField Kind { get; init; } = new();

    [Field("Heading", Required = true)]
    public TextField Heading { get; init; } = new();

    [Field("Text", Editor = "Wysiwyg", Required = true)]
    public HtmlField Text { get; init; } = new();
}

/// <summary>When to get help, and how fast: three levels, told by words, icon and ground.</summary>
[OfFeature(HealthBlocks.Feature)]
[ContentType("Care card", Stereotype = "Widget", Description = "When to get help: signs, and what to do.")]
public sealed record CareCard : ContentPart
{
    public const string Routine = "routine";
    public const string Urgent = "urgent";
    public const string Emergency = "emergency";

    [Field("Level", Editor = "PredefinedList", Required = true, Options = ["routine=Non-urgent advice", "urgent=Urgent advice", "emergency=Emergency"])]
    public TextField Level { get; init; } = new();

    [Field("Heading", Hint = "The first half of a sentence that every sign completes.", Required = true)]
    public TextField Heading { get; init; } = new();

    [Field("Signs", Hint = "One a line.", Required = true)]
    public MultiTextField Signs { get; init; } = new();

    [Field("What to know besides", Hint = "One short line.")]
    public TextField After { get; init; } = new();

    [Field("Phone of the button", Hint = "For a button that calls. Leave empty for the department’s main number.", Editor = TextFieldKind.PhoneEditor)]
    public TextField Phone { get; init; } = new();

    [Field("Action", Editor = "PredefinedList", Options = ["appointment=Request an appointment", "call=Call the department", "911=Call 911", "none=No button"])]
    public TextField Action { get; init; } = new();
}

[OfFeature(HealthBlocks.Feature)]
[ContentType("Question", Stereotype = "Widget", Description = "A question and its answer.")]
public sealed record Faq : ContentPart
{
    [Field("Question", Required = true)]
    public TextField Question { get; init; } = new();

    [Field("Answer", Editor = "Wysiwyg", Required = true)]
    public HtmlField Answer { get; init; } = new();
}

/// <summary>What the page rests on: a guideline, a study, a book. With an address where it can be read.</summary>
[OfFeature(HealthBlocks.Feature)]
[ContentType("Source", Stereotype = "Widget", Description = "A guideline, study or book that the page rests on.")]
public sealed record Source : ContentPart
{
    [Field("Source", Hint = "Authors, title, publisher, year.", Editor = "TextArea", Required = true, MaxLength = 500)]
    public TextField Text { get; init; } = new();

    [Field("Address", Editor = "Url")]
    public TextField Url { get; init; } = new();
}

/// <summary>A page of a trusted publisher elsewhere, with the day someone last looked at it.</summary>
[OfFeature(HealthBlocks.Feature)]
[ContentType("Learn more link", Stereotype = "Widget")]
public sealed record LearnMoreLink : ContentPart
{
    [Field("Link", Required = true)]
    public LinkField Link { get; init; } = new();

    [Field("Publisher", Required = true)]
    public TextField Publisher { get; init; } = new();

    [Field("Checked on")]
    public DateField CheckedOn { get; init; } = new();
}

/// <summary>An entry of the health system's library: an article, a video, an animation, or a page of this site.</summary>
[OfFeature(HealthBlocks.Feature)]
[ContentType("Library link", Stereotype = "Widget")]
public sealed record LibraryLink : ContentPart
{
    [Field("Link", Required = true)]
    public LinkField Link { get; init; } = new();

    [Field("Page of this site", Hint = "Instead of a link to another site.", Multiple = false, Picks = ["ConditionPage", "Page", "Video", "Webinar", "PatientStory"])]
    public ContentPickerField Page { get; init; } = new();

    [Field("Address to be confirmed", Hint = "Nobody has checked yet that this is the right address.")]
    public BooleanField ToConfirm { get; init; } = new();

    [Field("Kind", Editor = "PredefinedList", Options = ["article=Article", "video=Video", "animation=Animation", "library=Library"])]
    public TextField Kind { get; init; } = new();
}
