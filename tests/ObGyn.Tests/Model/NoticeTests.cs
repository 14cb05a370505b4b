using System.Globalization;
using AngleSharp.Html.Dom;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Display;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests.Model;

/// <summary>A notice goes from a form of the desk to the pages of its scope, and never stays for ever.</summary>
public sealed class NoticeTests
{
    [Fact]
    public async Task From_the_form_to_the_pages_of_its_scope_and_off_again()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        await site.PageAsync("/conditions/fibroids");
        var overview = await desk.OpenAsync("/admin/widgets");
        Assert.Contains("Best hospitals", overview.QuerySelector("main")!.TextContent);

        var form = await desk.OpenAsync(overview.QuerySelector("main a[href='/admin/new/Notice']")!.GetAttribute("href")!);
        Assert.Equal("SiteNotice", ((IHtmlSelectElement)form.QuerySelector("[name='LayerMetadata.Zone']")!).Value);
        var live = await desk.SendAsync(form, new()
        {
            ["TitlePart.Title"] = "Visibly a test",
            ["Notice.Level.Text"] = "emergency",
            ["Notice.Text.Html"] = "<p>A test clinic is closed on Friday.</p>",
            ["Notice.Link.Url"] = "contact:main",
            ["LayerMetadata.Layer"] = "Conditions",
            ["LayerMetadata.RenderTitle"] = "true",
        }, "op=publish", DeskForms.Editor);
        Assert.Contains("Published", live.QuerySelector("main [role=status]")!.TextContent);

        var notice = (await site.PageAsync("/conditions/fibroids")).QuerySelector(".notice-site .notice--stop")!;
        Assert.Contains("A test clinic is closed on Friday.", notice.TextContent);
        Assert.Equal("Visibly a test", notice.QuerySelector("strong")!.TextContent);
        Assert.Equal(("tel:+13108252631", "1-310-825-2631"), (notice.QuerySelector("a")!.GetAttribute("href"), notice.QuerySelector("a")!.TextContent));
        Assert.Null((await site.PageAsync("/programs/obstetrics")).QuerySelector(".notice-site .notice"));

