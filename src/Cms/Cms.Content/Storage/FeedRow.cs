namespace Cms.Content.Storage;

[Flags]
public enum FeedFacets
{
    None = 0,
    /// <summary>Some text or field of the live item.</summary>
    Content = 1,
    /// <summary>What a link to the item shows: its title, its address, whether it is live.</summary>
    Link = 2,
    /// <summary>Which lists hold the item, and where in them: liveness, parent, order, relations.</summary>
    Membership = 4,
    /// <summary>Only the draft changed: nothing that a visitor sees.</summary>
    Draft = 8,
}

/// <summary>
/// One line of the change feed: what happened to one thing.
/// </summary>
public sealed record FeedRow(string Kind)
{
    public const string Item = "item";
    public const string Definitions = "definitions";
    public const string Document = "document";
    public const string Media = "media";

    public long Sequence { get; init; }
    /// <summary>The content item's id; for a document its <c>kind/name</c>; for media its path.</summary>
    public string? ItemId { get; init; }
    public string? VersionId { get; init; }
    public string? ContentType { get; init; }
    public string? Culture { get; init; }
    public FeedFacets Facets { get; init; }
    public string? OldPath { get; init; }
    public string? NewPath { get; init; }
    /// <summary>The lists the item is or was in, such as <c>parent=ID</c>, <c>set=ID</c> (of translations) and <c>Profile.Teams=ID</c>; old and new ones together.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
    public string? Actor { get; init; }
    public DateTime AtUtc { get; init; }

    /// <summary>Whether it may have changed what an item consists of: a definition did, or a feature that brings definitions was switched.</summary>
    public bool ChangesSchema => Kind == Definitions || (Kind == Document && ItemId!.StartsWith(SiteDocuments.Features + "/", StringComparison.Ordinal));

    /// <summary>The questions whose answers may have changed; a cached page that asked one of them is refreshed.</summary>
    public IEnumerable<string> Tags()
    {
        if (ChangesSchema)
            yield return Tag.Definitions;
        switch (Kind)
        {
            case Document:
                yield return Tag.Document(ItemId!);
                yield return Tag.Document(ItemId![..(ItemId!.IndexOf('/') + 1)] + "*");
                break;
            case Media:
                yield return Tag.Media(ItemId!);
                break;
            case Item when (Facets & ~FeedFacets.Draft) != 0:
                if (Facets.HasFlag(FeedFacets.Content))
                    yield return Tag.Item(ItemId!);
                if (Facets.HasFlag(FeedFacets.Link))
                    yield return Tag.Link(ItemId!);
                if (OldPath is not null)
                    yield return Tag.Path(Culture!, OldPath);
                if (NewPath is not null && NewPath != OldPath)
                    yield return Tag.Path(Culture!, NewPath);
                if (!Facets.HasFlag(FeedFacets.Membership))
                    yield break;
                yield return Tag.List(ContentType!, Culture!);
                foreach (var place in Places)
                    yield return Tag.List(ContentType!, Culture!, place);
                foreach (var alias in Places.Where(place => place.StartsWith("alias=", StringComparison.Ordinal)))
                    yield return Tag.Alias(Culture!, alias["alias=".Length..]);
                foreach (var parent in Places.Where(place => place.StartsWith("parent=", StringComparison.Ordinal)))
                    yield return Tag.Children(parent["parent=".Length..]);
                foreach (var set in Places.Where(place => place.StartsWith("set=", StringComparison.Ordinal)))
                    yield return Tag.Translations(set["set=".Length..]);
                break;
        }
    }
}

/// <summary>
/// Names of questions. A page collects the tags of what it asked, found or not; a feed row carries the tags of what changed.
/// </summary>
public static class Tag
{
    public const string Definitions = "definitions";

    /// <summary>Not a question: no change asks for it. It goes with kept HTML, so that whoever takes that HTML knows which other site it may frame.</summary>
    public const string FramePrefix = "frame:";
    public static string Item(string id) => $"item:{id}";
    public static string Link(string id) => $"link:{id}";
    public static string Path(string culture, string path) => $"path:{culture}/{path}";
    public static string List(string type, string culture) => $"list:{type}+{culture}";
    public static string List(string type, string culture, string place) => $"list:{type}+{culture}+{place}";
    public static string Children(string parentId) => $"children:{parentId}";
    public static string Translations(string set) => $"translations:{set}";
    public static string Alias(string culture, string alias) => $"alias:{culture}/{alias}";
    public static string Document(string kindAndName) => $"document:{kindAndName}";
    public static string Media(string path) => $"media:{path}";
    public static string Frame(string origin) => $"{FramePrefix}{origin}";
    public static string Derived(string name) => $"derived:{name}";
}
