using System.Text.Json.Nodes;
using Cms.Content.Model;

namespace Cms.Content.Parts;

public sealed record AliasPart : ContentPart
{
    public string? Alias { get; init; }
}

public sealed record AliasPartSettings
{
    public string? Pattern { get; init; }

    /// <summary>0 editable, 1 generated.</summary>
    public int Options { get; init; }
}

/// <summary>A name by which templates and recipes find the item. That it is unique is the store's rule.</summary>
public sealed class AliasPartKind : PartKind<AliasPart>
{
    public const int MaxLength = 735;

    public override void Bind(FormReader form, JsonObject part, PartContext context) =>
        part.PutLine(nameof(AliasPart.Alias), form.Text(nameof(AliasPart.Alias)));

    public override string? MemberLabel(string member) => member == nameof(AliasPart.Alias) ? "Short name" : null;

    protected override IEnumerable<ContentError> Invalid(AliasPart value, PartContext context)
    {
        if (value.Alias?.Length > MaxLength)
            yield return new(context.Path, $"The short name has {value.Alias.Length} characters and may have {MaxLength}. Shorten it.");
    }
}
