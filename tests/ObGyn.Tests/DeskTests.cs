using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Cms.Content.Storage;
using Cms.Web.Admin;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>The plain desk: who gets in, that typed text survives a refusal, that plans fire for a visitor to see.</summary>
public sealed class DeskTests
{
    [Fact]
    public async Task Every_route_of_the_desk_sends_a_stranger_to_the_sign_in_and_changes_nothing()
    {
        await using var site = await TestSite.StartAsync();
        var head = await site.Services.GetRequiredService<ChangeFeed>().HeadAsync();
        var routes = site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("admin", StringComparison.Ordinal) == true).ToList();
        Assert.True(routes.Count >= 12, $"Only {routes.Count} routes were found.");
        foreach (var route in routes)
        {
            var path = "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "x"))));
            foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                using var answer = await site.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
                Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest,
                    $"{method} {path} ({route.Metadata.GetMetadata<ControllerActionDescriptor>()?.DisplayName}) answers {(int)answer.StatusCode}");
                Assert.Contains("no-store", answer.Headers.CacheControl?.ToString() ?? "");
            }
        }
        Assert.Equal(head.Position, (await site.Services.GetRequiredService<ChangeFeed>().HeadAsync()).Position);
    }

    [Fact]
    public async Task A_refused_save_keeps_what_was_typed_and_says_what_to_mend()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var id = await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "patients/first-visit");
        var editor = await desk.OpenAsync($"/admin/pages/{id}");
        var again = await desk.SendAsync(editor, new() { ["TitlePart.Title"] = "Typed with care", ["AutoroutePart.Path"] = "Not An Address!" }, "op=save", "main form[aria-label]");

        Assert.Equal("Typed with care", again.QuerySelector("[name='TitlePart.Title']")!.GetAttribute("value"));
        var error = again.QuerySelector("#errors")!;
        Assert.Contains("not-an-address", error.TextContent);
        Assert.NotNull(again.QuerySelector(error.QuerySelector("a")!.GetAttribute("href")!));
    }

    [Fact]
    public async Task The_main_menus_editor_writes_what_its_pickers_offer_once_and_takes_a_page_by_its_title()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var store = site.Services.GetRequiredService<ContentStore>();
        var id = await store.AliasAsync("en", "main");
        var editor = await desk.OpenAsync($"/admin/pages/{id}");
        var pickers = editor.QuerySelectorAll("[data-picker]");
        Assert.True(pickers.Length > 50, $"Only {pickers.Length} entries lead to pages.");
        var list = Assert.Single(editor.QuerySelectorAll("form[data-editor] datalist"));
        Assert.All(pickers, picker => Assert.Equal(list.Id, picker.QuerySelector("input[list]")!.GetAttribute("list")));
        Assert.All(editor.QuerySelectorAll("select").OfType<IHtmlSelectElement>(), select => Assert.True(select.Options.Length < 20, select.Name));

        var first = pickers[0];
        var place = first.QuerySelector("input[list]")!.GetAttribute("name")!;
        var before = first.QuerySelector("[data-picker-row] input[type=hidden]")!.GetAttribute("value");
        await desk.SendAsync(editor, new() { [place] = "Fibroids (Conditions Treated)" }, "op=save", "main form[aria-label]");
        var after = (await desk.OpenAsync($"/admin/pages/{id}")).QuerySelectorAll("[data-picker]")[0].QuerySelector("[data-picker-row]")!;
        Assert.Equal("Fibroids (Conditions Treated)", after.QuerySelector(".blk__n")!.TextContent);
        Assert.NotEqual(before, after.QuerySelector("input[type=hidden]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Two_who_edit_one_page_both_keep_their_words()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var store = site.Services.GetRequiredService<ContentStore>();
        var id = await store.RouteAsync("en", "patients/first-visit");
        var mine = await desk.OpenAsync($"/admin/pages/{id}");
        var theirs = await desk.OpenAsync($"/admin/pages/{id}");
        await desk.SendAsync(theirs, new() { ["TitlePart.Title"] = "Theirs" }, "op=save", "main form[aria-label]");

        var conflict = await desk.SendAsync(mine, new() { ["TitlePart.Title"] = "Mine" }, "op=save", "main form[aria-label]");
        Assert.Contains("saved this page while you were writing", conflict.QuerySelector("main")!.TextContent);
        Assert.Equal(["added: Mine", "added: Theirs"], conflict.QuerySelectorAll(".cf__t ins").Select(words => words.TextContent));
        Assert.Equal("Theirs", (await store.LatestAsync(id!))!.DisplayText);

        await desk.SendAsync(conflict, new() { ["choice-0"] = "mine" }, null, "main form.cf");
        Assert.Equal("Mine", (await store.LatestAsync(id!))!.DisplayText);
        Assert.Contains(await store.VersionsAsync(id!), version => version.DisplayText == "Theirs");
    }

    [Fact]
    public async Task A_plan_made_at_the_desk_is_live_for_visitors_at_its_time_without_anyone_asking()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var form = await desk.OpenAsync("/admin/new/NewsArticle");
        var saved = await desk.SendAsync(form, new() { ["TitlePart.Title"] = "Visibly a test of plans", ["NewsArticle.Summary.Text"] = "A test.", ["NewsArticle.Date.Value"] = "2026-11-23" }, "op=save", "main form[aria-label]");
        var id = saved.QuerySelector("main a[href$='/schedule']")!.GetAttribute("href")!.Split('/')[3];
        // The desk takes minutes; the plan's own time is set to the second, as a scheduled minute would come.
        var due = DateTime.UtcNow.AddSeconds(2);
        await site.Services.GetRequiredService<Cms.Content.Publishing.Schedule>().PublishAtAsync(Actor.System, id, due, "America/Los_Angeles");
        await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}"), new() { ["TitlePart.Title"] = "Typed after the plan" }, "op=save", "main form[aria-label]");

        await Task.Delay(due - DateTime.UtcNow + TimeSpan.FromSeconds(3));
        var page = await site.PageAsync("/visibly-a-test-of-plans");
        Assert.Equal("Visibly a test of plans", page.QuerySelector("h1")!.TextContent.Trim());
    }

    [Fact]
    public async Task Times_are_planned_in_the_sites_zone_and_a_time_that_clocks_jump_over_is_asked_about()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var id = await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "patients/first-visit");
        var planned = await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}/schedule"), new() { ["day"] = "2027-01-12", ["time"] = "09:00" }, selector: "form[action$='/schedule']");
        Assert.Contains("Tue 12 Jan 2027, 09:00 PST", planned.QuerySelector("main")!.TextContent);
        var change = Assert.Single(await site.Services.GetRequiredService<Cms.Content.Publishing.Schedule>().ListAsync(id));
        Assert.Equal(DateTime.Parse("2027-01-12T17:00:00Z", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal), change.DueUtc);

        var jumped = await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}/schedule"), new() { ["day"] = "2027-03-14", ["time"] = "02:30" }, selector: "form[action$='/schedule']");
        Assert.Contains("does not exist", jumped.QuerySelector("main")!.TextContent);
        var twice = await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}/schedule"), new() { ["day"] = "2027-11-07", ["time"] = "01:30" }, selector: "form[action$='/schedule']");
        Assert.Contains("comes twice", twice.QuerySelector("main")!.TextContent);
        Assert.NotNull(site.Services.GetRequiredService<SiteClock>());
    }

    [Fact]
    public async Task The_desk_lists_what_the_department_must_supply_and_every_address_to_be_confirmed()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var page = await desk.OpenAsync("/admin/facts");
        var titles = page.QuerySelectorAll("main h2").Select(heading => heading.TextContent.Trim()).ToList();
        foreach (var title in (string[])["Locations", "Patient Stories", "PCOS Webinar", "Footer", "Utility bar", "Social networks"])
            Assert.Contains(title, titles);
        Assert.Contains("School of Nursing", page.QuerySelector("main")!.TextContent);
    }
}
