using System.Text.Json;
using Cms.Content.Model;

namespace Cms.Content.Parts;

public sealed record TaxonomyPart : ContentPart
{
    public string? TermContentType { get; init; }
    public IReadOnlyList<ContentItem> Terms { get; init => field = value ?? []; } = [];
}

/// <summary>On a term: the taxonomy it belongs to. A term's child terms stand in an array <c>Terms</c> of the term item itself.</summary>
public sealed record TermPart : ContentPart
{
    public const string ChildTerms = "Terms";

    public string? TaxonomyContentItemId { get; init; }
}

/// <summary>A list of words to sort pages by, in any depth.</summary>
public sealed class TaxonomyPartKind : ItemListKind
{
    public override string Name => nameof(TaxonomyPart);
    public override string List => nameof(TaxonomyPart.Terms);

    public override bool Allows(string contentType, PartContext context, JsonElement part) =>
        contentType == ContentJson.GetString(part, nameof(TaxonomyPart.TermContentType));
}

public sealed class TermPartKind : PartKind<TermPart>
{
    public override string? ContainedBeside => TermPart.ChildTerms;
}
