using System.Text.RegularExpressions;

namespace ObGyn.Browser.Tests;

[Collection(OneBrowser.Name)]
public sealed partial class LayoutTests(SiteInBrowser browser)
{
    [BrowserTheory, MemberData(nameof(PageTypes.Public), MemberType = typeof(PageTypes))]
    public async Task A_page_never_scrolls_sideways(string path)
    {
        await using var visit = await browser.VisitAsync(path, 1600);
        foreach (var width in (int[])[1600, 1280, 768, 375, 320])
        {
            await visit.ResizeAsync(width);
            await visit.StandsWithinAsync($"{width}");
        }
        await visit.SpaceTextAsync();
        await visit.StandsWithinAsync("320 with spaced text");
    }

    [BrowserTheory, MemberData(nameof(PageTypes.Public), MemberType = typeof(PageTypes))]
    public async Task The_emergency_number_is_on_a_phones_first_screen_and_every_navigation_has_a_name_of_its_own(string path)
    {
        await using var visit = await browser.VisitAsync(path, 375);
        Assert.True(await visit.IsInFirstScreenAsync(visit.Page.Locator("a[href='tel:911']").First));
        await NavigationsDifferAsync(visit);
        await visit.ResizeAsync(1280);
        await NavigationsDifferAsync(visit);
    }

    [BrowserTheory, MemberData(nameof(PageTypes.Public), MemberType = typeof(PageTypes))]
    public async Task A_page_asks_no_other_host_and_leaves_the_console_empty(string path)
    {
        await using var visit = await browser.VisitAsync(path, 768);
        Assert.Empty(visit.Troubles);
    }

    private static async Task NavigationsDifferAsync(Visit visit)
    {
        var names = Navigation().Matches(await visit.Page.Locator("body").AriaSnapshotAsync()).Select(match => match.Groups["name"].Value).ToList();
        Assert.DoesNotContain("", names);
        Assert.Equal(names.Distinct(), names);
        // A second copy under another name is a copy all the same: two navigations that a reader can reach must not share most of their links.
        // A short list whose entries a long one has among many others, as the utility links in the footer, is no copy.
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("""
            () => {
              const navs = [...document.querySelectorAll('nav')].filter(nav => nav.checkVisibility({ visibilityProperty: true }))
                .map(nav => [nav.getAttribute('aria-label'), new Set([...nav.querySelectorAll('a')].filter(link => link.checkVisibility({ visibilityProperty: true })).map(link => link.href))]);
              return navs.flatMap(([one, links], at) => navs.slice(at + 1)
                .filter(([, others]) => Math.min(links.size, others.size) > 2 && links.intersection(others).size > Math.max(links.size, others.size) / 2).map(([other]) => `${one} and ${other}`));
            }
            """));
    }

    [GeneratedRegex("""^\s*- navigation(?: "(?<name>[^"]*)")?""", RegexOptions.Multiline)]
    private static partial Regex Navigation();
}