        var row = (await desk.OpenAsync("/admin/widgets")).QuerySelectorAll("main .blk").Single(row => row.TextContent.Contains("Visibly a test", StringComparison.Ordinal));
        Assert.Contains("on the pages about conditions", row.TextContent);
        Assert.Contains("Live", row.TextContent);
        Assert.Contains("Ends", row.TextContent);
        await desk.SendAsync(await desk.OpenAsync(row.QuerySelector("a")!.GetAttribute("href")!), [], selector: "form[action$='/unpublish']");
        Assert.Null((await site.PageAsync("/conditions/fibroids")).QuerySelector(".notice-site .notice"));
    }

    [Fact]
    public async Task Its_end_is_proposed_in_a_week_and_asked_for_and_its_words_are_counted()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var form = await desk.OpenAsync("/admin/new/Notice");
        var proposed = DateTime.Parse(form.QuerySelector("[name='ShowPeriodPart.Until.Value']")!.GetAttribute("value")!, CultureInfo.InvariantCulture);
        Assert.InRange((proposed - DateTime.UtcNow).TotalDays, 6, 8);

        var refused = await desk.SendAsync(form, new()
        {
            ["TitlePart.Title"] = "Visibly a test",
            ["Notice.Text.Html"] = "<p>Test.</p>",
            ["ShowPeriodPart.Until.Value"] = "",
        }, "op=publish", DeskForms.Editor);
        Assert.Contains("Say when it ends", refused.QuerySelector("#errors")!.TextContent);

        var long201 = await desk.SendAsync(form, new() { ["TitlePart.Title"] = "Visibly a test", ["Notice.Text.Html"] = $"<p>{new string('x', 201)}</p>" }, "op=publish", DeskForms.Editor);
        Assert.Contains("may have 200", long201.QuerySelector("#errors")!.TextContent);
        Assert.Equal("200", form.QuerySelector("[name='Notice.Text.Html']")!.GetAttribute("data-max"));

        var nowhere = await desk.SendAsync(await desk.OpenAsync("/admin/new/Notice"), new() { ["TitlePart.Title"] = "Visibly a test", ["Notice.Text.Html"] = "<p>Test.</p>", ["LayerMetadata.Zone"] = "" }, "op=publish", DeskForms.Editor);
        Assert.Contains("Choose where it stands", nowhere.QuerySelector("#errors")!.TextContent);
    }

    [Fact]
    public async Task A_place_shows_one_notice_at_a_time()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        await NoticeAsync(desk, "First test", []);
        var second = await NoticeAsync(desk, "Second test", []);
        Assert.Contains("“First test” stands there at that time", second.QuerySelector("#errors")!.TextContent);
        Assert.Null((await NoticeAsync(desk, "On other pages", new() { ["LayerMetadata.Layer"] = "Team" })).QuerySelector("#errors"));
        Assert.Null((await NoticeAsync(desk, "At another time", new() { ["ShowPeriodPart.From.Value"] = "2030-01-01T09:00", ["ShowPeriodPart.Until.Value"] = "2030-01-02T09:00" })).QuerySelector("#errors"));
    }

    private static async Task<IHtmlDocument> NoticeAsync(Desk desk, string title, Dictionary<string, string> more) => await desk.SendAsync(await desk.OpenAsync("/admin/new/Notice"),
        new(more) { ["TitlePart.Title"] = title, ["Notice.Text.Html"] = "<p>Visibly a test.</p>" }, "op=publish", DeskForms.Editor);

    [Fact]
    public async Task It_comes_and_goes_by_the_clock_also_on_a_page_that_is_kept()
    {
        await using var site = await TestSite.StartAsync();
        await site.PageAsync("/");
        var (from, until) = (DateTime.UtcNow.AddSeconds(8), DateTime.UtcNow.AddSeconds(16));
        var saved = await site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(null, "Notice", ContentJson.ParseObject(
            $$$"""
            {"TitlePart":{"Title":"Visibly a test"},"Notice":{"Level":{"Text":"warning"},"Text":{"Html":"<p>Visibly a test.</p>"} },
             "ShowPeriodPart":{"From":{"Value":"{{{from:yyyy-MM-ddTHH:mm:ss}}}Z"},"Until":{"Value":"{{{until:yyyy-MM-ddTHH:mm:ss}}}Z"} },"LayerMetadata":{"Zone":"SiteNotice","Layer":"Always"} }
            """), null));
        await site.PublishAsync(saved.ContentItemId);
        Assert.False(await IsSeenAsync());
        // Both ends are cut to whole seconds.
        await Task.Delay(from - DateTime.UtcNow + TimeSpan.FromMilliseconds(200));
        Assert.True(await IsSeenAsync());
        await Task.Delay(until - DateTime.UtcNow + TimeSpan.FromMilliseconds(200));
        Assert.False(await IsSeenAsync());
        Assert.NotNull(await site.Services.GetRequiredService<ContentViews>().Live("en").ItemAsync(saved.ContentItemId));

        async Task<bool> IsSeenAsync() => (await site.PageAsync("/")).QuerySelector(".notice-site .notice--warn") is not null;
    }

    [Fact]
    public async Task The_badge_can_be_changed_and_taken_down()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        Assert.NotNull((await site.PageAsync("/")).QuerySelector(".badge img"));
        var link = (await desk.OpenAsync("/admin/widgets")).QuerySelectorAll("main a").Single(link => link.TextContent == "Best hospitals").GetAttribute("href")!;
        await desk.SendAsync(await desk.OpenAsync(link), new() { ["Badge.Text.Text"] = "Visibly a test badge" }, "op=publish", DeskForms.Editor);
        Assert.Equal("Visibly a test badge", (await site.PageAsync("/")).QuerySelector(".badge figcaption")!.TextContent);
        await desk.SendAsync(await desk.OpenAsync(link), [], selector: "form[action$='/unpublish']");
        Assert.Null((await site.PageAsync("/")).QuerySelector(".badge"));
    }
}
