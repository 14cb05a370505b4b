using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Fields;
using Cms.Content.Html;
using Cms.Content.Model;

namespace Cms.Content.Parts;

public sealed record HtmlBodyPart : ContentPart
{
    public string? Html { get; init; }
}

public sealed record HtmlBodyPartSettings
{
    public bool SanitizeHtml { get; init; } = true;
}

/// <summary>The page's text, as HTML.</summary>
public sealed class HtmlBodyPartKind : PartKind<HtmlBodyPart>
{
    public override void Bind(FormReader form, JsonObject part, PartContext context) =>
        RichText.BindHtml(form, part, nameof(HtmlBodyPart.Html), SettingsOf<HtmlBodyPartSettings>(context).SanitizeHtml);

    protected override IEnumerable<ContentError> Invalid(HtmlBodyPart value, PartContext context) =>
        RichText.Invalid(value.Html).Select(text => new ContentError(context.Path, text));

    protected override IEnumerable<ContentError> Missing(HtmlBodyPart value, PartContext context) =>
        RichText.Missing(value.Html).Select(text => new ContentError(context.Path, text));

    public override string? MemberLabel(string member) => member == nameof(HtmlBodyPart.Html) ? "Text" : null;

    public override JsonNode? Both(string member, JsonNode mine, JsonNode theirs) => member == nameof(HtmlBodyPart.Html) ? RichText.Both(mine, theirs, "\n") : null;

    public override string? PlainText(JsonElement part) => HtmlText.Plain(Read(part).Html);

    public override IEnumerable<string> References(JsonElement part) => HtmlText.Items(Read(part).Html);
}
