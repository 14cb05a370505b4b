using Cms.Content.Model;
using Cms.Content.Parts;
using Cms.Web.Admin.States;

namespace Cms.Web.Admin.Widgets;

/// <summary>A widget that stands by itself: a notice, a badge. <paramref name="VisitorsSee"/> minds its time: what has ended is live and yet nobody sees it.</summary>
public sealed record StandingPiece(ContentItem Item, ContentTypeDefinition Type, LayerMetadata Place, PageMark VisitorsSee, IReadOnlyList<PageMark> ComesNext)
{
    public string Title => string.IsNullOrEmpty(Item.DisplayText) ? "Untitled" : Item.DisplayText;

    public static StandingPiece Of(ContentItem item, ContentTypeDefinition type, PageState? state, SiteZone zone)
    {
        var period = item.As<ShowPeriodPart>();
        var isLive = state?.Standing.IsLive == true;
        var next = (state?.ComesNext ?? []).Where(mark => mark != PageStates.NothingPlanned).ToList();
        if (isLive && period?.Until.Value is { } end && end > zone.NowUtc)
            next.Insert(0, new PageMark(Tone.Blue, "sched", "Ends", $"{zone.Long(end)}, {zone.Away(end)}"));
        return new StandingPiece(item, type, item.As<LayerMetadata>() ?? new LayerMetadata(), Visible(state, isLive, period, zone), next.Count > 0 ? next : [PageStates.NothingPlanned]);
    }

    private static PageMark Visible(PageState? state, bool isLive, ShowPeriodPart? period, SiteZone zone)
    {
        if (!isLive || state is null)
            return state?.VisitorsSee ?? new PageMark(Tone.Grey, "eye-off", "Not live");
        if (period?.Until.Value is { } end && end <= zone.NowUtc)
            return new PageMark(Tone.Grey, "eye-off", "Ended", zone.Long(end));
        return period?.From.Value is { } begin && begin > zone.NowUtc ? new PageMark(Tone.Blue, "sched", "Begins", $"{zone.Long(begin)}, {zone.Away(begin)}") : state.VisitorsSee;
    }
}

/// <summary>A place of the site with what stands there, and what may be put there.</summary>
public sealed record PlaceOfPieces(string? Zone, IReadOnlyList<StandingPiece> Pieces, IReadOnlyList<ContentTypeDefinition> New);

public sealed record PiecesPage(IReadOnlyList<PlaceOfPieces> Places, SitePlaces Site);
