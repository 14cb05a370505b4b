using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ObGyn.Tests.Seed;

[Collection(ReadOnlySite.Name)]
public sealed class SeedTests(SharedSite shared)
{
    private const string CapturedPage = "/conditions/cervical-insufficiency";

    [Fact]
    public async Task The_page_of_the_capture_shows_every_entry_in_its_order_and_leads_where_it_should() =>
        Assert.Empty(SeedRows.Differences(SeedRows.Expected, SeedRows.Read(await shared.Site.PageAsync(CapturedPage))));

    [Theory]
    [InlineData("utility", 3), InlineData("main", 87), InlineData("section", 24), InlineData("breadcrumb", 3), InlineData("library", 6), InlineData("social", 6), InlineData("footer", 27)]
    public async Task Every_menu_has_as_many_entries_as_the_capture(string menu, int count) =>
        Assert.Equal(count, SeedRows.Read(await shared.Site.PageAsync(CapturedPage)).Count(row => row.Menu == menu));

    // The page itself is spoilt, as a careless edit of a menu would spoil it.
    [Theory]
    [InlineData(".utility__links > li > a"), InlineData(".drop li:nth-child(5) a"), InlineData(".sidenav > ul > li > a"), InlineData(".library li a"), InlineData(".site-foot__cols li a")]
    public async Task A_removed_a_swapped_or_a_retargeted_entry_of_the_page_is_seen(string entry)
    {
        Assert.NotEmpty(await SpoiltAsync(page => page.QuerySelector(entry)!.Closest("li")!.Remove()));
        Assert.Equal(2, (await SpoiltAsync(page => page.QuerySelector(entry)!.SetAttribute("href", "/elsewhere"))).Count);
        Assert.True((await SpoiltAsync(page =>
        {
            var item = page.QuerySelector(entry)!.Closest("li")!;
            var neighbour = item.NextElementSibling ?? item.PreviousElementSibling!;
            (item.InnerHtml, neighbour.InnerHtml) = (neighbour.InnerHtml, item.InnerHtml);
        })).Count >= 4);

        async Task<IReadOnlyList<string>> SpoiltAsync(Action<IHtmlDocument> spoil)
        {
            var page = await shared.Site.PageAsync(CapturedPage);
            spoil(page);
            return SeedRows.Differences(SeedRows.Expected, SeedRows.Read(page));
        }
    }

    [Fact]
    public async Task The_captures_headings_picture_affiliation_and_badge_stand_on_the_page()
    {
        var page = await shared.Site.PageAsync(CapturedPage);
        var headings = page.QuerySelectorAll("main h2").Select(heading => heading.TextContent.Trim()).ToList();
        string[] seeded = ["What is cervical insufficiency?", "Incompetent cervix", "Pregnancy Loss", "UCLA Health Library and Videos"];
        Assert.Equal(seeded, headings.Where(seeded.Contains));
        Assert.Equal("Cervical Insufficiency", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.NotNull(page.QuerySelector("main img[alt='Illustration of Female Anatomy']"));
        var affiliated = page.QuerySelector(".affil")!;
        Assert.Contains("Affiliated Physicians:", affiliated.TextContent);
        Assert.Equal("/team/maternal-fetal-medicine", affiliated.QuerySelector("a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("img[alt='UCLA Health hospitals ranked best hospitals by U.S. News & World Report']"));
        Assert.Contains("Share this", page.QuerySelector(".share")!.TextContent);
    }
}
