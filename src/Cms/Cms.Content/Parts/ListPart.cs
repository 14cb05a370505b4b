using Cms.Content.Model;

namespace Cms.Content.Parts;

/// <summary>The item has children of its own; which ones is kept on the children.</summary>
public sealed record ListPart : ContentPart;

public sealed record ListPartSettings
{
    public int PageSize { get; init; } = 10;
    public IReadOnlyList<string> ContainedContentTypes { get; init => field = value ?? []; } = [];
    public bool EnableOrdering { get; init; }
    public bool ShowHeader { get; init; } = true;
}

/// <summary>The child's side of a list. Here parent and order belong to the item; Orchard keeps them in this part, so imports and exports have it.</summary>
public sealed record ContainedPart : ContentPart
{
    public string? ListContentItemId { get; init; }
    public string? ListContentType { get; init; }
    public int Order { get; init; }
}

public sealed class ListPartKind : PartKind<ListPart>;

public sealed class ContainedPartKind : PartKind<ContainedPart>;
