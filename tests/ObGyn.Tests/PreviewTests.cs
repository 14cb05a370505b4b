using System.Net;
using Cms.Content.Parts;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>A draft before it is published: the same bytes that visitors get afterwards, by a link for people without an account, and the way from a page to its editor.</summary>
public sealed class PreviewTests
{
    [Fact]
    public async Task What_is_previewed_is_what_is_published_byte_for_byte_for_every_kind_of_page()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var (store, save) = (site.Services.GetRequiredService<ContentStore>(), site.Services.GetRequiredService<SaveDraft>());
        var types = site.Services.GetRequiredService<DefinitionStore>().Schema.Definitions.Types.Values.Where(type => type.Has(nameof(AutoroutePart)) && type.Options.Creatable).Select(type => type.Name);
        var tried = new List<string>();
        foreach (var type in types)
        {
            if ((await store.ListAsync(new ContentQuery(type) { HasPath = true, Take = 1 })).FirstOrDefault() is not { } item)
                continue;
            // Written by somebody else, so that the administrator may put it live.
            var content = item.ToContentObject();
            content["TitlePart"]!["Title"] = $"Visibly a test & <more> of {type}";
            await save.RunAsync(new Actor("someone-else", "someone else", new HashSet<string> { "SiteOwner" }), new DraftInput(item.ContentItemId, type, content, item.ContentItemVersionId));
            var preview = MainOf(await desk.TextAsync($"/admin/pages/{item.ContentItemId}/preview"));
            await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{item.ContentItemId}"), [], "op=publish", "main form[aria-label]");
            var path = (await store.PublishedAsync(item.ContentItemId))!.Place.Path;
            Assert.Contains("Visibly a test &amp; &lt;more&gt;", preview);
            Assert.Equal(preview, MainOf(await site.Client.GetStringAsync($"/{path}")));
            tried.Add(type);
        }
        foreach (var type in (string[])["ConditionPage", "ProgramPage", "SectionPage", "Page", "HomePage", "TeamPage"])
            Assert.Contains(type, tried);
    }

    [Fact]
    public async Task A_link_shows_the_draft_without_an_account_until_it_ends_or_is_withdrawn()
    {
        var clock = new ShiftedClock();
        await using var site = await TestSite.StartAsync(clock: clock);
        using var desk = await site.SignInAsync();
        var (store, id) = (site.Services.GetRequiredService<ContentStore>(), await IdAsync(site, "patients/first-visit"));
        await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}"), new() { ["TitlePart.Title"] = "Visibly a shared draft" }, "op=save", "main form[aria-label]");
        var widths = await desk.OpenAsync($"/admin/pages/{id}/widths");
        Assert.Equal(3, widths.QuerySelectorAll("main iframe[title]").Length);
        widths = await desk.SendAsync(widths, new() { ["days"] = "7" }, null, "main form[action$='/share']");
        var link = new Uri(widths.QuerySelector("#made")!.GetAttribute("value")!).AbsolutePath;
        Assert.Null((await desk.OpenAsync($"/admin/pages/{id}/widths")).QuerySelector("#made"));

        using var shared = await site.Client.GetAsync(link);
        Assert.Equal((HttpStatusCode.OK, "noindex, nofollow", "no-store"), (shared.StatusCode, shared.Headers.GetValues("X-Robots-Tag").Single(), shared.Headers.CacheControl!.ToString().Split(',')[0]));
        var frame = TestSite.Parse(await shared.Content.ReadAsStringAsync());
        Assert.Contains("A draft, not public yet.", frame.Body!.TextContent);
        var draft = await site.PageAsync(frame.QuerySelector("iframe")!.GetAttribute("src")!);
        Assert.Equal("Visibly a shared draft", draft.QuerySelector("main h1")!.TextContent.Trim());
        Assert.Contains("noindex", draft.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.NotEqual("Visibly a shared draft", (await site.PageAsync("/patients/first-visit")).QuerySelector("main h1")!.TextContent.Trim());
        // The secret itself is kept nowhere.
        Assert.DoesNotContain(link.Split('/')[^1], await desk.TextAsync($"/admin/pages/{id}/widths"));
        Assert.Contains("Opened once.", await desk.TextAsync($"/admin/pages/{id}/widths"));

        clock.Shift = TimeSpan.FromDays(8);
        using (var ended = await site.Client.GetAsync(link))
            Assert.Equal((HttpStatusCode.Gone, true), (ended.StatusCode, (await ended.Content.ReadAsStringAsync()).Contains("This link has ended")));
        clock.Shift = TimeSpan.Zero;
        await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}/widths"), [], null, "main form[action$='/withdraw']");
        foreach (var address in (string[])[link, $"{link}/page"])
        {
            using var withdrawn = await site.Client.GetAsync(address);
            Assert.Equal((HttpStatusCode.Gone, true), (withdrawn.StatusCode, (await withdrawn.Content.ReadAsStringAsync()).Contains("withdrawn")));
        }
        using var guessed = await site.Client.GetAsync($"/preview/{new string('a', 43)}");
        Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);
    }

    [Fact]
    public async Task Staff_have_a_line_with_Edit_at_the_foot_of_a_page_and_visitors_never_get_it()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var (before, id) = (await site.Client.GetStringAsync("/conditions/fibroids"), await IdAsync(site, "conditions/fibroids"));
        var staff = await desk.OpenAsync("/conditions/fibroids");
        Assert.Equal($"/admin/pages/{id}", staff.QuerySelector("aside.desk-bar a")!.GetAttribute("href"));
        Assert.Equal("Edit “Fibroids”", staff.QuerySelector("aside.desk-bar a")!.TextContent);
        Assert.Empty(staff.QuerySelectorAll("main .desk-bar"));
        Assert.DoesNotContain("desk-bar", before);
        Assert.Equal(before, await site.Client.GetStringAsync("/conditions/fibroids"));
        // A page that nobody has asked for yet is not kept with the line in it.
        await desk.OpenAsync("/conditions/menopause");
        Assert.DoesNotContain("desk-bar", await site.Client.GetStringAsync("/conditions/menopause"));
        Assert.Null((await desk.LookAsync("/nothing-here")).QuerySelector(".desk-bar"));
    }

    [Fact]
    public async Task The_site_at_another_time_is_chosen_on_a_screen_that_says_which_minute_it_is()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var page = await desk.OpenAsync("/admin/as-of?day=2027-03-14&time=09:00&path=https%3A%2F%2Fexample.org%2Fconditions%2Ffibroids%2F");
        Assert.Contains("Sun 14 Mar 2027, 09:00 PDT", page.QuerySelector("[data-says]")!.TextContent);
        Assert.Equal("Fibroids", (await desk.OpenAsync(page.QuerySelector("iframe")!.GetAttribute("src")!)).QuerySelector("main h1")!.TextContent.Trim());
        Assert.Contains("02:30 does not exist", (await desk.OpenAsync("/admin/as-of?day=2027-03-14&time=02:30")).QuerySelector("main")!.TextContent);
        var twice = await desk.OpenAsync("/admin/as-of?day=2027-11-07&time=01:30");
        Assert.Equal(2, twice.QuerySelectorAll("input[name=which]").Length);
        Assert.Null(twice.QuerySelector("iframe"));
        Assert.NotNull((await desk.OpenAsync("/admin/as-of?day=2027-11-07&time=01:30&which=1")).QuerySelector("iframe"));
        Assert.Equal(HttpStatusCode.OK, await desk.StatusAsync("/admin/as-of?day=never&time=x&path=%22%3E%3Cscript%3E"));
    }

    private static async Task<string> IdAsync(TestSite site, string path) => (await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", path))!;

    private static string MainOf(string html) => html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];

    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
    }
}
