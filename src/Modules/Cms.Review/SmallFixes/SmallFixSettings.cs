namespace Cms.Review.SmallFixes;

/// <summary>
/// What counts as a small fix on this site; the part <c>SmallFix</c> of the settings bag <c>ReviewSettings</c>. Settings make the rule stricter and never looser:
/// lists add to what the program knows already, and of words never more than ten may change.
/// </summary>
public sealed record SmallFixSettings
{
    /// <summary>Words that may change, counted against the last signed text.</summary>
    public int MostWords { get; init => field = Math.Clamp(value, 0, Limit); } = Limit;
    private const int Limit = 10;

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
