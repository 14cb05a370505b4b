namespace Cms.Web.Texts;

public enum LineKind { Text, Item, Heading, Note }

/// <summary>One line that a reader of the page sees; a note says in words what is no text there: a picture, a choice, where a link leads. <paramref name="Href"/> is where a line that is a link leads, and is shown as words.</summary>
public sealed record Line(LineKind Kind, string Text, string? Href = null)
{
    /// <summary>What is compared: a link that leads elsewhere is another line.</summary>
    public string Words => Href is null ? Text : $"{Text} ({Href})";
}

/// <summary>
/// A part of a page that is read and judged on its own: a field, a block, a list of links. <paramref name="Place"/> is its path in the item,
/// <paramref name="Label"/> what it is called on the letter.
/// </summary>
public sealed record Passage(string Place, string Label, IReadOnlyList<Line> Lines)
{
    /// <summary>A list of small things, such as sources: it is shown with what changed even where it stayed.</summary>
    public bool IsList { get; init; }
}

public enum PassageChange { Same, Changed, Added, Removed, Moved }

/// <summary>A line with the words that came and went in it.</summary>
public sealed record ComparedLine(LineKind Kind, IReadOnlyList<WordRun> Runs);

/// <summary>A passage beside the one of the text before.</summary>
public sealed record ComparedPassage(Passage Passage, PassageChange Change, IReadOnlyList<ComparedLine> Lines)
{
    public bool IsChanged => Change is not PassageChange.Same;

    /// <summary>It stands in another place among the others, whatever became of its text.</summary>
    public bool IsMoved { get; init; }
}
