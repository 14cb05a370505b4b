using Cms.Web.Admin.Activity;
using Cms.Web.Admin.Index;
using Cms.Web.Admin.States;

namespace Cms.Web.Admin.Home;

/// <summary>One row of "Needs you now". <paramref name="PublishVersion"/> set: a button puts that version live now. <paramref name="Story"/>: what went wrong, in words.</summary>
public sealed record NeedLine(DeskRow Row, PageMark Mark, string Words, string? PublishVersion = null, string? Story = null);

/// <summary>A draft of the reader's own: saved, or only typed so far, perhaps on a page that was never saved.</summary>
public sealed record DraftLine(string ItemId, string Name, string Place, PageMark Mark, string Words, PageAction? Action)
{
    public string Href => $"/admin/pages/{ItemId}";
}

/// <summary>A fact that somebody must supply, and the page that lacks it.</summary>
public sealed record FactLine(string ItemId, string Title, string Place, string Kind, string Words, string Path)
{
    public string Title { get; } = Title.Length > 0 ? Title : "Untitled";
    public string Href => $"/admin/pages/{ItemId}#{Editing.ControlId.Of(Path)}";
}

/// <summary>Everything that Home shows to one person.</summary>
public sealed record HomePage(SiteZone Zone)
{
    public bool IsFirstTime { get; init; }
    public IReadOnlyList<SiteTrouble> Troubles { get; init; } = [];
    public IReadOnlyList<NeedLine> Needs { get; init; } = [];
    public int Failed { get; init; }
    public IReadOnlyList<DraftLine> Drafts { get; init; } = [];
    public int DraftCount { get; init; }
    public string DraftsHref { get; init; } = "";
    public IReadOnlyList<FactLine> Facts { get; init; } = [];
    public int FactCount { get; init; }
    public IReadOnlyList<AgendaLine> Week { get; init; } = [];
    public IReadOnlyList<HomePanel> PanelsBefore { get; init; } = [];
    public IReadOnlyList<HomePanel> PanelsAfter { get; init; } = [];
    public IReadOnlyList<ActivityLine> Changes { get; init; } = [];
    public required ActivityLog Log { get; init; }

    /// <summary>The day in a sentence, in pieces: words, and where they lead.</summary>
    public IReadOnlyList<(string Words, string Href)> Day
    {
        get
        {
            var pieces = new List<(string, string)>();
            if (Troubles.Count > 0)
                pieces.Add((Troubles.Count == 1 ? "1 thing on the site needs repair" : $"{Troubles.Count} things on the site need repair", "#now"));
            if (Failed > 0)
                pieces.Add((Failed == 1 ? "1 publication failed" : $"{Failed} publications failed", "#now"));
            if (Needs.Count - Failed is > 0 and var waiting)
                pieces.Add((waiting == 1 ? "1 page waits for you" : $"{waiting} pages wait for you", "#now"));
            if (Week.Count(line => line.Words.Contains("goes live", StringComparison.Ordinal)) is > 0 and var going)
                pieces.Add((going == 1 ? "1 goes live in the next 7 days" : $"{going} go live in the next 7 days", "#week"));
            return pieces;
        }
    }
}
