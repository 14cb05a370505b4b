using Cms.Content.Storage;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Trash;

/// <summary>What was moved to the trash, and the way back.</summary>
public sealed class TrashController(ICurrentActor actors, TrashList trash, DefinitionStore definitions, SiteClock clock) : AdminController(actors)
{
    public const string Path = "/admin/trash";

    [HttpGet(Path)]
    public async Task<IActionResult> List(int page = 1)
    {
        page = Math.Clamp(page, 1, 10_000);
        var (lines, hasMore) = await trash.ReadAsync(Actor, page);
        var kinds = definitions.Schema.Definitions.Types.ToDictionary(type => type.Key, type => type.Value.DisplayName);
        return View(ViewPath("Trash/Trash"), new TrashPage(lines, kinds, page, hasMore, await clock.ZoneAsync()));
    }
}

public sealed record TrashPage(IReadOnlyList<TrashLine> Lines, IReadOnlyDictionary<string, string> Kinds, int Page, bool HasMore, SiteZone Zone);
