namespace Cms.Review.SmallFixes;

/// <summary>
/// What counts as a small fix on this site; the part <c>SmallFix</c> of the settings bag <c>ReviewSettings</c>. Lists add to what the program knows already.
/// </summary>
public sealed record SmallFixSettings
{
    /// <summary>Words that may change, counted against the last signed text.</summary>
    public int MostWords { get; init; } = 10;

    /// <summary>Names that must not change unsigned, one or more words each, and what the desk calls such a name.</summary>
    public IReadOnlyList<string> Names { get; init => field = value ?? []; } = [];
    public string NamesAre { get; init; } = "A name";

    public IReadOnlyList<string> Units { get; init => field = value ?? []; } = [];

    /// <summary>Words that turn a sentence around.</summary>
    public IReadOnlyList<string> TellingWords { get; init => field = value ?? []; } = [];

    /// <summary>Fields whose text is a heading.</summary>
    public IReadOnlyList<string> Headings { get; init => field = value ?? []; } = [];

    /// <summary>Blocks in which nothing may change unsigned: the content type, and what the desk calls it ("A source").</summary>
    public IReadOnlyDictionary<string, string> Guarded { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();
}
