using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Cms.Content.Html;
using Cms.Content.Model;

namespace Cms.Content.Fields;

public sealed record LinkField : ContentField
{
    public string? Url { get; init; }
    public string? Text { get; init; }
    public string? Target { get; init; }
}

public sealed record LinkFieldSettings
{
    public string? Hint { get; init; }
    public string? HintLinkText { get; init; }
    public bool Required { get; init; }
    public LinkTextMode LinkTextMode { get; init; }
    public string? UrlPlaceholder { get; init; }
    public string? TextPlaceholder { get; init; }
    public string? DefaultUrl { get; init; }
    public string? DefaultText { get; init; }
    public string? DefaultTarget { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<LinkTextMode>))]
public enum LinkTextMode
{
    Optional,
    Required,

    /// <summary>The words are the definition's, not the editor's.</summary>
    Static,

    /// <summary>The address is its own text.</summary>
    Url,
}

/// <summary>One link with its words.</summary>
public sealed class LinkFieldKind : FieldKind<LinkField, LinkFieldSettings>
{
    private const int LongestText = 500;

    public override void Bind(FormReader form, JsonObject field, ContentPartField definition)
    {
        field.PutLine(nameof(LinkField.Url), form.Text(nameof(LinkField.Url)));
        if (SettingsOf(definition).LinkTextMode is LinkTextMode.Optional or LinkTextMode.Required)
            field.PutLine(nameof(LinkField.Text), form.Text(nameof(LinkField.Text)));
        if (form.Text(nameof(LinkField.Target))?.Trim() is { } target)
            field.PutText(nameof(LinkField.Target), target == "_blank" ? target : "");
    }

    protected override bool IsEmpty(LinkField value) => string.IsNullOrEmpty(value.Url);

    protected override bool IsRequired(LinkFieldSettings settings) => settings.Required;

    protected override IEnumerable<string> Invalid(LinkField value, ContentPartField definition)
    {
        if (value.Url is { Length: > 0 } && Links.Problem(value.Url) is { } problem)
            yield return problem;
        if (value.Text?.Length > LongestText)
            yield return $"The link's words have {value.Text.Length} characters and may have {LongestText}. Shorten them.";
    }

    protected override IEnumerable<string> Missing(LinkField value, ContentPartField definition)
    {
        if (value.Url is { Length: > 0 } && SettingsOf(definition).LinkTextMode == LinkTextMode.Required && string.IsNullOrWhiteSpace(value.Text))
            yield return $"{definition.Label}: The link has an address but no words. Say where it leads.";
        if (string.IsNullOrEmpty(value.Url) && !string.IsNullOrWhiteSpace(value.Text))
            yield return $"{definition.Label}: The link has words but no address. Enter one, or clear the words.";
    }

    protected override string? PlainText(LinkField value, ContentPartField definition) => string.IsNullOrEmpty(value.Url) ? null : value.Text;

    protected override JsonObject? Default(LinkFieldSettings settings, ContentPartField definition)
    {
        var field = new JsonObject();
        field.PutText(nameof(LinkField.Url), settings.DefaultUrl);
        field.PutText(nameof(LinkField.Text), settings.DefaultText);
        field.PutText(nameof(LinkField.Target), settings.DefaultTarget);
        return field.Count > 0 ? field : null;
    }
}
