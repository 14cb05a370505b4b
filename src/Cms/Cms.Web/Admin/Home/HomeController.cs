using Cms.Content.Publishing;
using Cms.Web.Admin.Index;
using Cms.Web.Admin.Preferences;
using Cms.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Home;

/// <summary>Where a day at the desk begins.</summary>
public sealed class HomeController(ICurrentActor actors, HomeReader home, SiteTroubles troubles, DeskIndexPosition position, DeskPreferences preferences) : AdminController(actors)
{
    [HttpGet(DeskMenuEntry.Home)]
    public async Task<IActionResult> Show()
    {
        await position.CatchUpAsync();
        return View(ViewPath("Home/Home"), await home.ReadAsync(Actor));
    }

    /// <summary>Everything that the owners of the site must still supply or confirm, by page.</summary>
    [HttpGet("/admin/facts")]
    public async Task<IActionResult> Facts()
    {
        await position.CatchUpAsync();
        return View(ViewPath("Home/Facts"), home.Facts(Actor).Lines);
    }

    /// <summary>Tries again what goes wrong beside the pages.</summary>
    [HttpPost(DeskMenuEntry.Home + "/troubles"), Authorize(Policy = PermissionPolicies.Prefix + Permissions.ManageSettings)]
    public async Task<IActionResult> TryAgain(string name)
    {
        var (words, isGood) = await troubles.TryAgainAsync(name);
        Say(words, isGood);
        return Redirect(DeskMenuEntry.Home);
    }

    [HttpPost(DeskMenuEntry.Home + "/first-steps")]
    public async Task<IActionResult> FirstStepsDone()
    {
        await preferences.SetAsync(Actor.UserId, HomeReader.FirstSteps, "done");
        return Redirect(DeskMenuEntry.Home);
    }
}
