using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Cms.Content.Model;

namespace Cms.Content.Parts;

public sealed record TitlePart : ContentPart
{
    public string? Title { get; init; }
}

public sealed record TitlePartSettings
{
    public TitlePartOptions Options { get; init; }

    /// <summary>Orchard's Liquid pattern of a generated title.</summary>
    public string? Pattern { get; init; }
    public bool RenderTitle { get; init; } = true;
}

[JsonConverter(typeof(JsonStringEnumConverter<TitlePartOptions>))]
public enum TitlePartOptions
{
    Editable,
    GeneratedDisabled,
    GeneratedHidden,
    EditableRequired,
}

/// <summary>The title, which is also the item's display text.</summary>
public sealed class TitlePartKind : PartKind<TitlePart>
{
    /// <summary>The width of the display text in Orchard's index.</summary>
    public const int MaxLength = 255;

    public override void Bind(FormReader form, JsonObject part, PartContext context) =>
        part.PutLine(nameof(TitlePart.Title), form.Text(nameof(TitlePart.Title)));

    protected override IEnumerable<ContentError> Invalid(TitlePart value, PartContext context)
    {
        if (value.Title?.Length > MaxLength)
            yield return new(context.Path, $"The title has {value.Title.Length} characters and may have {MaxLength}. Shorten it.");
    }

    /// <summary>A page needs a title; a block only where its type says so.</summary>
    protected override IEnumerable<ContentError> Missing(TitlePart value, PartContext context)
    {
        var required = SettingsOf<TitlePartSettings>(context).Options switch
        {
            TitlePartOptions.EditableRequired => true,
            TitlePartOptions.Editable => !context.Path.Contains('['),
            _ => false,
        };
        if (required && string.IsNullOrWhiteSpace(value.Title))
            yield return new(context.Path, "The title is missing.");
    }

    public override string? MemberLabel(string member) => member == nameof(TitlePart.Title) ? "Title" : null;

    public override JsonNode? Both(string member, JsonNode mine, JsonNode theirs) => member == nameof(TitlePart.Title) ? Fields.RichText.Both(mine, theirs, " / ") : null;

    public override string? PlainText(JsonElement part) => Read(part).Title;

    public override string? DisplayText(JsonElement part) => Read(part).Title?.Trim();
}
