using Cms.Web.Admin;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Users.Sessions;

/// <summary>Where a person is signed in, and a way to end each of it: for a laptop that was lost, or left open on a ward.</summary>
public sealed class SessionsController(ICurrentActor actors, UserSessions sessions, SiteClock clock) : AdminController(actors)
{
    public const string Address = "/account/sessions";

    [HttpGet(Address)]
    public async Task<IActionResult> Show() => View("Account/Sessions", new SessionsPage(await sessions.OfAsync(Actor.UserId), await CurrentAsync(), await clock.ZoneAsync()));

    [HttpPost(Address + "/end")]
    public async Task<IActionResult> End(string? session)
    {
        if (session is { Length: > 0 } && session != await CurrentAsync())
        {
            await sessions.EndAsync(Actor.UserId, session);
            Say("That device is signed out.");
        }
        return Redirect(Address);
    }

    [HttpPost(Address + "/end-others")]
    public async Task<IActionResult> EndOthers()
    {
        await sessions.EndOthersAsync(Actor.UserId, await CurrentAsync());
        Say("Every other device is signed out.");
        return Redirect(Address);
    }

    private Task<string?> CurrentAsync() => SessionCookie.IdAsync(HttpContext);
}

/// <param name="Current">The session of the device that asks.</param>
public sealed record SessionsPage(IReadOnlyList<UserSession> Sessions, string? Current, SiteZone Zone);
