using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin;

/// <summary>The desk's list of everything that is written here, and its home: what is planned and what went wrong.</summary>
public sealed class PagesController(ICurrentActor actors, DeskContent desk, DefinitionStore definitions, Schedule schedules, SiteClock clock) : AdminController(actors)
{
    private const int PageSize = 50;

    [HttpGet("/admin")]
    public async Task<IActionResult> Home()
    {
        var pending = await schedules.ListAsync();
        var failed = await schedules.ListAsync(state: Schedule.Failed);
        var newest = await desk.ListAsync(new ContentQuery { Newest = true, Take = 12 });
        return View(ViewPath("Home"), new DeskHome(await NamedAsync(pending), await NamedAsync(failed), newest, await clock.ZoneAsync()));
    }

    [HttpGet("/admin/pages")]
    public async Task<IActionResult> List(string? type, string? text, string? parent, int page = 1)
    {
        page = Math.Max(1, page);
        var query = new ContentQuery(ContentType: Blank(type), ParentId: Blank(parent)) { Text = Blank(text), Take = PageSize, Skip = (page - 1) * PageSize, Newest = parent is null };
        var items = await desk.ListAsync(query);
        var types = definitions.Schema.Definitions.Types.Values.Where(known => known.Options.Listable).OrderBy(known => known.DisplayName).ToList();
        return View(ViewPath("List"), new PageList(items, types, query, page, await desk.CountAsync(query), PageSize, await clock.ZoneAsync()));
    }

    private async Task<IReadOnlyList<(ScheduledChange, string)>> NamedAsync(IReadOnlyList<ScheduledChange> changes)
    {
        var named = new List<(ScheduledChange, string)>();
        foreach (var change in changes)
        {
            if (await desk.FindAsync(change.ItemId) is { } item)
                named.Add((change, item.DisplayText ?? item.ContentItemId));
        }
        return named;
    }

    private static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}

public sealed record DeskHome(IReadOnlyList<(ScheduledChange Change, string Title)> Planned, IReadOnlyList<(ScheduledChange Change, string Title)> Failed, IReadOnlyList<ContentItem> Newest, SiteZone Zone);

public sealed record PageList(IReadOnlyList<ContentItem> Items, IReadOnlyList<ContentTypeDefinition> Types, ContentQuery Query, int Page, int Total, int PageSize, SiteZone Zone)
{
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
}
