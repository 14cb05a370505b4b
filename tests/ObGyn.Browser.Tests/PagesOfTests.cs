using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Browser.Tests;

/// <summary>Pages of the site as tests at the desk need them.</summary>
internal static class PagesOfTests
{
    public static async Task<string> IdAsync(this SiteInBrowser browser, string path) => (await browser.Site.Services.GetRequiredService<ContentStore>().RouteAsync("en", path))!;

    /// <summary>Saves a draft of a live page, in the administrator's name, that says the same.</summary>
    public static Task<string> DraftAsync(this SiteInBrowser browser, string path) => SaveAsync(browser, path, null);

    /// <summary>Saves a draft of a condition with another summary.</summary>
    public static Task<string> SecondVersionAsync(this SiteInBrowser browser, string path) => SaveAsync(browser, path, $"Visibly a test of {Guid.NewGuid():N}.");

    private static async Task<string> SaveAsync(SiteInBrowser browser, string path, string? summary)
    {
        var item = (await browser.Site.Services.GetRequiredService<ContentStore>().LatestAsync(await browser.IdAsync(path)))!;
        var content = item.ToContentObject();
        if (summary is not null)
            content["ConditionPage"]!["Summary"]!["Text"] = summary;
        var admin = Actor.System with { UserName = "admin" };
        await browser.Site.Services.GetRequiredService<SaveDraft>().RunAsync(admin, new DraftInput(item.ContentItemId, item.ContentType, content, item.ContentItemVersionId));
        return item.ContentItemId;
    }
}
