using Cms.Content.Fields;
using Cms.Content.Model;

namespace ObGyn.Programs;

/// <summary>One thing that a program does: a test, a treatment, an operation.</summary>
[ContentType("Service", Stereotype = "Widget", Description = "A test, a treatment, an operation.")]
public sealed record ProgramService : ContentPart
{
    [Field("Name", Required = true, MaxLength = 90)]
    public TextField Name { get; init; } = new();

    [Field("What it is", Editor = "Wysiwyg")]
    public HtmlField Text { get; init; } = new();
}
