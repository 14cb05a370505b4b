using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Html;
using Cms.Content.Model;

namespace Cms.Content.Fields;

public sealed record HtmlField : ContentField
{
    public string? Html { get; init; }
}

public sealed record HtmlFieldSettings
{
    public string? Hint { get; init; }

    /// <summary>Not Orchard's; a module that needs the text asks for it.</summary>
    public bool Required { get; init; }
    public bool SanitizeHtml { get; init; } = true;
}

/// <summary>Rich text. Links to pages of this site name the page's id in <c>data-item</c>, so they follow it when it moves.</summary>
public sealed class HtmlFieldKind : FieldKind<HtmlField, HtmlFieldSettings>
{
    public override void Bind(FormReader form, JsonObject field, ContentPartField definition) =>
        RichText.BindHtml(form, field, nameof(HtmlField.Html), SettingsOf(definition).SanitizeHtml);

    protected override bool IsEmpty(HtmlField value) => HtmlText.IsEmpty(value.Html);
    protected override bool IsRequired(HtmlFieldSettings settings) => settings.Required;
    protected override IEnumerable<string> Invalid(HtmlField value, ContentPartField definition) => RichText.Invalid(value.Html);
    protected override IEnumerable<string> Missing(HtmlField value, ContentPartField definition) => RichText.Missing(value.Html).Select(text => $"{definition.Label}: {text}");
    protected override string? PlainText(HtmlField value, ContentPartField definition) => HtmlText.Plain(value.Html);
    public override JsonObject? Both(JsonObject mine, JsonObject theirs, ContentPartField definition) => RichText.Both(mine, theirs, nameof(HtmlField.Html), "\n");
    public override IEnumerable<string> References(JsonElement field) => HtmlText.Items(Read(field).Html);
}
