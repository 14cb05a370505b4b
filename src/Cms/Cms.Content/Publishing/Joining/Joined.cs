using System.Text.Json.Nodes;

namespace Cms.Content.Publishing.Joining;

/// <summary>What came out of joining two texts of one page that grew from the same one.</summary>
/// <param name="Content">The joined text. Where both changed the same words and nobody has chosen yet, mine stands.</param>
/// <param name="Others">What the other person changed and I did not: it is in the joined text.</param>
/// <param name="Conflicts">Where a person must choose. Empty: the text can be saved.</param>
public sealed record Joined(JsonObject Content, IReadOnlyList<JoinedChange> Others, IReadOnlyList<JoinConflict> Conflicts)
{
    internal Func<IReadOnlyDictionary<string, JoinChoice>, Joined> Again { get; init; } = null!;

    /// <summary>
    /// The same join with choices, by <see cref="JoinConflict.Path"/>. What nobody chose for, or what cannot keep both, stays a conflict of the answer.
    /// </summary>
    public Joined Resolve(IReadOnlyDictionary<string, JoinChoice> choices) => Again(choices);
}

public enum JoinChoice { Mine, Theirs, Both }

public enum JoinedKind { Changed, Added, Removed, Moved }

/// <summary>One change of the other person that was taken over. <paramref name="Words"/> is what stands there now, or what was removed.</summary>
public sealed record JoinedChange(JoinPlace Place, JoinedKind Kind, string Words);

/// <summary>
/// A place that both changed, with both texts and the one they grew from. <paramref name="CanKeepBoth"/>: both fit one after the other.
/// </summary>
public sealed record JoinConflict(JoinPlace Place, JoinSide Mine, JoinSide Theirs, JoinSide Before, bool CanKeepBoth)
{
    public string Path => Place.Path;
}

/// <summary>One side of a conflict: its JSON (of a field, a member, or a whole block), and its words for a person.</summary>
public sealed record JoinSide(JsonNode? Json, string Words)
{
    /// <summary>Nothing stands there on this side: it was removed, emptied, or never there.</summary>
    public bool IsGone => Json is null;
}

/// <summary>
/// A place of a page in words. <paramref name="Path"/> is also the name of the form control (<c>Sections[id].Section.Text</c>);
/// <paramref name="Block"/> is the innermost block it stands in (<c>Section “Signs”</c>), null for a field of the page itself.
/// </summary>
public sealed record JoinPlace(string Path, string? Block, string Label)
{
    public string Words => Block is null ? Label : Label.Length == 0 ? Block : $"{Block}: {Label}";
}
