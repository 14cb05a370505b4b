using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Activity;

/// <summary>Who did what, when and why: filters in the address, and all that fits as a table to take away.</summary>
public sealed class ActivityController(ICurrentActor actors, ActivityLog log, ContentStore store, SiteClock clock) : AdminController(actors)
{
    [HttpGet(ActivityFilter.Path)]
    public async Task<IActionResult> List()
    {
        var filter = ActivityFilter.Read(Request.Query);
        var (lines, hasMore) = await log.ReadAsync(filter, Actor);
        var page = filter.Item is { } id && await store.LatestAsync(id) is { } item && May(Permissions.View, item) ? item : null;
        return View(ViewPath("Activity/Activity"), new ActivityPage(filter, lines, hasMore, await log.PeopleAsync(), log, await clock.ZoneAsync()) { Item = page });
    }

    [HttpGet(ActivityFilter.Path + "/export.csv")]
    public async Task Export()
    {
        var zone = await clock.ZoneAsync();
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"activity-{zone.Local(zone.NowUtc):yyyy-MM-dd}.csv\"";
        await ActivityCsv.WriteAsync(Response.Body, log.AllAsync(ActivityFilter.Read(Request.Query), Actor), log, zone);
    }
}

public sealed record ActivityPage(ActivityFilter Filter, IReadOnlyList<ActivityLine> Lines, bool HasMore, IReadOnlyList<string> People, ActivityLog Log, SiteZone Zone)
{
    /// <summary>The one page that is asked for.</summary>
    public ContentItem? Item { get; init; }

    public IEnumerable<(DateOnly Day, IEnumerable<ActivityLine> Lines)> Days =>
        Lines.GroupBy(line => DateOnly.FromDateTime(Zone.Local(line.AtUtc))).Select(day => (day.Key, day.AsEnumerable()));
}
