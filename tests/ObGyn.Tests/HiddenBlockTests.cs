using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>A section that an editor hides: it stays in the editor, and readers, search and reviewers do not have it.</summary>
public sealed class HiddenBlockTests
{
    [Fact]
    public async Task A_hidden_section_is_kept_and_nobody_outside_the_desk_gets_it_until_it_is_shown_again()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var store = site.Services.GetRequiredService<ContentStore>();
        var id = (await store.RouteAsync("en", "patients/first-visit"))!;
        await site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, await WithSectionAsync(store, id));
        await site.Services.GetRequiredService<Publish>().RunAsync(Actor.System, id);
        Assert.Contains("Zyzzyva", await site.Client.GetStringAsync("/patients/first-visit"));
        await SearchedAsync(site, 1);

        var editor = await desk.OpenAsync($"/admin/pages/{id}");
        var hide = Mine(editor).QuerySelector("button[name=op][value^='hide:']")!.GetAttribute("value")!;
        editor = await desk.SendAsync(editor, [], $"op={hide}", "main form[aria-label]");
        Assert.Equal("Hidden", Mine(editor).QuerySelector(".st")!.TextContent);
        Assert.DoesNotContain("Zyzzyva", await desk.TextAsync($"/admin/pages/{id}/preview"));
        await desk.SendAsync(editor, [], "op=save", "main form[aria-label]");
        Assert.Contains("Zyzzyva", await site.Client.GetStringAsync("/patients/first-visit"));
        await site.Services.GetRequiredService<Publish>().RunAsync(Actor.System, id);
        await WaitAsync(async () => !(await site.Client.GetStringAsync("/patients/first-visit")).Contains("Zyzzyva", StringComparison.Ordinal));
        await SearchedAsync(site, 0);
        Assert.DoesNotContain("Zyzzyva", await desk.TextAsync($"/admin/as-of/page?time={DateTime.UtcNow.AddDays(1):yyyy-MM-dd}T00:00:00Z&path=patients/first-visit"));

        editor = await desk.OpenAsync($"/admin/pages/{id}");
        editor = await desk.SendAsync(editor, [], $"op={hide.Replace("hide:", "show:", StringComparison.Ordinal)}", "main form[aria-label]");
        Assert.Null(Mine(editor).QuerySelector(".st"));
        await desk.SendAsync(editor, [], "op=save", "main form[aria-label]");
        Assert.DoesNotContain("BlockMetadata", (await store.LatestAsync(id))!.Content.GetRawText());
        await site.Services.GetRequiredService<Publish>().RunAsync(Actor.System, id);
        await WaitAsync(async () => (await site.Client.GetStringAsync("/patients/first-visit")).Contains("Zyzzyva", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hiding_and_showing_a_section_of_a_signed_page_is_no_small_fix_and_stands_in_the_letter()
    {
        await using var room = await Review.Newsroom.StartAsync();
        var id = await room.SignedPageAsync();
        var ann = await room.SignInAsync("ann");
        var editor = await ann.OpenAsync($"/admin/pages/{id}");
        var hide = editor.QuerySelectorAll("button[name=op][value^='hide:']").First();
        var name = hide.ParentElement!.ParentElement!.QuerySelector(".blk__n")!.TextContent;
        editor = await ann.SendAsync(editor, [], $"op={hide.GetAttribute("value")}", "main form[aria-label]");
        var saved = await ann.SendAsync(editor, [], "op=save", "main form[aria-label]");
        Assert.Contains("Send for review", saved.QuerySelector(".write__acts")!.TextContent);
        var letter = await room.Stranger().OpenAsync(await room.AskAsync(ann, id));
        Assert.Contains(name, letter.QuerySelector("main")!.TextContent);
        Assert.NotEmpty(letter.QuerySelectorAll("del"));
    }

    private static IElement Mine(IHtmlDocument editor) => editor.QuerySelectorAll(".blk").Last(block => block.TextContent.Contains("Zyzzyva", StringComparison.Ordinal));

    private static async Task<DraftInput> WithSectionAsync(ContentStore store, string id)
    {
        var latest = (await store.LatestAsync(id))!;
        var content = latest.ToContentObject();
        content["Body"]!["ContentItems"]!.AsArray().Add((JsonNode)new JsonObject
        {
            ["ContentItemId"] = ContentIds.New(),
            ["ContentType"] = "Section",
            ["Section"] = new JsonObject { ["Heading"] = new JsonObject { ["Text"] = "Zyzzyva" }, ["Text"] = new JsonObject { ["Html"] = "<p>Visibly a test of hiding.</p>" } },
        });
        return new DraftInput(id, latest.ContentType, content, latest.ContentItemVersionId);
    }

    private static Task SearchedAsync(TestSite site, int hits) => WaitAsync(async () => Hits(await site.PageAsync("/search?q=zyzzyva")) == hits);

    private static int Hits(IHtmlDocument page) => page.QuerySelectorAll(".hit").Length;

    private static async Task WaitAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await holds())
                return;
            await Task.Delay(50);
        }
        Assert.Fail("It does not come to hold.");
    }
}
