namespace Cms.Search.Indexing;

/// <summary>
/// What the index takes from an item besides its title, by name. A module or the host changes it with
/// <c>services.Configure&lt;SearchOptions&gt;</c>; after a change the index builds itself anew.
/// </summary>
public sealed class SearchOptions
{
    /// <summary>Parts that visitors never see as text: their words are not indexed. Named as in the definition, or as on the type.</summary>
    public IList<string> InternalParts { get; } = ["ReviewPart", "FactsPart"];

    /// <summary>Fields of the page itself whose words say nothing about its subject, such as the labels of a drawing: they are not indexed.</summary>
    public IList<string> InternalFields { get; } = [];

    /// <summary>Fields of the page itself that are found but never quoted, such as codes.</summary>
    public IList<string> UnquotedFields { get; } = ["Codes"];

    /// <summary>Fields of the page itself that hold other names of its subject.</summary>
    public IList<string> AliasFields { get; } = ["AlsoCalled"];

    /// <summary>Fields of the page itself that say in a sentence or two what it is about.</summary>
    public IList<string> SummaryFields { get; } = ["Summary"];

    /// <summary>Fields of blocks that stand as a heading on the page.</summary>
    public IList<string> HeadingFields { get; } = ["Heading", "Question"];
}

/// <summary>A settings bag on a part, on a type's part or on a field: <c>"SearchIndexSettings": {"Internal": true}</c> keeps its words out of the index.</summary>
public sealed record SearchIndexSettings
{
    public bool Internal { get; init; }
}
