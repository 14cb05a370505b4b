using Cms.Content.Publishing;
using Cms.Content.Recipes;

namespace Cms.Content.Tests.Recipes;

/// <summary>What happens to items that were edited here after they were imported.</summary>
public sealed class ConflictTests
{
    private static readonly string First = Recipe.Of(Recipe.Content(Recipe.Page("p", "Imported", "p", version: "v1"), Recipe.Page("q", "Other", "q", version: "q1")));
    private static readonly string Second = Recipe.Of(Recipe.Content(Recipe.Page("p", "Newer", "p", version: "v2"), Recipe.Page("q", "Other two", "q", version: "q2")));

    [Fact]
    public async Task Fail_imports_nothing_and_names_the_item_and_the_person()
    {
        await using var site = await EditedAsync();
        var problem = Assert.Single(await site.RefuseAsync(Second));
        Assert.Contains("“Edited here”", problem.What);
        Assert.Contains("by ann", problem.What);
        Assert.Contains("--on-conflict", problem.Mend);
        Assert.Equal("Other", (await site.Reads.PublishedAsync("q"))!.DisplayText);
    }

    [Fact]
    public async Task Skip_leaves_the_item_and_imports_the_others()
    {
        await using var site = await EditedAsync();
        var report = await site.ImportAsync(Second, OnConflict.Skip);
        Assert.Single(report.Of(ReportKind.Skipped));
        Assert.Equal(("Edited here", "Other two"), ((await site.Reads.LatestAsync("p"))!.DisplayText, (await site.Reads.LatestAsync("q"))!.DisplayText));
        Assert.Null(await site.Reads.VersionAsync("v2"));
    }

    [Fact]
    public async Task Draft_puts_the_recipes_version_beside_the_live_page()
    {
        await using var site = await EditedAsync();
        await site.ImportAsync(Second, OnConflict.Draft);
        Assert.Equal(("Imported", "Newer"), ((await site.Reads.PublishedAsync("p"))!.DisplayText, (await site.Reads.LatestAsync("p"))!.DisplayText));
        Assert.Contains(await site.Reads.VersionsAsync("p"), version => version.DisplayText == "Edited here");
    }

    [Fact]
    public async Task Replace_makes_the_recipes_version_live_and_keeps_the_edit_in_the_history()
    {
        await using var site = await EditedAsync();
        await site.ImportAsync(Second, OnConflict.Replace);
        Assert.Equal(("Newer", "Newer"), ((await site.Reads.PublishedAsync("p"))!.DisplayText, (await site.Reads.LatestAsync("p"))!.DisplayText));
        Assert.Equal(3, (await site.Reads.VersionsAsync("p")).Count);
    }

    [Fact]
    public async Task An_item_in_the_trash_is_a_conflict_and_replace_brings_it_back()
    {
        await using var site = await EditedAsync();
        await new DeleteItem(site.Database).RunAsync(Site.Editor, "p");
        Assert.Contains("trash", Assert.Single(await site.RefuseAsync(Second)).What);
        await site.ImportAsync(Second, OnConflict.Replace);
        Assert.Equal("p", await site.Reads.RouteAsync("en", "p"));
    }

    [Theory]
    [InlineData(OnConflict.Fail)]
    [InlineData(OnConflict.Draft)]
    [InlineData(OnConflict.Replace)]
    public async Task An_archived_item_is_changed_by_no_import(OnConflict mode)
    {
        await using var site = await ArchivedAsync();
        var problem = Assert.Single(await site.RefuseAsync(Second, new RecipeOptions { Trusted = true, OnConflict = mode }));
        Assert.Contains("“Imported” (p) is archived here", problem.What);
        Assert.Contains("out of the archive", problem.Mend);
    }

    [Fact]
    public async Task An_archived_item_is_skipped_where_edited_ones_are()
    {
        await using var site = await ArchivedAsync();
        var report = await site.ImportAsync(Second, OnConflict.Skip);
        Assert.Single(report.Of(ReportKind.Skipped));
        Assert.Contains("is archived here", Assert.Single(report.Of(ReportKind.Note)).What);
        Assert.Equal(("Imported", "Other two"), ((await site.Reads.LatestAsync("p"))!.DisplayText, (await site.Reads.LatestAsync("q"))!.DisplayText));
        Assert.Null(await site.Reads.PublishedAsync("p"));
    }

    [Fact]
    public async Task An_export_of_an_archived_item_brought_back_changes_nothing()
    {
        await using var site = await ArchivedAsync();
        var before = await site.HashAsync();
        await site.ImportAsync(await site.ExportAsync());
        Assert.Equal(before, await site.HashAsync());
    }

    [Fact]
    public async Task An_export_brought_back_after_no_edit_is_no_conflict()
    {
        await using var site = await EditedAsync();
        var report = await site.ImportAsync(await site.ExportAsync());
        Assert.Equal(2, report.Of(ReportKind.Unchanged).Count(line => line.What.StartsWith("Page", StringComparison.Ordinal)));
        Assert.Equal(0, report.Count(ReportKind.Updated));
    }

    [Fact]
    public async Task A_plan_that_the_site_outran_is_not_carried_out()
    {
        await using var site = await Site.WithPagesAsync();
        await site.ImportAsync(First);
        var plan = await site.PlanAsync(Second);
        await site.EditAsync("p", "Edited here");
        var before = await site.HashAsync();
        var refused = await Assert.ThrowsAsync<RecipeException>(() => site.Applier.ApplyAsync(plan));
        Assert.Contains("changed after the plan", refused.Message);
        Assert.Equal(before, await site.HashAsync());
    }

    private static async Task<Site> ArchivedAsync()
    {
        var site = await Site.WithPagesAsync();
        await site.ImportAsync(First);
        await new ArchiveItem(site.Database).RunAsync(Site.Editor, "p");
        return site;
    }

    private static async Task<Site> EditedAsync()
    {
        var site = await Site.WithPagesAsync();
        await site.ImportAsync(First);
        await site.EditAsync("p", "Edited here");
        return site;
    }
}
