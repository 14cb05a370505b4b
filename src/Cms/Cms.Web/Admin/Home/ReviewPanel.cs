using System.Globalization;
using Cms.Content.Storage;
using Cms.Web.Admin.Index;
using Cms.Web.Admin.List;
using Cms.Web.Modules;
using Dapper;

namespace Cms.Web.Admin.Home;

/// <summary>How many pages of a section are past their review date, and how many will be within 30 days.</summary>
public sealed record SectionReviews(string SectionId, string Title, int Overdue, int Soon)
{
    public string OverdueHref => new ListFilter { Section = SectionId, Review = "overdue" }.Url;
    public string SoonHref => new ListFilter { Section = SectionId, Review = "30" }.Url;
}

/// <summary>Home's panel of review dates by section. Without a module that knows such dates (<see cref="IReviewDate"/>) there is none.</summary>
public sealed class ReviewPanel(DeskIndex index, DefinitionStore definitions, SiteClock clock, Enabled<IReviewDate> dates) : IHomePanel
{
    private const int Shown = 8;

    public double Position => 20;

    public async Task<HomePanel?> ForAsync(Actor reader)
    {
        if (!dates.Any())
            return null;
        var today = (await clock.ZoneAsync()).Today();
        var parameters = new DynamicParameters();
        var visible = Visible.To(reader, definitions, parameters);
        parameters.Add("today", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        parameters.Add("soon", today.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        using var connection = index.OpenRead();
        var sections = connection.Query<(string Id, string Title, int Overdue, int Soon)>(
            $"""
            SELECT p.section_id, COALESCE(top.title, ''), sum(p.review_by < @today), sum(p.review_by >= @today AND p.review_by <= @soon)
            FROM pages p LEFT JOIN pages top ON top.item_id = p.section_id
            WHERE p.review_by IS NOT NULL AND {visible} GROUP BY p.section_id ORDER BY 3 DESC, 4 DESC, top.title_key LIMIT {Shown}
            """, parameters).Select(row => new SectionReviews(row.Id, row.Title, row.Overdue, row.Soon)).ToList();
        return new HomePanel("~/Areas/Cms.Web/Admin/Views/Home/_Reviews.cshtml", sections);
    }
}
