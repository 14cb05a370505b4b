using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>The site at another minute, past as the public saw it, or to come with every plan carried out; through the desk, against what a visitor was given.</summary>
public sealed class AsOfTests
{
    [Fact]
    public async Task A_past_minute_is_what_visitors_saw_text_menu_address_and_pages_that_are_gone()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var store = site.Services.GetRequiredService<ContentStore>();
        var (id, programs) = ((await store.RouteAsync("en", "patients/first-visit"))!, (await store.RouteAsync("en", "programs"))!);

        var (home, page, first) = (await site.PageAsync("/"), await site.PageAsync("/patients/first-visit"), await NowAsync());
        await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}"), new() { ["TitlePart.Title"] = "Visibly a test of time" }, "op=publish", "main form[aria-label]");
        var (changed, second) = (await site.PageAsync("/patients/first-visit"), await NowAsync());
        await site.Services.GetRequiredService<MoveItem>().RunAsync(Actor.System, id, programs);
        // The page answers at its new address a moment before the menus on it are made anew.
        await site.Services.GetRequiredService<FeedPump>().WaitAsync((await site.Services.GetRequiredService<ChangeFeed>().HeadAsync()).Position.Sequence, TimeSpan.FromSeconds(10));
        await WaitAsync(site, "/programs/first-visit", HttpStatusCode.OK);
        var (moved, third) = (await site.PageAsync("/programs/first-visit"), await NowAsync());
        await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}"), [], selector: "form[action$='/unpublish']");
        var fourth = await NowAsync();
        await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}"), [], selector: "form[action$='/delete']");
        await WaitAsync(site, "/programs/first-visit", HttpStatusCode.NotFound);

        Assert.Equal(Seen(page), Seen(await AsOfAsync(desk, first, "patients/first-visit")));
        Assert.Equal(Seen(home), Seen(await AsOfAsync(desk, first, "")));
        Assert.Equal(Seen(changed), Seen(await AsOfAsync(desk, second, "patients/first-visit")));
        Assert.Equal(Seen(moved), Seen(await AsOfAsync(desk, third, "programs/first-visit")));
        Assert.Equal("Visibly a test of time", (await AsOfAsync(desk, third, "programs/first-visit")).QuerySelector("h1")!.TextContent.Trim());
        Assert.NotEqual(Seen(page), Seen(changed));

        const string Menu = ".mainnav a[href$='/first-visit']";
        Assert.Equal("/patients/first-visit", (await AsOfAsync(desk, second, "")).QuerySelector(Menu)!.GetAttribute("href"));
        Assert.Equal("/programs/first-visit", (await AsOfAsync(desk, third, "")).QuerySelector(Menu)!.GetAttribute("href"));
        Assert.Null((await AsOfAsync(desk, fourth, "")).QuerySelector(Menu));
        Assert.Null((await site.PageAsync("/")).QuerySelector(Menu));
        Assert.Equal(HttpStatusCode.NotFound, await desk.StatusAsync(Address(fourth, "programs/first-visit")));
        Assert.Equal(HttpStatusCode.NotFound, await desk.StatusAsync(Address(first, "programs/first-visit")));
        Assert.Equal(HttpStatusCode.NotFound, await desk.StatusAsync(Address(DateTimeOffset.UnixEpoch, "")));
    }

    [Fact]
    public async Task A_minute_to_come_has_every_plan_until_then_carried_out()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var (store, save, schedule) = (site.Services.GetRequiredService<ContentStore>(), site.Services.GetRequiredService<SaveDraft>(), site.Services.GetRequiredService<Schedule>());
        var id = (await store.RouteAsync("en", "patients/first-visit"))!;
        var now = DateTime.UtcNow;
        await PlanAsync("In an hour", now.AddHours(1));
        await PlanAsync("In two hours", now.AddHours(2));
        await schedule.UnpublishAtAsync(Actor.System, id, now.AddHours(3), "Etc/UTC");

        Assert.Equal("First Visit", await HeadingAsync(0.5), ignoreCase: true);
        Assert.Equal("In an hour", await HeadingAsync(1.5));
        Assert.Equal("In two hours", await HeadingAsync(2.5));
        Assert.Null(await HeadingAsync(3.5));
        Assert.Contains("In two hours", (await AsOfAsync(desk, now.AddHours(2.5), "patients")).QuerySelector("main")!.TextContent);
        Assert.DoesNotContain("In two hours", (await AsOfAsync(desk, now.AddHours(1.5), "patients")).QuerySelector("main")!.TextContent);
        Assert.NotNull((await AsOfAsync(desk, now.AddHours(2.5), "")).QuerySelector(".mainnav a[href='/patients/first-visit']"));
        Assert.Null((await AsOfAsync(desk, now.AddHours(3.5), "")).QuerySelector(".mainnav a[href='/patients/first-visit']"));
        Assert.NotNull((await site.PageAsync("/")).QuerySelector(".mainnav a[href='/patients/first-visit']"));

        async Task PlanAsync(string title, DateTime due)
        {
            var latest = (await store.LatestAsync(id))!;
            var content = latest.ToContentObject();
            content["TitlePart"]!["Title"] = title;
            await save.RunAsync(Actor.System, new DraftInput(id, latest.ContentType, content, latest.ContentItemVersionId));
            await schedule.PublishAtAsync(Actor.System, id, due, "Etc/UTC");
        }

        async Task<string?> HeadingAsync(double hours) => await desk.StatusAsync(Address(now.AddHours(hours), "patients/first-visit")) is HttpStatusCode.NotFound
            ? null : (await AsOfAsync(desk, now.AddHours(hours), "patients/first-visit")).QuerySelector("h1")!.TextContent.Trim();
    }

    // What a visitor reads: the page's main part and the menu, without what the address of the request marks in it.
    private static string Seen(IHtmlDocument page) =>
        string.Join('\n', page.QuerySelectorAll("main, .mainnav").Select(part => part.InnerHtml.Replace(" aria-current=\"page\"", "").Replace(" aria-current=\"true\"", "")));

    private static Task<IHtmlDocument> AsOfAsync(Desk desk, DateTimeOffset time, string path) => desk.OpenAsync(Address(time, path));

    private static string Address(DateTimeOffset time, string path) =>
        $"/admin/as-of/page?time={Uri.EscapeDataString(time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture))}&path={Uri.EscapeDataString(path)}";

    private static async Task<DateTimeOffset> NowAsync()
    {
        await Task.Delay(5);
        var now = DateTimeOffset.UtcNow;
        await Task.Delay(5);
        return now;
    }

    private static async Task WaitAsync(TestSite site, string path, HttpStatusCode status)
    {
        for (var i = 0; i < 50; i++)
        {
            using var answer = await site.Client.GetAsync(path);
            if (answer.StatusCode == status)
                return;
            await Task.Delay(100);
        }
        Assert.Fail($"{path} does not answer {status}.");
    }
}
