using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>The real site on the engine for several nodes: the same recipe, the same pages, the same desk.</summary>
public sealed class PostgresTests
{
    [Fact]
    public async Task The_whole_site_stands_on_PostgreSQL_and_an_edit_goes_from_the_desk_to_a_visitor()
    {
        await using var site = await TestSite.StartOnPostgresAsync();
        if (site is null)
            return;
        Assert.Equal(DatabaseEngine.PostgreSql, site.Services.GetRequiredService<Database>().Engine);
        await using (var embedded = await TestSite.StartAsync())
            Assert.Equal(await ContentHash.ComputeAsync(embedded.Services.GetRequiredService<Database>()), await ContentHash.ComputeAsync(site.Services.GetRequiredService<Database>()));
        foreach (var address in Site.Addresses)
            Assert.NotNull((await site.PageAsync(address)).QuerySelector("h1"));
        Assert.Contains("Fibroids", (await site.PageAsync("/search?q=fibroids")).QuerySelector("main")!.TextContent);

        using var desk = await site.SignInAsync();
        var id = await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "patients/first-visit");
        var before = (await site.Services.GetRequiredService<ChangeFeed>().HeadAsync()).Position;
        var editor = await desk.OpenAsync($"/admin/pages/{id}");
        var receipt = await desk.SendAsync(editor, new() { ["TitlePart.Title"] = "Your first visit, visibly a test" }, "op=publish", "main form[aria-label]");
        Assert.Contains("Live", receipt.QuerySelector("main")!.TextContent);
        Assert.Equal("Your first visit, visibly a test", (await site.PageAsync("/patients/first-visit")).QuerySelector("h1")!.TextContent.Trim());
        Assert.NotEqual(before, (await site.Services.GetRequiredService<ChangeFeed>().HeadAsync()).Position);

        // A plan fires on the server's own clock.
        await site.Services.GetRequiredService<Schedule>().UnpublishAtAsync(Actor.System, id!, DateTime.UtcNow.AddSeconds(1), "America/Los_Angeles");
        await Task.Delay(TimeSpan.FromSeconds(4));
        using var answer = await site.Client.GetAsync("/patients/first-visit");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }
}
