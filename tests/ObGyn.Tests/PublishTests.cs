using System.Net;
using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Web.Display;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>What a visitor sees after something was done at the desk: the right pages, at once, and no others.</summary>
public sealed class PublishTests
{
    [Fact]
    public async Task A_new_physician_changes_the_team_the_program_and_its_conditions_and_nothing_else()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        // Every page is kept once, so that what is refreshed can be told from what is not.
        foreach (var address in Site.Addresses)
            await site.PageAsync(address);
        var cache = site.Services.GetRequiredService<LiveCache>();
        var refreshed = new HashSet<string>();
        cache.PagesRefreshed += (_, pages) => refreshed.UnionWith(pages);
        var program = await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "programs/maternal-fetal-medicine");

        var form = await desk.OpenAsync("/admin/new/PhysicianProfile");
        var result = await desk.SendAsync(form, new()
        {
            ["TitlePart.Title"] = "Testa Testperson, MD",
            ["PhysicianProfile.GivenName.Text"] = "Testa",
            ["PhysicianProfile.FamilyName.Text"] = "Testperson",
            ["PhysicianProfile.Credentials.Text"] = "MD",
            ["PhysicianProfile.ProviderType.Text"] = "MD",
            ["PhysicianProfile.Programs.ContentItemIds"] = program!,
        }, "op=publish", "main form[aria-label]");
        Assert.Contains("Published", result.QuerySelector("main [role=status]")?.TextContent ?? result.Body!.TextContent);

        foreach (var address in (string[])["/team/maternal-fetal-medicine", "/programs/maternal-fetal-medicine", "/conditions/cervical-insufficiency"])
            Assert.Contains("Testa Testperson", (await site.PageAsync(address)).QuerySelector("main")!.TextContent);
        Assert.DoesNotContain("Testa Testperson", (await site.PageAsync("/team/gynecology")).QuerySelector("main")!.TextContent);
        string[] whole = ["/team", "/patients/find-a-doctor", "/sitemap", "/sitemap.xml"];
        var expected = new List<string> { "/team/maternal-fetal-medicine", "/programs/maternal-fetal-medicine" };
        foreach (var address in Site.Conditions)
        {
            if ((await site.PageAsync(address)).QuerySelector("main a[href='/programs/maternal-fetal-medicine']") is not null)
                expected.Add(address);
        }
        Assert.Equal(expected.Order(), refreshed.Except(whole).Order());
        Assert.Contains("/team", refreshed);
    }

    [Fact]
    public async Task An_address_that_answered_404_is_the_page_once_it_is_published()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        using (var before = await site.Client.GetAsync("/visibly-a-test"))
            Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);

        var form = await desk.OpenAsync("/admin/new/Page");
        await desk.SendAsync(form, new() { ["_parent"] = "", ["TitlePart.Title"] = "Visibly a test", ["Page.Summary.Text"] = "A test page." }, "op=publish", "main form[aria-label]");

        Assert.Equal("Visibly a test", (await site.PageAsync("/visibly-a-test")).QuerySelector("h1")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_page_taken_offline_leaves_menus_and_its_address_and_comes_back()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var id = await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "patients/first-visit");
        Assert.NotNull((await site.PageAsync("/")).QuerySelector(".mainnav a[href='/patients/first-visit']"));

        var editor = await desk.OpenAsync($"/admin/pages/{id}");
        await desk.SendAsync(editor, [], selector: "form[action$='/unpublish']");
        using (var gone = await site.Client.GetAsync("/patients/first-visit"))
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Null((await site.PageAsync("/")).QuerySelector(".mainnav a[href='/patients/first-visit']"));

        editor = await desk.OpenAsync($"/admin/pages/{id}");
        await desk.SendAsync(editor, [], selector: "form[action$='/publish']");
        Assert.NotNull((await site.PageAsync("/")).QuerySelector(".mainnav a[href='/patients/first-visit']"));
    }

    [Fact]
    public async Task An_edit_of_a_text_refreshes_its_page_and_not_the_pages_that_link_to_it()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        foreach (var address in Site.Addresses)
            await site.PageAsync(address);
        var refreshed = new HashSet<string>();
        site.Services.GetRequiredService<LiveCache>().PagesRefreshed += (_, pages) => refreshed.UnionWith(pages);
        var id = await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "patients/medical-records");

        var editor = await desk.OpenAsync($"/admin/pages/{id}");
        var body = editor.QuerySelectorAll("textarea").First(area => area.TextContent.Contains("<p>", StringComparison.Ordinal));
        await desk.SendAsync(editor, new() { [body.GetAttribute("name")!] = "<p>Visibly a test.</p>" }, "op=publish", "main form[aria-label]");

        Assert.Contains("Visibly a test.", (await site.PageAsync("/patients/medical-records")).QuerySelector("main")!.TextContent);
        Assert.Contains("/patients/medical-records", refreshed);
        Assert.DoesNotContain("/", refreshed);
        Assert.DoesNotContain("/conditions/fibroids", refreshed);
    }

    [Fact]
    public async Task Two_plans_show_in_the_site_as_it_will_be_and_not_in_the_site_as_it_is()
    {
        await using var site = await TestSite.StartAsync();
        var store = site.Services.GetRequiredService<ContentStore>();
        var schedule = site.Services.GetRequiredService<Cms.Content.Publishing.Schedule>();
        var save = site.Services.GetRequiredService<Cms.Content.Publishing.SaveDraft>();
        var first = (await store.LatestAsync((await store.RouteAsync("en", "patients/first-visit"))!))!;
        var content = first.ToContentObject();
        content["TitlePart"]!["Title"] = "Your first visit";
        await save.RunAsync(Actor.System, new Cms.Content.Publishing.DraftInput(first.ContentItemId, first.ContentType, content, first.ContentItemVersionId));
        var due = DateTime.UtcNow.AddHours(2);
        await schedule.PublishAtAsync(Actor.System, first.ContentItemId, due, "America/Los_Angeles");
        var second = (await store.RouteAsync("en", "patients/health-plans"))!;
        await schedule.UnpublishAtAsync(Actor.System, second, due, "America/Los_Angeles");

        var views = site.Services.GetRequiredService<ContentViews>();
        var later = await views.AsOfAsync("en", due.AddMinutes(1));
        Assert.Equal("Your first visit", (await later.LinkAsync(first.ContentItemId))!.Title);
        Assert.Null(await later.LinkAsync(second));
        Assert.Null((await later.ResolveAsync("patients/health-plans")).ItemId);
        var children = await later.ChildLinksAsync(first.Place.ParentId!);
        Assert.Contains(children, link => link.Title == "Your first visit");
        Assert.DoesNotContain(children, link => link.ItemId == second);

        var now = views.Live(ItemPlace.DefaultCulture);
        Assert.Equal("First Visit", (await now.LinkAsync(first.ContentItemId))!.Title);
        Assert.NotNull(await now.LinkAsync(second));
    }
}
