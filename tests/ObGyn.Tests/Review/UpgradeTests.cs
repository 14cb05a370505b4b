using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests.Review;

/// <summary>A site of the time before the rule comes under it, and PostgreSQL keeps it as SQLite does.</summary>
public sealed class UpgradeTests
{
    [Fact]
    public async Task What_was_live_before_the_rule_is_the_text_that_small_fixes_are_measured_against_and_drafts_are_their_authors()
    {
        string data, id;
        await using (var room = await Newsroom.StartAsync())
        {
            id = await room.PageIdAsync();
            await room.WriteAsync(await room.SignInAsync("ann"), id, "A draft from the time before the rule, which nobody but Ann has read.");
            await room.Database.WriteAsync(async session =>
            {
                foreach (var table in (string[])["reviewed_versions", "sign_offs", "releases", "review_requests", "review_links", "page_comments", "review_notices"])
                    await session.ExecuteAsync($"DROP TABLE {table}");
                await session.ExecuteAsync("UPDATE schema_versions SET number = 1 WHERE module = 'Cms.Review'");
            });
            data = await room.Site.StopAsync();
        }
        await using var later = await Newsroom.StartOnAsync(data);
        var ann = await later.SignInAsync("ann");
        var live = await later.LiveSummaryAsync(id);
        Assert.Contains("someone else must put it live", (await ReleaseTests.PostAsync(ann, id, "publish", [])).QuerySelector("main")!.TextContent);
        await later.WriteAsync(ann, id, live!.Replace(" are ", " are often "), "op=publish");
        Assert.Equal(live.Replace(" are ", " are often "), await later.LiveSummaryAsync(id));
        await later.WriteAsync(ann, id, "Another draft, from the time of the rule.");
        await ReleaseTests.PostAsync(await later.SignInAsync("ben"), id, "publish", []);
        Assert.StartsWith("Another draft", await later.LiveSummaryAsync(id));
    }

    [Fact]
    public async Task On_PostgreSQL_a_page_is_sent_signed_kept_in_and_put_live_the_same_way()
    {
        await using var room = await Newsroom.StartOnPostgresAsync();
        if (room is null)
            return;
        const string Text = "Fibroids are growths in the wall of the uterus, and most need no treatment.";
        var id = await room.SignedPageAsync(Text);
        var ann = await room.SignInAsync("ann");
        await room.WriteAsync(ann, id, Text.Replace("growths", "firm growths"), "op=publish");
        Assert.Equal(Text.Replace("growths", "firm growths"), await room.LiveSummaryAsync(id));
        Assert.Contains("needs a new sign-off", (await room.WriteAsync(ann, id, Text.Replace("most need", "most do not need"), "op=publish")).QuerySelector("main")!.TextContent);
        var link = await room.AskAsync(ann, id);
        var physician = room.Stranger();
        await physician.SendAsync(await physician.OpenAsync(link), new() { ["comment."] = "Visibly a test." }, "op=changes", "main form.letter");
        Assert.Contains("Visibly a test.", (await ann.OpenAsync($"/admin/pages/{id}/comments")).QuerySelector("main")!.TextContent);
        Assert.Contains("Conditions", (await ann.OpenAsync("/admin/reviews")).QuerySelector("main")!.TextContent);
        Assert.Equal(0, await room.Site.Services.GetRequiredService<Cms.Review.Overdue.OverduePages>().RunAsync());
        Assert.Contains("<lastmod>", await room.Site.Client.GetStringAsync("/sitemap-1.xml"));
        // A question that would write is refused by the database itself.
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => room.Database.AskAsync(session => session.ExecuteAsync("DELETE FROM page_comments")));
    }
}
