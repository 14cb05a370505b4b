using Cms.Web.Modules;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Preferences;

/// <summary>
/// A link of the page "You": what a module lets people set for themselves, such as their password.
/// <c>services.AddSingleton(new YourPage("Change your password", "/account/password", "lock", 10))</c>. The page behind it asks for itself.
/// </summary>
public sealed record YourPage(string Text, string Href, string Icon, double Position);

/// <summary>How the desk looks and behaves for one person, the list of its keys, and the way to what else is theirs.</summary>
public sealed class PreferencesController(ICurrentActor actors, DeskLook looks, Enabled<YourPage> pages) : AdminController(actors)
{
    public const string Path = "/admin/you";

    [HttpGet(Path)]
    public async Task<IActionResult> Show() => View(ViewPath("Preferences/You"), (await looks.OfAsync(Actor.UserId), pages.OrderBy(page => page.Position).ToList()));

    [HttpPost(Path)]
    public async Task<IActionResult> Set(string? theme, bool singleKeys)
    {
        await looks.SetAsync(Actor.UserId, new Look(theme is Look.Light or Look.Dark ? theme : null, singleKeys));
        Say("The desk looks and listens as you chose.");
        return Redirect(Path);
    }
}
