using AngleSharp.Html.Dom;
using Cms.Content.Model;
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
                Assert.Equal(menu.QuerySelectorAll($"a[href='{address}']").Length, menu.QuerySelectorAll("[aria-current=page]").Length);
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
        var store = site.Services.GetRequiredService<ContentStore>();
        var id = await store.RouteAsync("en", "patients/first-visit");
        await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}"), new() { ["TitlePart.Title"] = "Visibly a test visit" }, "op=publish", "main form[aria-label]");
        await ShowsAsync(site, page => page.QuerySelector(".mainnav a[href='/patients/first-visit']") is { } link && link.TextContent == "Visibly a test visit");
    }

    [Fact]
    public async Task A_preview_neither_takes_kept_parts_nor_keeps_its_own()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        await site.PageAsync("/conditions/fibroids");
        var parts = site.Services.GetRequiredService<LiveCache>().Fragments.Count;
        var id = await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "patients/first-visit");
        await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}"), new() { ["TitlePart.Title"] = "Visibly a test draft" }, "op=save", "main form[aria-label]");

        var preview = await desk.OpenAsync($"/admin/pages/{id}/preview");
        Assert.Equal("Visibly a test draft", preview.QuerySelector(".mainnav a[href='/patients/first-visit']")!.TextContent);
        Assert.Equal(parts, site.Services.GetRequiredService<LiveCache>().Fragments.Count);
        Assert.NotEqual("Visibly a test draft", (await site.PageAsync("/conditions/fibroids?again")).QuerySelector(".mainnav a[href='/patients/first-visit']")!.TextContent);
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
