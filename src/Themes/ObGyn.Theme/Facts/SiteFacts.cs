using System.Globalization;
using Cms.Content.Model;
using Cms.Web.Display;

namespace ObGyn.Theme;

/// <summary>What the site's own settings say about its clock and its language.</summary>
public static class SiteFacts
{
    /// <summary>A stored moment on the department's clock.</summary>
    public static async Task<DateTime> LocalAsync(ContentView view, DateTime utc)
    {
        var id = await TextAsync(view, "TimeZoneId") is { Length: > 0 } set ? set : "America/Los_Angeles";
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone) : utc;
    }

    public static CultureInfo CultureOf(ContentView view) => CultureInfo.GetCultureInfo(view.Culture);

    private static async Task<string?> TextAsync(ContentView view, string name) => await view.DocumentAsync("settings", "site") is { } json ? ContentJson.GetString(json, name) : null;
}
