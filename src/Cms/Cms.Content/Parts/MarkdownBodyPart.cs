using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Fields;
using Cms.Content.Html;
using Cms.Content.Model;

namespace Cms.Content.Parts;

public sealed record MarkdownBodyPart : ContentPart
{
    public string? Markdown { get; init; }
}

/// <summary>The page's text, as Markdown. HTML in it is shown as text.</summary>
public sealed class MarkdownBodyPartKind : PartKind<MarkdownBodyPart>
{
    public override void Bind(FormReader form, JsonObject part, PartContext context) =>
        part.PutLines(nameof(MarkdownBodyPart.Markdown), form.Text(nameof(MarkdownBodyPart.Markdown)));

    protected override IEnumerable<ContentError> Invalid(MarkdownBodyPart value, PartContext context) =>
        RichText.Invalid(value.Markdown).Select(text => new ContentError(context.Path, text));

    protected override IEnumerable<ContentError> Missing(MarkdownBodyPart value, PartContext context) =>
        RichText.Missing(MarkdownText.ToHtml(value.Markdown)).Select(text => new ContentError(context.Path, text));

    public override string? MemberLabel(string member) => member == nameof(MarkdownBodyPart.Markdown) ? "Text" : null;

    public override JsonNode? Both(string member, JsonNode mine, JsonNode theirs) => member == nameof(MarkdownBodyPart.Markdown) ? RichText.Both(mine, theirs, "\n\n") : null;

    public override string? PlainText(JsonElement part) => HtmlText.Plain(MarkdownText.ToHtml(Read(part).Markdown));

    public override IEnumerable<string> References(JsonElement part) => HtmlText.Items(MarkdownText.ToHtml(Read(part).Markdown));
}
