using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Html;
using Cms.Content.Model;

namespace Cms.Content.Fields;

public sealed record MarkdownField : ContentField
{
    public string? Markdown { get; init; }
}

public sealed record MarkdownFieldSettings
{
    public string? Hint { get; init; }

    /// <summary>Not Orchard's; a module that needs the text asks for it.</summary>
    public bool Required { get; init; }
    public bool SanitizeHtml { get; init; } = true;
}

/// <summary>Text in Markdown, stored as typed. HTML in it is shown as text.</summary>
public sealed class MarkdownFieldKind : FieldKind<MarkdownField, MarkdownFieldSettings>
{
    public override void Bind(FormReader form, JsonObject field, ContentPartField definition) =>
        field.PutLines(nameof(MarkdownField.Markdown), form.Text(nameof(MarkdownField.Markdown)));

    protected override bool IsEmpty(MarkdownField value) => string.IsNullOrWhiteSpace(value.Markdown);
    protected override bool IsRequired(MarkdownFieldSettings settings) => settings.Required;
    protected override IEnumerable<string> Invalid(MarkdownField value, ContentPartField definition) => RichText.Invalid(value.Markdown);
    protected override IEnumerable<string> Missing(MarkdownField value, ContentPartField definition) =>
        RichText.Missing(MarkdownText.ToHtml(value.Markdown)).Select(text => $"{definition.Label}: {text}");
    protected override string? PlainText(MarkdownField value, ContentPartField definition) => HtmlText.Plain(MarkdownText.ToHtml(value.Markdown));
    public override JsonObject? Both(JsonObject mine, JsonObject theirs, ContentPartField definition) => RichText.Both(mine, theirs, nameof(MarkdownField.Markdown), "\n\n");
    public override IEnumerable<string> References(JsonElement field) => HtmlText.Items(MarkdownText.ToHtml(Read(field).Markdown));
}
