using Cms.Web.Editing;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Writing;

/// <summary>Pages that a link in a text may lead to, drafts included, by words of their title. What is typed is not logged.</summary>
public sealed class LinksController(ICurrentActor actors, DeskContent desk) : AdminController(actors)
{
    private const int Offered = 12;

    [HttpGet("/admin/links")]
    public async Task<IActionResult> Find(string? q)
    {
        var words = (q ?? "").Trim();
        if (words.Length is < 2 or > 200)
            return Json(Array.Empty<PageLink>());
        var links = new List<PageLink>();
        foreach (var item in await desk.ListAsync(new Content.Storage.ContentQuery(Live: false) { Text = words, HasPath = true, Take = Offered }))
        {
            var parent = item.Place.ParentId is { } id ? (await desk.FindAsync(id))?.DisplayText : null;
            var choice = new PickerChoice(item.ContentItemId, item.DisplayText ?? "", parent, item.ContentType);
            links.Add(new PageLink($"/{item.Place.Path}", choice.Title, choice.Words));
        }
        return Json(links);
    }
}

/// <summary>One page: the address a link gets, its title, and the title with what stands above it, which tells two of one name apart.</summary>
public sealed record PageLink(string Address, string Title, string Words);
