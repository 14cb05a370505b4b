using Cms.Web.Admin.Index;

namespace Cms.Web.Admin.Tree;

/// <summary>One thing that a move brings with it. <see cref="NeedsLook"/>: it does not follow by itself.</summary>
public sealed record MoveNote(string Words, bool NeedsLook = false);

/// <summary>
/// The question where a page moves to. <paramref name="Typed"/> is what was looked for, <paramref name="Found"/> the pages it may stand under, <paramref name="Target"/> the one chosen;
/// <see cref="ToTop"/> the top of the site.
/// </summary>
public sealed record MovePage(DeskRow Row, string Typed, IReadOnlyList<DeskRow> Found, DeskRow? Target)
{
    public const string Top = "top";

    public bool ToTop { get; init; }
    public string? Corrected { get; init; }
    public string? OldAddress { get; init; }
    public string? NewAddress { get; init; }
    public IReadOnlyList<MoveNote> Notes { get; init; } = [];

    /// <summary>Why it cannot move there.</summary>
    public string? Refusal { get; init; }

    public bool IsChosen => ToTop || Target is not null;

    public string Href(string to) => $"{Row.Href}/move?q={Uri.EscapeDataString(Typed)}&to={to}";
}
