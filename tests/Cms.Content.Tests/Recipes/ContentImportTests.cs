using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Content.Tests.Storage;

namespace Cms.Content.Tests.Recipes;

/// <summary>What an import does with content items, on both engines.</summary>
public sealed class ContentImportTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task Importing_a_file_twice_changes_nothing(DatabaseEngine engine)
    {
        await using var site = await Site.CreateAsync(engine);
        var recipe = Recipe.Of(Recipe.Types, Recipe.Content(
            Recipe.Page("home", "Home", "home", more: """{"Blocks":{"ContentItems":[{"ContentType":"Block","Block":{"Heading":{"Text":"Hi"}}}]}}"""),
            Recipe.Page("about", "About us", "home/about", parent: "home", order: 1),
            Recipe.Page("[js: uuid()]", "No id, no address")));
        Assert.Equal(3, (await site.ImportAsync(recipe)).Of(ReportKind.Created).Count(line => line.What.StartsWith("Page", StringComparison.Ordinal)));
        var before = await site.HashAsync();
        var (head, _) = await new ChangeFeed(site.Database).HeadAsync();

        site.Clock.Now += TimeSpan.FromDays(1);
        var again = await site.ImportAsync(recipe);

        Assert.Equal(before, await site.HashAsync());
        Assert.Equal(0, again.Count(ReportKind.Created) + again.Count(ReportKind.Updated));
        Assert.Equal(head, (await new ChangeFeed(site.Database).HeadAsync()).Position);
        Assert.Single(await site.Reads.VersionsAsync("home"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Dates_owner_author_and_ids_are_kept(DatabaseEngine engine)
    {
        await using var site = await Site.WithPagesAsync(engine);
        await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("p", "Page", version: "v1"))));
        var item = (await site.Reads.PublishedAsync("p"))!;
        Assert.Equal(("v1", "owner-id", "author", true, true), (item.ContentItemVersionId, item.Owner, item.Author, item.Latest, item.Published));
        Assert.Equal(UtcText.Parse("2025-01-02T03:04:05.1234567Z"), item.ModifiedUtc);
        Assert.Equal(UtcText.Parse("2025-01-02T03:04:06Z"), item.PublishedUtc);
        Assert.Equal(UtcText.Parse("2024-12-31T00:00:00Z"), item.CreatedUtc);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_parent_may_come_after_its_child(DatabaseEngine engine)
    {
        await using var site = await Site.WithPagesAsync(engine);
        await site.ImportAsync(Recipe.Of(Recipe.Content(
            Recipe.Page("c", "C", "a/b/c", parent: "b"), Recipe.Page("b", "B", "a/b", parent: "a", order: 7), Recipe.Page("a", "A", "a"))));
        var child = (await site.Reads.PublishedAsync("c"))!;
        Assert.Equal(("b", "c", "a/b/c"), (child.Place.ParentId, child.Place.Slug, child.Place.Path));
        Assert.Equal("c", await site.Reads.RouteAsync("en", "a/b/c"));
        Assert.Equal(7, (await site.Reads.PublishedAsync("b"))!.Place.Order);
        Assert.DoesNotContain("ListContentItemId", child.Content.GetRawText());
    }

    [Fact]
    public async Task A_path_that_fits_no_parent_is_kept_whole()
    {
        await using var site = await Site.WithPagesAsync();
        await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("a", "A", "a"), Recipe.Page("b", "B", "elsewhere/b", parent: "a"), Recipe.Page("c", "C", "2024/05/c"))));
        Assert.Equal(("/elsewhere/b", "elsewhere/b"), ((await site.Reads.PublishedAsync("b"))!.Place.Slug, (await site.Reads.PublishedAsync("b"))!.Place.Path));
        Assert.Equal("c", await site.Reads.RouteAsync("en", "2024/05/c"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Latest_alone_is_a_draft_beside_the_live_page_and_neither_is_history(DatabaseEngine engine)
    {
        await using var site = await Site.WithPagesAsync(engine);
        await site.ImportAsync(Recipe.Of(Recipe.Content(
            Recipe.Page("p", "Old", "p", version: "v0", latest: false, published: false),
            Recipe.Page("p", "Live", "p", version: "v1", latest: false),
            Recipe.Page("p", "Draft", "p2", version: "v2", published: false))));
        Assert.Equal("Live", (await site.Reads.PublishedAsync("p"))!.DisplayText);
        Assert.Equal("Draft", (await site.Reads.LatestAsync("p"))!.DisplayText);
        Assert.Equal(["v2", "v1", "v0"], (await site.Reads.VersionsAsync("p")).Select(version => version.ContentItemVersionId));
        Assert.Equal("p", await site.Reads.RouteAsync("en", "p"));
        Assert.Null(await site.Reads.RouteAsync("en", "p2"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_newer_file_updates_what_was_not_edited_here(DatabaseEngine engine)
    {
        await using var site = await Site.WithPagesAsync(engine);
        await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("p", "One", "p", version: "v1"), Recipe.Page("c", "Child", "p/c", parent: "p"))));
        var report = await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("p", "Two", "new", version: "v2"))));
        Assert.Single(report.Of(ReportKind.Updated));
        Assert.Equal("Two", (await site.Reads.PublishedAsync("p"))!.DisplayText);
        Assert.Equal("c", await site.Reads.RouteAsync("en", "new/c"));
        Assert.Equal("p", await site.Reads.RedirectAsync("en", "p"));
    }

    [Fact]
    public async Task A_known_version_id_with_other_content_becomes_a_version_of_its_own()
    {
        await using var site = await Site.WithPagesAsync();
        await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("p", "One", version: "v1"))));
        var second = Recipe.Of(Recipe.Content(Recipe.Page("p", "Two", version: "v1")));
        await site.ImportAsync(second);
        await site.ImportAsync(second);
        Assert.Equal(2, (await site.Reads.VersionsAsync("p")).Count);
        Assert.Equal("One", (await site.Reads.VersionAsync("v1"))!.DisplayText);
    }

    [Fact]
    public async Task Pages_may_pass_their_addresses_and_aliases_on_to_each_other()
    {
        await using var site = await Site.WithPagesAsync();
        await site.ImportAsync(Recipe.Of(Recipe.Content(
            Recipe.Page("a", "A", "one", version: "a1", more: """{"AliasPart":{"Alias":"x"}}"""), Recipe.Page("b", "B", "two", version: "b1", more: """{"AliasPart":{"Alias":"y"}}"""))));
        await site.ImportAsync(Recipe.Of(Recipe.Content(
            Recipe.Page("a", "A", "two", version: "a2", more: """{"AliasPart":{"Alias":"y"}}"""), Recipe.Page("b", "B", "one", version: "b2", more: """{"AliasPart":{"Alias":"x"}}"""),
            Recipe.Page("n", "New", "two/new", parent: "a"))));
        Assert.Equal(("b", "a", "n"), (await site.Reads.RouteAsync("en", "one"), await site.Reads.RouteAsync("en", "two"), await site.Reads.RouteAsync("en", "two/new")));
        Assert.Equal(("b", "a"), (await site.Reads.AliasAsync("en", "x"), await site.Reads.AliasAsync("en", "y")));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_branch_that_moves_takes_pages_along_that_the_recipe_does_not_name(DatabaseEngine engine)
    {
        await using var site = await Site.WithPagesAsync(engine);
        await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("a", "A", "a"), Recipe.Page("b", "B", "a/b", parent: "a"), Recipe.Page("c", "C", "a/b/c", parent: "b"), Recipe.Page("d", "D", "d"))));
        await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("b", "B", "d/b", parent: "d"), Recipe.Page("e", "E", "d/b/e", parent: "b"))));
        Assert.Equal(("c", "e"), (await site.Reads.RouteAsync("en", "d/b/c"), await site.Reads.RouteAsync("en", "d/b/e")));
        Assert.Equal("c", await site.Reads.RedirectAsync("en", "a/b/c"));
    }

    [Fact]
    public async Task What_is_left_out_comes_from_the_types_patterns()
    {
        await using var site = await Site.CreateAsync();
        var types = Recipe.Types
            .Replace("\"Name\":\"AliasPart\",\"Settings\":{}", "\"Name\":\"AliasPart\",\"Settings\":{\"AliasPartSettings\":{\"Pattern\":\"{{ ContentItem.DisplayText | slugify }}-alias\"}}", StringComparison.Ordinal)
            .Replace("{{ Model.ContentItem |", "{{ Model.ContentItem | container | display_text | slugify }}/{{ Model.ContentItem |", StringComparison.Ordinal);
        await site.ImportAsync(Recipe.Of(types, Recipe.Content(
            Recipe.Page("a", "Our Garden"), Recipe.Page("b", "Red Roses", parent: "a"), Recipe.Page("c", "Red Roses", parent: "a"),
            """{"ContentItemId":"d","ContentType":"Page","TitlePart":{"Title":"Only a title"},"Latest":true,"Published":true}""")));
        Assert.Equal("b", await site.Reads.RouteAsync("en", "our-garden/red-roses"));
        Assert.Equal("c", await site.Reads.RouteAsync("en", "our-garden/red-roses-2"));
        Assert.Equal("b", await site.Reads.AliasAsync("en", "red-roses-alias"));
        Assert.Equal("Only a title", (await site.Reads.PublishedAsync("d"))!.DisplayText);
    }

    [Fact]
    public async Task A_pattern_with_an_unknown_filter_is_left_and_noted()
    {
        await using var site = await Site.CreateAsync();
        var types = Recipe.Types.Replace("| display_text | slugify", "| display_text | rot13", StringComparison.Ordinal);
        var report = await site.ImportAsync(Recipe.Of(types, Recipe.Content(Recipe.Page("a", "A"))));
        Assert.Contains("rot13", Assert.Single(report.Of(ReportKind.Note)).What);
        Assert.Null((await site.Reads.PublishedAsync("a"))!.Place.Path);
    }

    [Fact]
    public async Task Unknown_parts_and_members_survive_and_blocks_get_ids_that_stay()
    {
        await using var site = await Site.WithPagesAsync();
        await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("a", "A", more:
            """{"Strange":{"n":1.50,"list":[1,{"x":null}]},"TitlePart":{"Title":"A","Extra":"kept"},"Blocks":{"ContentItems":[{"ContentType":"Block"},{"ContentType":"Block"}]}}"""))));
        var item = (await site.Reads.PublishedAsync("a"))!;
        Assert.Equal("""{"n":1.50,"list":[1,{"x":null}]}""", item.Part("Strange")!.Value.GetRawText());
        Assert.Contains("\"Extra\":\"kept\"", item.Content.GetRawText());
        var ids = item.Part("Blocks")!.Value.GetProperty("ContentItems").EnumerateArray().Select(block => block.GetProperty("ContentItemId").GetString()!).ToList();
        Assert.Equal(2, ids.Distinct().Count(ContentIds.IsValid));
    }

    [Fact]
    public async Task Language_and_translation_set_belong_to_the_item()
    {
        await using var site = await Site.WithPagesAsync();
        await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("a", "A", "a"), Recipe.Page("b", "Hola", "a", more: """{"LocalizationPart":{"LocalizationSet":"set1","Culture":"es"}}"""))));
        Assert.Equal("es", (await site.Reads.PublishedAsync("b"))!.Place.Culture);
        Assert.Equal(("a", "b"), (await site.Reads.RouteAsync("en", "a"), await site.Reads.RouteAsync("es", "a")));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Plans_of_publication_and_end_become_schedules_once(DatabaseEngine engine)
    {
        await using var site = await Site.WithPagesAsync(engine);
        var recipe = Recipe.Of("""{"name":"settings","TimeZoneId":"America/Los_Angeles"}""", Recipe.Content(
            Recipe.Page("p", "Live", "p", version: "v1", latest: false, more: """{"ArchiveLaterPart":{"ScheduledArchiveUtc":"2027-01-01T00:00:00Z"}}"""),
            Recipe.Page("p", "Next", "p", version: "v2", published: false, more: """{"PublishLaterPart":{"ScheduledPublishUtc":"2026-12-01T08:00:00Z"}}""")));
        await site.ImportAsync(recipe);
        await site.ImportAsync(recipe);
        var plans = await site.Schedule.ListAsync("p");
        Assert.Equal([(ScheduleKind.Publish, "v2"), (ScheduleKind.Unpublish, null)], plans.Select(plan => (plan.Kind, plan.VersionId)));
        Assert.All(plans, plan => Assert.Equal("America/Los_Angeles", plan.Zone));
        Assert.Equal(UtcText.Parse("2026-12-01T08:00:00Z"), plans[0].DueUtc);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_plan_made_here_for_an_older_text_stays_and_the_import_says_so(DatabaseEngine engine)
    {
        await using var site = await Site.WithPagesAsync(engine);
        await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("p", "First", "p", version: "v1"))));
        var schedule = site.Schedule;
        var due = DateTime.UtcNow.AddYears(5);
        await schedule.PublishAtAsync(Site.Editor, "p", due, "America/Los_Angeles");

        var report = await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("p", "Second", "p", version: "v2"))));

        Assert.Contains(report.Of(ReportKind.Note), line => line.What.Contains($"{due:u}", StringComparison.Ordinal));
        Assert.Equal("Second", (await site.Reads.PublishedAsync("p"))!.DisplayText);
        Assert.Equal("v1", Assert.Single(await schedule.ListAsync("p")).VersionId);
        Assert.Empty((await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("p", "Second", "p", version: "v2"))))).Of(ReportKind.Note));
    }

    [Fact]
    public async Task The_gate_is_reported_and_not_enforced()
    {
        await using var site = await Site.CreateAsync(rules: [new NoRoses()]);
        var report = await site.ImportAsync(Recipe.Of(Recipe.Types, Recipe.Content(Recipe.Page("a", "Roses"))));
        Assert.Contains(report.Of(ReportKind.GateBlock), line => line.Detail == "No roses.");
        Assert.NotNull(await site.Reads.PublishedAsync("a"));
    }

    [Fact]
    public async Task References_and_feed_rows_tell_of_imported_items()
    {
        await using var site = await Site.WithPagesAsync();
        var (before, _) = await new ChangeFeed(site.Database).HeadAsync();
        await site.ImportAsync(Recipe.Of(Recipe.Content(Recipe.Page("a", "A", "a"), Recipe.Page("b", "B", "b", more: """{"Page":{"Related":{"ContentItemIds":["a"]}}}"""))));
        Assert.Equal("b", Assert.Single(await site.Reads.WhoUsesAsync("a", live: true)).TargetId);
        var row = (await new ChangeFeed(site.Database).AfterAsync(before.Sequence)).Single(row => row.ItemId == "b");
        Assert.True(row.Facets.HasFlag(FeedFacets.Content | FeedFacets.Link | FeedFacets.Membership));
        Assert.Contains("Page.Related=a", row.Places);
        Assert.Equal("b", row.NewPath);
    }

    [Fact]
    public async Task Thousands_of_items_are_imported_in_one_go()
    {
        await using var site = await Site.WithPagesAsync();
        var items = Enumerable.Range(0, 3000).Select(i => Recipe.Page($"p{i}", $"Page {i}", i % 10 == 0 ? $"p{i}" : $"p{i - i % 10}/p{i}", i % 10 == 0 ? null : $"p{i - i % 10}")).ToArray();
        var recipe = Recipe.Of(Recipe.Content(items));
        await site.ImportAsync(recipe);
        Assert.Equal("p2999", await site.Reads.RouteAsync("en", "p2990/p2999"));
        Assert.Equal(3000, (await site.ImportAsync(recipe)).Count(ReportKind.Unchanged));
    }

    private sealed class NoRoses : IPublishRule
    {
        public IEnumerable<ContentError> Block(ContentItem item, ContentSchema schema) => item.DisplayText == "Roses" ? [new ContentError("TitlePart", "No roses.")] : [];
    }

    [Fact]
    public async Task A_hidden_block_is_not_asked_for_at_import_and_points_at_nothing_that_is_live()
    {
        await using var site = await Site.WithPagesAsync();
        const string picking = """
            {"name":"ContentDefinition","ContentParts":[{"Name":"Block","Settings":{},"ContentPartFieldDefinitionRecords":[
              {"FieldName":"TextField","Name":"Heading","Settings":{"TextFieldSettings":{"Required":true}}},{"FieldName":"ContentPickerField","Name":"Pick","Settings":{}}]}]}
            """;
        static string Block(string id, string target, string more) => $$"""{"ContentItemId":"{{id}}","ContentType":"Block","Block":{"Pick":{"ContentItemIds":["{{target}}"]} } {{more}} }""";
        var blocks = $$"""{"Blocks":{"ContentItems":[{{Block("b1", "seen", "")}},{{Block("b2", "unseen", ",\"BlockMetadata\":{\"Hidden\":true}")}}]} }""";
        var report = await site.ImportAsync(Recipe.Of(picking, Recipe.Content(Recipe.Page("p", "P", "p", more: blocks), Recipe.Page("seen", "Seen", "s"), Recipe.Page("unseen", "Unseen", "u"))));
        Assert.Single(report.Of(ReportKind.GateBlock));
        Assert.Equal((1, 0), ((await site.Reads.WhoUsesAsync("seen", live: true)).Count, (await site.Reads.WhoUsesAsync("unseen", live: true)).Count));
        Assert.Single(await site.Reads.WhoUsesAsync("unseen", live: false));
    }
}
