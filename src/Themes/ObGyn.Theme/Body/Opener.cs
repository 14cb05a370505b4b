using Cms.Content.Fields;

namespace ObGyn.Theme;

/// <summary>How a page begins. With a picture it stands on the warm ground, without one on the page's own.</summary>
public sealed record Opener(string Title, string? Lead)
{
    public IReadOnlyList<string> AlsoCalled { get; init; } = [];
    public MediaField? Picture { get; init; }

    /// <summary>Under the picture; the credit of the page itself, or what is known of the file.</summary>
    public string? Caption { get; init; }
    public string? Credit { get; init; }

    /// <summary>The parts of the picture, numbered as in it.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>A drawing of the theme that stands for a group of pages; decoration.</summary>
    public string? Drawing { get; init; }

    /// <summary>The main action and the phone under the lead.</summary>
    public OpenerAction? Action { get; init; }

    /// <summary>When the page is news: its day.</summary>
    public DateOnly? Day { get; init; }
    public bool HasShareLine { get; init; } = true;
}

public sealed record OpenerAction(string? Url, string Words, string? Phone);
