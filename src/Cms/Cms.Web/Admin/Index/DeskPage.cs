using Cms.Web.Finding;

namespace Cms.Web.Admin.Index;

/// <summary>
/// One item as the desk lists and finds it: its newest version, live or not. <paramref name="Parents"/> are the titles above it, the top one first, one a line;
/// <paramref name="SectionId"/> is the topmost item above it, or itself. Times are UTC text.
/// </summary>
public sealed record DeskPage(string ItemId, string ContentType, string? Owner, string? Author, string? ParentId, string SectionId, string Parents, string Title, string? Path)
{
    /// <summary>The item is a page of the site tree, with an address now or once it is live.</summary>
    public bool HasPage { get; init; }
    public bool IsLive { get; init; }
    public bool IsArchived { get; init; }
    public bool HasDraft { get; init; }
    public string? GoesLive { get; init; }
    public string? GoesOffline { get; init; }
    public bool HasFailed { get; init; }
    public string? ReviewBy { get; init; }
    public string? Modified { get; init; }

    public string Aliases { get; init; } = "";
    public string Body { get; init; } = "";
    public IReadOnlyList<DeskFact> Facts { get; init; } = [];

    public int FactCount => Facts.Count;
    public string Address => Path is null ? "" : "/" + Path;
    public string People => Author ?? "";
    public string TitleKey => TextKey.Of(Title);
    public string AliasKeys => Aliases.Length == 0 ? "" : $"\n{string.Join('\n', Aliases.Split('\n').Select(TextKey.Of))}\n";
}

/// <summary>Something that somebody must still supply (<see cref="Missing"/>) or confirm (<see cref="Unconfirmed"/>), and the control where it is written.</summary>
public sealed record DeskFact(string Kind, string Words, string Path)
{
    public const string Missing = "missing";
    public const string Unconfirmed = "unconfirmed";
}
