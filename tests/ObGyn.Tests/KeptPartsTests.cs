using AngleSharp.Html.Dom;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Display;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>The parts that all pages share (masthead, main menu, footer) are made once and kept: they must never show what is not so any more, nor what is so on another page.</summary>
public sealed class KeptPartsTests
{
    [Fact]
    public async Task A_kept_menu_marks_the_page_it_is_shown_on_and_no_other()
    {
        await using var site = await TestSite.StartAsync();
        // Twice, without the page cache: the second time every part is a kept one.
        foreach (var round in (string[])["?one", "?two"])
        {
            foreach (var address in Site.Addresses)
            {
                var menu = (await site.PageAsync(address + round)).QuerySelector(".mainnav")!;
                Assert.All(menu.QuerySelectorAll("[aria-current=page]"), link => Assert.Equal(address, link.GetAttribute("href")));
                Assert.Equal(menu.QuerySelectorAll($"a[href='{address}']:not(.btn)").Length, menu.QuerySelectorAll("[aria-current=page]").Length);
                var section = "/" + address.Split('/')[1];
                Assert.All(menu.QuerySelectorAll(".is-here"), item => Assert.NotNull(item.QuerySelector($"a[href='{section}']")));
            }
        }
    }

    [Fact]
    public async Task A_page_that_took_kept_parts_is_refreshed_by_all_that_they_show()
    {
        await using var site = await TestSite.StartAsync();
        // The first page makes the parts, the second takes them.
        await site.PageAsync("/conditions/fibroids");
        await site.PageAsync("/conditions/endometriosis");
        var database = site.Services.GetRequiredService<Database>();
        var documents = site.Services.GetRequiredService<SiteDocuments>();

        var settings = ContentJson.ToObject((await documents.FindAsync("custom-settings", "DepartmentSettings"))!.Value);
        settings["DepartmentSettings"]!["EmergencyText"] = new System.Text.Json.Nodes.JsonObject { ["Text"] = "Visibly a test?" };
        await database.WriteAsync(session => session.SetDocumentAsync("custom-settings", "DepartmentSettings", settings));
        await ShowsAsync(site, page => page.QuerySelector(".utility__911")!.TextContent.Contains("Visibly a test?", StringComparison.Ordinal));

        using var desk = await site.SignInAsync();
        var id = await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "patients/first-visit");
        await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}"), [], selector: "form[action$='/unpublish']");
        await ShowsAsync(site, page => page.QuerySelector(".mainnav a[href='/patients/first-visit']") is null);
    }

    [Fact]
    public async Task The_site_as_it_will_be_neither_takes_kept_parts_nor_keeps_its_own()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        await site.PageAsync("/conditions/fibroids");
        var cache = site.Services.GetRequiredService<LiveCache>();
        var kept = cache.Fragments.Count;
        var id = await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "patients/first-visit");
        var due = DateTime.UtcNow.AddHours(2);
        await site.Services.GetRequiredService<Schedule>().UnpublishAtAsync(Actor.System, id!, due, "America/Los_Angeles");

        var later = await desk.OpenAsync($"/admin/as-of/page?time={due.AddMinutes(1):yyyy-MM-dd'T'HH:mm:ss'Z'}&path=conditions/fibroids");
        Assert.Null(later.QuerySelector(".mainnav a[href='/patients/first-visit']"));
        Assert.Equal(kept, cache.Fragments.Count);
        Assert.NotNull((await site.PageAsync("/conditions/fibroids?again")).QuerySelector(".mainnav a[href='/patients/first-visit']"));
    }

    // Both pages, from the page cache or made anew: a page that is not dropped would show its old part for ever.
    private static async Task ShowsAsync(TestSite site, Func<IHtmlDocument, bool> holds)
    {
        foreach (var address in (string[])["/conditions/fibroids", "/conditions/endometriosis"])
        {
            var shown = false;
            for (var tries = 0; !shown && tries < 100; tries++)
            {
                shown = holds(await site.PageAsync(address));
                if (!shown)
                    await Task.Delay(50);
            }
            Assert.True(shown, address);
        }
    }
}
