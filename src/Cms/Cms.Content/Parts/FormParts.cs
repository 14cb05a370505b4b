using System.Text.Json;
using Cms.Content.Model;

namespace Cms.Content.Parts;

/// <summary>
/// A part of Orchard's form widgets. Such widgets are shown as what they are, and cannot be filled in: this program has no forms that take an answer yet.
/// What they hold is kept, and the editor shows it without letting anyone change it.
/// </summary>
public sealed class FormPartKind : PartKind
{
    public const string Form = "FormPart";
    public const string Input = "InputPart";
    public const string TextArea = "TextAreaPart";
    public const string Select = "SelectPart";
    public const string Button = "ButtonPart";
    public const string Label = "LabelPart";
    public const string Validation = "ValidationPart";
    public const string ValidationSummary = "ValidationSummaryPart";
    public const string Element = "FormElementPart";
    public const string ElementLabel = "FormElementLabelPart";
    public const string ElementValidation = "FormElementValidationPart";
    public const string InputElement = "FormInputElementPart";

    private FormPartKind(string name) => Name = name;

    public override string Name { get; }

    public override bool IsEdited => false;

    /// <summary>The parts that make an item a widget of a form, each by itself.</summary>
    public static IReadOnlyList<string> Widgets { get; } = [Form, Input, TextArea, Select, Button, Label, Validation, ValidationSummary];

    public static IEnumerable<PartKind> All() => Widgets.Concat([Element, ElementLabel, ElementValidation, InputElement]).Select(name => new FormPartKind(name));

    // The words that a reader sees beside a box or on a button.
    public override string? PlainText(JsonElement part) => Name switch
    {
        ElementLabel => ContentJson.GetString(part, "Label"),
        Button => ContentJson.GetString(part, "Text"),
        _ => null,
    };
}
