using Cms.Web.Admin.Bulk;
using Cms.Web.Admin.Index;

namespace Cms.Web.Admin.List;

/// <summary>A tab over the list. <paramref name="Kept"/> is the name of a view that the person keeps.</summary>
public sealed record ListTab(string Words, ListFilter Filter, int Count, bool IsBad = false, string? Kept = null);

/// <summary>One filter that is on, as a chip, and the list without it.</summary>
public sealed record ListChip(string Words, ListFilter Without);

/// <summary>Everything that the list of pages shows.</summary>
public sealed record ListPage(ListFilter Filter, PageRows Rows, ListChoices Choices, IReadOnlyList<ListTab> Tabs, IReadOnlyList<ListChip> Chips, SiteZone Zone)
{
    public required IReadOnlyList<IListState> States { get; init; }
    public bool HasReviews { get; init; }
    public BulkReport? Done { get; init; }

    public ListTab? Current => Tabs.FirstOrDefault(tab => (tab.Filter with { Sort = null, Page = 1 }) == (Filter with { Sort = null, Page = 1 }));

    /// <summary>How many filters are on that stand behind the button of a narrow screen.</summary>
    public int Hidden => Chips.Count - (Filter.Text is null ? 0 : 1);

    public string Count => Rows.Total == 1 ? "1 page" : $"{Rows.Total} pages";

    /// <summary>A review's date: red when it has passed, amber within 30 days.</summary>
    public (bool IsOverdue, bool IsNear) Review(DeskRow row) =>
        DateOnly.TryParse(row.ReviewBy, System.Globalization.CultureInfo.InvariantCulture, out var by) ? (by < Zone.Today(), by <= Zone.Today().AddDays(30)) : (false, false);
}
