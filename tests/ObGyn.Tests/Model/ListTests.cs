using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Display;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests.Model;

/// <summary>Pages that list what stands under them: in stretches, in their order, made new when a page comes; and the desk's way to a new one.</summary>
public sealed class ListTests
{
    [Fact]
    public async Task News_are_listed_newest_first_in_stretches_and_a_new_one_refreshes_the_first()
    {
        await using var site = await TestSite.StartAsync();
        var news = (await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "about/news"))!;
        for (var day = 1; day <= 23; day++)
            await NewsAsync(site, news, day);
        var first = await site.PageAsync("/about/news");
        var titles = first.QuerySelectorAll("main .listing h2").Select(heading => heading.TextContent.Trim()).ToList();
        Assert.Equal(20, titles.Count);
        Assert.Equal(["Test news 23", "Test news 22"], titles.Take(2));
        Assert.Null(first.QuerySelector(".list-pages a[rel=prev]"));
        var next = first.QuerySelector(".list-pages a[rel=next]")!.GetAttribute("href")!;
        var second = await site.PageAsync(next);
        Assert.Equal(["Test news 3", "Test news 2", "Test news 1"], second.QuerySelectorAll("main .listing h2").Select(heading => heading.TextContent.Trim()));
        Assert.Equal("News, page 2", second.Title!.Split(" | ")[0]);
        Assert.EndsWith(next, second.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.NotNull(second.QuerySelector(".list-pages a[href='/about/news'][rel=prev]"));
        Assert.Equal(3, (await site.PageAsync("/about/news?pagenum=99")).QuerySelectorAll("main .listing h2").Length);

        var refreshed = new HashSet<string>();
        site.Services.GetRequiredService<LiveCache>().PagesRefreshed += (_, pages) => refreshed.UnionWith(pages);
        await NewsAsync(site, news, 24);
        Assert.Contains("/about/news", refreshed);
        Assert.Equal("Test news 24", (await site.PageAsync("/about/news")).QuerySelector("main .listing h2")!.TextContent.Trim());
    }

    [Fact]
    public async Task The_editor_lists_the_pages_below_and_leads_to_a_new_one_in_its_place()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var store = site.Services.GetRequiredService<ContentStore>();
        var events = (await store.RouteAsync("en", "education/calendar-of-events"))!;
        var editor = await desk.OpenAsync($"/admin/pages/{events}");
        Assert.Contains(editor.QuerySelectorAll("summary"), summary => summary.TextContent.Contains("Pages under this one", StringComparison.Ordinal));
        var form = await desk.OpenAsync(editor.QuerySelector($"main a[href='/admin/new/Event?parent={events}']")!.GetAttribute("href")!);
        await desk.SendAsync(form, new() { ["TitlePart.Title"] = "A test event", ["Event.Summary.Text"] = "Visibly a test.", ["Event.Start.Value"] = "2027-01-12T09:00" }, "op=publish", DeskForms.Editor);
        Assert.Contains("A test event", (await site.PageAsync("/education/calendar-of-events/a-test-event")).QuerySelector("h1")!.TextContent);
        Assert.Contains("A test event", DeskForms.MainText(await site.PageAsync("/education/calendar-of-events")));
        Assert.Contains((await desk.OpenAsync($"/admin/pages/{events}")).QuerySelectorAll(".blk a"), link => link.TextContent == "A test event");

        // Where the definition says that the order counts, the editor shows the order of the tree.
        var about = (await store.RouteAsync("en", "about"))!;
        var below = (await desk.OpenAsync($"/admin/pages/{about}")).QuerySelectorAll("[aria-labelledby='c-ListPart-label'] .blk a").Select(link => link.TextContent).ToList();
        Assert.Equal((await store.ListAsync(new ContentQuery(ParentId: about, Live: false))).Select(child => child.DisplayText), below);
        Assert.Contains("Save this page first", (await desk.OpenAsync("/admin/new/SectionPage")).QuerySelector("main")!.TextContent);
    }

    private static async Task NewsAsync(TestSite site, string parent, int day)
    {
        var saved = await site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(null, "NewsArticle", ContentJson.ParseObject(
            $$$"""{"TitlePart":{"Title":"Test news {{{day}}}"},"NewsArticle":{"Summary":{"Text":"Visibly a test."},"Date":{"Value":"2026-11-{{{day:00}}}T00:00:00Z"} } }"""), null)
        { ParentId = parent });
        await site.PublishAsync(saved.ContentItemId);
    }
}
