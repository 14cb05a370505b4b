using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Trash;

/// <summary>What was moved to the trash, and the way back.</summary>
public sealed class TrashController(ICurrentActor actors, TrashList trash, UndeleteItem undelete, DefinitionStore definitions, SiteClock clock) : AdminController(actors)
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

    /// <summary>Back where it stood, as a draft: nothing goes live by it.</summary>
    [HttpPost(Path + "/{id}")]
    public async Task<IActionResult> PutBack(string id)
    {
        try
        {
            var back = await undelete.RunAsync(Actor, id);
            Say($"Put back as a draft. Visitors do not see it yet.{(back.OldSlug is { } old ? $" Another page has the address “{old}” by now, so this one got “{back.Item.Place.Slug}”." : "")}{(back.LostAlias ? " Its short name belongs to another page by now." : "")}");
            return Redirect($"/admin/pages/{id}");
        }
        catch (ActionRefusedException problem)
        {
            Say(problem.Message, good: false);
            return Redirect(Path);
        }
    }
}

public sealed record TrashPage(IReadOnlyList<TrashLine> Lines, IReadOnlyDictionary<string, string> Kinds, int Page, bool HasMore, SiteZone Zone);
