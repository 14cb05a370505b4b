using Cms.Content.Fields;
using Cms.Web.Editing;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Writing;

/// <summary>What a link in a text may lead to: pages by words of their title, drafts included, and contacts of the settings by their name. What is typed is not logged.</summary>
public sealed class LinksController(ICurrentActor actors, DeskContent desk, Pickers pickers) : AdminController(actors)
{
    private const int Offered = 12;

    [HttpGet("/admin/links")]
    public async Task<IActionResult> Find(string? q)
    {
        var words = (q ?? "").Trim();
        if (words.Length is < 2 or > 200)
            return Json(Array.Empty<PageLink>());
        var links = new List<PageLink>();
        foreach (var phone in await pickers.ChoicesAsync(new PickerQuestion(PickerOf.Phones, [])) ?? [])
        {
            // A place is a page: one links the page. Numbers of the settings have no page.
            if (PhoneReference.ContactOf(phone.Id) is not null && words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => $"{phone.Words} {phone.Id}".Contains(word, StringComparison.CurrentCultureIgnoreCase)))
                links.Add(new PageLink(phone.Id, phone.Title, phone.Words, null));
        }
        foreach (var item in await desk.ListAsync(new Content.Storage.ContentQuery(Live: false) { Text = words, HasPath = true, Take = Offered }))
        {
            var parent = item.Place.ParentId is { } id ? (await desk.FindAsync(id))?.DisplayText : null;
            var choice = new PickerChoice(item.ContentItemId, item.DisplayText ?? "", parent, item.ContentType);
            links.Add(new PageLink($"/{item.Place.Path}", choice.Title, choice.Words, item.ContentItemId));
        }
        return Json(links);
    }
}

/// <summary>
/// One target: the address a link gets, its title, and the title with what stands above it, which tells two of one name apart.
/// <paramref name="Item"/> is the page's id, by which the link follows the page when it moves; null for a contact.
/// </summary>
public sealed record PageLink(string Address, string Title, string Words, string? Item);
