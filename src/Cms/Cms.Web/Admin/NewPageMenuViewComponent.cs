using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin;

/// <summary>The button "New page" of every page of the desk: the kinds of page that this person may write.</summary>
public sealed class NewPageMenuViewComponent(ICurrentActor actors, DefinitionStore definitions) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var actor = await actors.FindAsync(UserClaimsPrincipal);
        var types = actor is null ? [] : definitions.Schema.Definitions.Types.Values
            .Where(type => type.Options.IsCreatablePage && Permissions.Allows(actor.Granted, Permissions.Edit, type.Name, own: true))
            .OrderBy(type => type.DisplayName).ToList();
        return View("~/Areas/Cms.Web/Admin/Views/_NewPageMenu.cshtml", types);
    }
}
