using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Fields;
using Cms.Content.Html;
using Cms.Content.Model;

namespace Cms.Content.Parts;

public sealed record HtmlMenuItemPart : ContentPart
{
    public string? Url { get; init; }
    public string? Target { get; init; }
    public string? Html { get; init; }
}

/// <summary>A menu entry with a text of its own, and perhaps an address.</summary>
public sealed class HtmlMenuItemPartKind : PartKind<HtmlMenuItemPart>
{
    public override void Bind(FormReader form, JsonObject part, PartContext context)
    {
        LinkMenuItemPartKind.BindLink(form, part);
        RichText.BindHtml(form, part, nameof(HtmlMenuItemPart.Html), sanitize: true);
    }

    public override string? MemberLabel(string member) => member switch { "Url" => "Address", "Target" => "Where it opens", "Html" => "Text", _ => null };

    protected override IEnumerable<ContentError> Invalid(HtmlMenuItemPart value, PartContext context)
    {
        if (value.Url is { Length: > 0 } && Links.Problem(value.Url) is { } problem)
            yield return new(context.Path, problem);
        foreach (var text in RichText.Invalid(value.Html))
            yield return new(context.Path, text);
    }

    public override string? PlainText(JsonElement part) => HtmlText.Plain(Read(part).Html);

    public override IEnumerable<string> References(JsonElement part) => HtmlText.Items(Read(part).Html);
}
