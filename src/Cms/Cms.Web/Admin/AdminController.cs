using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Cms.Web.Admin;

/// <summary>
/// What every page of the desk shares: the person who acts, and refusals turned into words on the page instead of an error.
/// </summary>
[Authorize(Policy = PermissionPolicies.Prefix + Permissions.AccessAdminPanel)]
[ResponseCache(NoStore = true)]
public abstract class AdminController(ICurrentActor actors) : Controller
{
    protected Actor Actor { get; private set; } = null!;

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (await actors.FindAsync(User) is not { } actor)
        {
            context.Result = Challenge();
            return;
        }
        Actor = actor;
        await next();
    }

    /// <summary>Says something on the next page: a bold sentence, and whether it is good news.</summary>
    protected void Say(string text, bool good = true)
    {
        TempData["said"] = text;
        TempData["said-good"] = good;
    }

    protected bool May(string verb, ContentItem item) =>
        Permissions.Allows(Actor.Granted, verb, item.ContentType, own: item.Owner is { Length: > 0 } owner && owner == Actor.UserId);

    protected static IActionResult Refused(string verb, ContentItem item) => Refusal.Missing([$"{verb}_{item.ContentType}"]).Page();

    protected static string ViewPath(string name) => $"~/Areas/Cms.Web/Admin/Views/{name}.cshtml";
}
