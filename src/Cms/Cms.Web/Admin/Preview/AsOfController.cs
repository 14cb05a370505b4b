using System.Globalization;
using Cms.Content.Publishing;
using Cms.Web.Admin.Scheduling;
using Cms.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Admin.Preview;

/// <summary>
/// The site at another minute: to come, with every plan until then carried out, or past, as the public saw it. A day, a time and an address are chosen;
/// the page stands below, and its links stay in that minute.
/// </summary>
[Route(AsOfPage.Path)]
public sealed class AsOfController(ICurrentActor actors, ItemPreview preview, SiteClock clock) : AdminController(actors)
{
    /// <param name="day">As a date control sends it; nine in the morning of it when no time is named.</param>
    /// <param name="time">As a time control sends it.</param>
    /// <param name="which">Which of two instants is meant when the time comes twice.</param>
    /// <param name="path">The address on the site; empty is the home page.</param>
    [HttpGet]
    public async Task<IActionResult> Choose(string? day, string? time, int? which, string? path)
    {
        var zone = await clock.ZoneAsync();
        var chosen = day is null && time is null ? PlannedTime.Of(zone.NowUtc, zone) : PlannedTime.Read(day, time is { Length: > 0 } ? time : "09:00", which, zone);
        return View(ViewPath("Preview/AsOf"), new AsOfPage(chosen, zone, PathOf(path)));
    }

    /// <summary>The page itself.</summary>
    [HttpGet("page")]
    public async Task<IActionResult> Page(DateTimeOffset time, string? path)
    {
        if (await preview.AsOfAsync(time, path, this) is not var (item, view))
            return NotFound();
        return May(Permissions.View, item) ? View(view, item) : Refused(Permissions.View, item);
    }

    // People paste whole addresses.
    private static string PathOf(string? typed)
    {
        var text = (typed ?? "").Trim();
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.AbsolutePath.Trim('/') : text.Trim('/');
    }
}

/// <summary>What is looked at: a time at the site, and an address without its slash.</summary>
public sealed record AsOfPage(PlannedTime Time, SiteZone Zone, string Address)
{
    public const string Path = "/admin/as-of";

    public ShownTime Shown => new(Time, Zone, "The site as of", "which");

    /// <summary>Where the frame looks; null while no one instant is chosen.</summary>
    public string? Frame => Time.Utc is { } utc ? $"{Path}/page?time={NearTimes.Machine(utc)}&path={Uri.EscapeDataString(Address)}" : null;

    public static string Href(DateOnly day) => $"{Path}?day={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}&time=23:59";
}
