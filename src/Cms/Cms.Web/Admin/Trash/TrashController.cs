using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Trash;

/// <summary>What was moved to the trash, and the way back: as a draft, where it stood.</summary>
[Route(Path)]
public sealed class TrashController(ICurrentActor actors, TrashList trash, UndeleteItem undelete, DefinitionStore definitions, SiteClock clock) : AdminController(actors)
{
    public const string Path = "/admin/trash";
    private const int PageSize = 50;

    [HttpGet("")]
    public async Task<IActionResult> List(string? text, int page = 1)
    {
        page = Math.Clamp(page, 1, 10_000);
        var lines = await trash.ListAsync(text, PageSize + 1, (page - 1) * PageSize, Seen());
        var kinds = definitions.Schema.Definitions.Types.ToDictionary(type => type.Key, type => type.Value.DisplayName);
        return View(ViewPath("Trash/Trash"), new TrashPage([.. lines.Take(PageSize)], kinds, text?.Trim() ?? "", page, lines.Count > PageSize, await clock.ZoneAsync(), line =>
            Permissions.Allows(Actor.Granted, Permissions.Delete, line.ContentType, own: line.Owner is { Length: > 0 } owner && owner == Actor.UserId)));
    }

    [HttpPost("{id}/back")]
    public async Task<IActionResult> PutBack(string id)
    {
        try
        {
            var back = await undelete.RunAsync(Actor, id);
            var title = back.Item.DisplayText is { Length: > 0 } given ? $"“{given}”" : "The page";
            Say(back.OldSlug is null
                ? $"{title} is back where it stood, as a draft. Visitors see nothing of it until it is published."
                : $"{title} is back as a draft. Another page has its address now, so it got a new one: /{back.Item.Place.Path}.");
            return Redirect($"/admin/pages/{id}");
        }
        catch (ActionRefusedException refusal)
        {
            Say(refusal.Message, good: false);
            return Redirect(Path);
        }
    }

    private TrashSeen Seen()
    {
        bool May(string type, bool own) => Permissions.Allows(Actor.Granted, Permissions.View, type, own);
        var types = definitions.Schema.Definitions.Types.Keys.ToList();
        return new TrashSeen([.. types.Where(type => May(type, own: false))], [.. types.Where(type => May(type, own: true))], Actor.UserId);
    }
}

public sealed record TrashPage(IReadOnlyList<TrashedPage> Lines, IReadOnlyDictionary<string, string> Kinds, string Text, int Page, bool HasMore, SiteZone Zone, Func<TrashedPage, bool> MayPutBack)
{
    public string Href(int page) => $"{TrashController.Path}?page={page}{(Text.Length > 0 ? $"&text={Uri.EscapeDataString(Text)}" : "")}";
}
