using System.Text.Json.Nodes;
using Cms.Content.Html;
using Cms.Content.Model;

namespace Cms.Content.Parts;

public sealed record LinkMenuItemPart : ContentPart
{
    /// <summary>Words of the entry in files of older versions; now they are the item's display text.</summary>
    public string? Name { get; init; }

    /// <summary><c>~/</c> stands for the site's own address.</summary>
    public string? Url { get; init; }
    public string? Target { get; init; }

    /// <summary>What a menu entry of any kind is called: its item's display text, in older files the name in this part; null when it has neither.</summary>
    public static string? WordsOf(ContentItem entry) =>
        !string.IsNullOrWhiteSpace(entry.DisplayText) ? entry.DisplayText : entry.As<LinkMenuItemPart>()?.Name is { } name && !string.IsNullOrWhiteSpace(name) ? name : null;
}

/// <summary>A menu entry that leads to an address; one without an address is a heading over the entries under it.</summary>
public sealed class LinkMenuItemPartKind : PartKind<LinkMenuItemPart>
{
    public override void Bind(FormReader form, JsonObject part, PartContext context) => BindLink(form, part);

    internal static void BindLink(FormReader form, JsonObject part)
    {
        part.PutLine("Url", form.Text("Url"));
        if (form.Text("Target")?.Trim() is { } target)
            part.PutText("Target", target == "_blank" ? target : "");
    }

    public override string? MemberLabel(string member) => member switch { "Url" => "Address", "Target" => "Where it opens", "Html" => "Text", _ => null };

    protected override IEnumerable<ContentError> Invalid(LinkMenuItemPart value, PartContext context)
    {
        if (value.Url is { Length: > 0 } && Links.Problem(value.Url) is { } problem)
            yield return new(context.Path, problem);
    }
}
