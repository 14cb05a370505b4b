using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests.Model;

/// <summary>The editor as staff meet it: a first screen that fits into a head, groups that say what is inside, and no word of the engine room.</summary>
public sealed partial class EditorScreenTests(EditorScreenTests.AtTheDesk room) : IClassFixture<EditorScreenTests.AtTheDesk>
{
    private readonly Desk desk = room.Desk;

    private TestSite Site => room.Site;

    [Fact]
    public async Task The_first_screen_of_every_kind_of_page_asks_for_at_most_eight_things()
    {
        foreach (var type in Site.Services.GetRequiredService<DefinitionStore>().Schema.Definitions.Types.Values.Where(type => type.Options.Creatable))
        {
            var first = (await desk.OpenAsync($"/admin/new/{type.Name}")).QuerySelector("section[aria-label='The page']");
            Assert.True(first is null || first.Children.Length is > 0 and <= 8, $"{type.DisplayName} asks for {first?.Children.Length} things");
        }
        var condition = await desk.OpenAsync("/admin/new/ConditionPage");
        Assert.Equal(["Title", "Also called", "Summary", "Illustration", "Clinical programs", "Page content", "Who reviews this page"],
            condition.QuerySelectorAll("section[aria-label='The page'] > *").Select(control => Name().Match(control.QuerySelector("label, legend, .lab")!.TextContent.Trim()).Value));
        Assert.Equal("Conditions Treated", condition.QuerySelector("#_parent option[selected]")!.TextContent);
    }

    [Fact]
    public async Task A_closed_group_says_what_is_inside_and_what_of_it_is_still_needed()
    {
        var id = await Site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "conditions/fibroids");
        var groups = Groups(await desk.OpenAsync($"/admin/pages/{id}"));
        Assert.Equal("/fibroids", groups["Address and menus"]);
        Assert.Matches("^Learn more: [0-9]+", groups["Links and sources"]);
        Assert.Equal("Nothing yet", groups["Videos"]);
        Assert.Contains("Needs review", groups["Review"]);
        // Required things that stand in a group are counted on its line.
        var profile = await desk.SendAsync(await desk.OpenAsync("/admin/new/Location"), new() { ["TitlePart.Title"] = "Visibly a test" }, "op=save", DeskForms.Editor);
        Assert.All(profile.QuerySelectorAll(".gate a"), link => Assert.NotNull(profile.GetElementById(link.GetAttribute("href")![1..])));
    }

    [Fact]
    public async Task No_word_of_the_engine_room_is_shown_to_staff()
    {
        var store = Site.Services.GetRequiredService<ContentStore>();
        var id = await store.RouteAsync("en", "conditions/fibroids");
        var paths = new List<string> { "/admin", "/admin/pages", "/admin/pages/tree", "/admin/calendar", "/admin/reviews", "/admin/activity", "/admin/trash", "/admin/users", "/admin/users/new", "/admin/settings", "/admin/settings/DepartmentSettings", "/admin/widgets", "/admin/facts", "/admin/you", "/admin/as-of", "/account/two-step", "/account/sessions",
            $"/admin/pages/{id}/versions", $"/admin/pages/{id}/schedule", $"/admin/pages/{id}/send", $"/admin/pages/{id}/widths", $"/admin/pages/{id}/move", $"/admin/pages/{id}/comments" };
        paths.AddRange(Site.Services.GetRequiredService<DefinitionStore>().Schema.Definitions.Types.Values.Where(type => type.Options.Creatable).Select(type => $"/admin/new/{type.Name}"));
        foreach (var item in await store.ListAsync(new ContentQuery { Take = 400 }))
            if (item.Place.ParentId is null || item.ContentType is "ConditionPage" or "Menu")
                paths.Add($"/admin/pages/{item.ContentItemId}");
        var problems = new List<string>();
        foreach (var path in paths.Distinct())
        {
            var page = await desk.LookAsync(path);
            // Values are the department's own words; labels, hints, buttons and sentences are ours.
            foreach (var value in page.QuerySelectorAll("input, textarea, option, iframe, script, datalist, .blk__n, .blk__d, .grp__s").ToList())
                value.Remove();
            var words = string.Join(' ', page.QuerySelectorAll("body").Select(body => body.TextContent).Concat(page.QuerySelectorAll("[aria-label], [title]").Select(element => element.GetAttribute("aria-label") ?? element.GetAttribute("title"))));
            problems.AddRange(EngineRoom().Matches(words).Select(found => $"{path} says “{words[Math.Max(0, found.Index - 40)..Math.Min(words.Length, found.Index + 40)].ReplaceLineEndings(" ")}”"));
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    public sealed class AtTheDesk : IAsyncLifetime
    {
        public TestSite Site { get; private set; } = null!;
        public Desk Desk { get; private set; } = null!;

        public async Task InitializeAsync() => Desk = await (Site = await TestSite.StartAsync()).SignInAsync();

        public async Task DisposeAsync()
        {
            Desk.Dispose();
            await Site.DisposeAsync();
        }
    }

    private static Dictionary<string, string> Groups(IHtmlDocument editor) =>
        editor.QuerySelectorAll("details.grp > summary").ToDictionary(group => group.QuerySelector(".grp__n")!.TextContent, group => group.QuerySelector(".grp__s")!.TextContent);

    // The label alone, without what stands beside it: "optional", a count.
    [GeneratedRegex("^[A-Z][A-Za-z ]*?(?=\\s*(optional|[0-9]|none|$|\\s{2}))")]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(JSON|content items?|content types?|[A-Z][a-z]+Part|[A-Z][a-z]+Field|bag|widgets?|slugs?|stereotypes?|autoroute|schemas?|GUID|null|undefined|exception|taxonom(y|ies)|contained|workflow|recipes?(?!\.json)|SEO|40[0-9]|500|item id|draftable|versionable|markup|HTML)\b", RegexOptions.CultureInvariant)]
    private static partial Regex EngineRoom();
}
