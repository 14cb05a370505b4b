using System.Text.Json.Nodes;
using System.Xml.Linq;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Review.Overdue;
using Cms.Web.Admin.States;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests.Review;

/// <summary>A page once signed off: what may change without a signature, what brings one back, and what becomes of a page whose review is overdue.</summary>
public sealed class SignedPageTests
{
    private const string Signed = "Fibroids are growths in the wall of the uterus, and most need no treatment.";

    [Fact]
    public async Task A_small_fix_goes_live_by_its_author_and_keeps_the_review_and_the_sitemaps_date()
    {
        await using var room = await Newsroom.StartAsync();
        var id = await room.SignedPageAsync(Signed);
        var (before, lastmod, ann) = ((await room.Store.PublishedAsync(id))!, await LastModifiedAsync(room), await room.SignInAsync("ann"));
        // What the desk says of the step, before anything is saved as live.
        var fixedSummary = Signed.Replace("growths", "firm growths");
        await room.WriteAsync(ann, id, fixedSummary);
        var send = await ann.OpenAsync($"/admin/pages/{id}/send");
        Assert.Contains("This is a small fix. 1 of at most 10 words changed", Squeeze(send.QuerySelector("main")!.TextContent));

        await room.WriteAsync(ann, id, fixedSummary, "op=publish");
        var live = (await room.Store.PublishedAsync(id))!;
        Assert.Equal((fixedSummary, "reviewed"), (Newsroom.TextOf(live), Newsroom.StateOf(live)));
        Assert.Equal(ReviewOf(before), ReviewOf(live));
        Assert.Equal(lastmod, await LastModifiedAsync(room));
        Assert.DoesNotContain("waiting for clinical review", (await room.Site.PageAsync("/" + Newsroom.Page)).Body!.TextContent);
    }

    [Fact]
    public async Task Small_fixes_do_not_add_up_and_one_word_too_many_or_a_telling_one_needs_a_signature()
    {
        await using var room = await Newsroom.StartAsync();
        var id = await room.SignedPageAsync("Fibroids are growths in the wall of the uterus that many people have and few people notice, and most need no treatment.");
        var ann = await room.SignInAsync("ann");
        var text = await room.SummaryAsync(id);
        foreach (var (from, to) in ((string, string)[])[("growths in the wall", "knots inside the side"), ("that many people have", "which plenty of women have"), ("few people notice", "some folks notice")])
        {
            text = text.Replace(from, to);
            await room.WriteAsync(ann, id, text, "op=publish");
            Assert.Equal(text, await room.LiveSummaryAsync(id));
        }
        var more = text.Replace("treatment", "care at that time, we think");
        Assert.Contains("words changed; a small fix changes at most 10.", (await room.WriteAsync(ann, id, more, "op=publish")).QuerySelector("main")!.TextContent);
        Assert.Equal("needs-review", Newsroom.StateOf((await room.Store.LatestAsync(id))!));
        foreach (var (telling, words) in ((string, string)[])[(text.Replace("most need", "most do not need"), "“not” came in"), (text.Replace("some folks", "3 in 10 folks"), "A number changed: “3”."), (text.Replace("treatment", "surgery"), "The name of a medicine, test or treatment changed")])
        {
            var refused = (await room.WriteAsync(ann, id, telling, "op=publish")).QuerySelector("main")!.TextContent;
            Assert.Contains(words, refused);
            Assert.Contains("needs a new sign-off", refused);
        }
        Assert.Equal(text, await room.LiveSummaryAsync(id));
        // A second person is not enough for a page that was signed off once.
        var ben = await room.SignInAsync("ben");
        Assert.Contains("needs a new sign-off", (await ReleaseTests.PostAsync(ben, id, "publish", [])).QuerySelector("main")!.TextContent);
        Assert.Contains("needs a new sign-off", (await ReleaseTests.PostAsync(ben, id, "schedule", new() { ["day"] = "2037-01-12", ["time"] = "09:00", ["kind"] = "publish" })).QuerySelector("main")!.TextContent);
        // Back within the ten words, and it is a small fix again.
        await room.WriteAsync(ann, id, text.Replace("notice", "feel"), "op=publish");
        Assert.EndsWith("need no treatment.", await room.LiveSummaryAsync(id));
    }

    [Fact]
    public async Task The_letter_of_the_next_review_shows_what_changed_since_and_a_restored_text_takes_its_signature_back()
    {
        await using var room = await Newsroom.StartAsync();
        var id = await room.SignedPageAsync(Signed);
        var ann = await room.SignInAsync("ann");
        var old = (await room.Store.PublishedAsync(id))!;
        await room.WriteAsync(ann, id, "Fibroids are growths in the muscle of the uterus. Most of them never need treatment, and nobody dies of them.");
        Assert.Equal("needs-review", Newsroom.StateOf((await room.Store.LatestAsync(id))!));
        var link = await room.AskAsync(ann, id, reviewer: new() { ["name"] = "Dr. Other Testperson", ["user"] = "" });
        var physician = room.Stranger();
        var letter = await physician.OpenAsync(link);
        Assert.Contains("Ann Testperson changed 1 part since Dr. Testa Sample signed off on", letter.QuerySelector(".lead")!.TextContent);
        var parts = letter.QuerySelectorAll("section.part").Where(part => part.QuerySelector(".st") is not null).ToList();
        Assert.Equal("Summary", Assert.Single(parts).QuerySelector("h2")!.TextContent);
        Assert.Contains("nobody dies of them.", parts[0].QuerySelectorAll("ins")[^1].TextContent);
        Assert.NotEmpty(parts[0].QuerySelectorAll("del"));
        var whole = await physician.SendAsync(letter, [], "op=all", "main form.letter");
        Assert.True(whole.QuerySelectorAll("section.part").Length > 8);

        await ReleaseTests.PostAsync(ann, id, "restore", new() { ["version"] = old.ContentItemVersionId! });
        var restored = (await room.Store.LatestAsync(id))!;
        Assert.Equal((Signed, "reviewed"), (Newsroom.TextOf(restored), Newsroom.StateOf(restored)));
        Assert.Equal(ReviewOf(old), ReviewOf(restored));
        await ReleaseTests.PostAsync(ann, id, "publish", []);
        Assert.Equal(restored.ContentItemVersionId, (await room.Store.PublishedAsync(id))!.ContentItemVersionId);
    }

    [Fact]
    public async Task The_desk_says_whose_turn_it_is()
    {
        await using var room = await Newsroom.StartAsync();
        var id = await room.SignedPageAsync(Signed);
        var (ann, marks) = (await room.SignInAsync("ann"), room.Site.Services.GetServices<IPageMarks>().ToList());
        async Task<string[]> MarksAsync(string who)
        {
            var found = new List<string>();
            foreach (var module in marks)
                found.AddRange((await module.MarksAsync([id], await room.ActorAsync(who)))[id].Select(mark => mark.Words));
            return [.. found];
        }
        Assert.Empty(await MarksAsync("ann"));
        await room.WriteAsync(ann, id, Signed.Replace("growths", "firm growths"));
        Assert.Equal(["Sign-off stays"], await MarksAsync("ann"));
        await room.WriteAsync(ann, id, "Fibroids are 12 growths.");
        Assert.Equal(["Sign-off needed"], await MarksAsync("ann"));
        await room.AskAsync(ann, id, reviewer: new() { ["user"] = room.IdOf("sample") });
        Assert.Equal(["With Dr. Testa Sample"], await MarksAsync("ann"));
        Assert.Equal(["Your sign-off needed"], await MarksAsync("sample"));
        var sample = await room.SignInAsync("sample");
        var letter = Newsroom.Address(await sample.OpenAsync("/admin/reviews"), "/sign-off/mine/");
        await Newsroom.SignAsync(sample, letter, new() { ["comment.ConditionPage.Summary"] = "Good." });
        Assert.Equal(["Comment", "Ready"], await MarksAsync("ann"));
    }

    [Fact]
    public async Task An_overdue_page_warns_tells_its_readers_and_leaves_by_the_sites_own_act()
    {
        await using var room = await Newsroom.StartAsync();
        var id = await room.PageIdAsync();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow, "America/Los_Angeles"));
        var overdue = room.Site.Services.GetRequiredService<OverduePages>();
        await SettingsAsync(room, 30);

        await SignElsewhereAsync(room, id, today.AddDays(20));
        await overdue.RunAsync();
        Assert.Equal(["review due"], await AuditAsync(room, id));
        await SignElsewhereAsync(room, id, today.AddDays(-5));
        await overdue.RunAsync();
        await overdue.RunAsync();
        Assert.Equal(["review due", "review overdue"], await AuditAsync(room, id));
        Assert.DoesNotContain("under review", (await room.Site.PageAsync("/" + Newsroom.Page)).Body!.TextContent);
        var reviews = (await (await room.SignInAsync("ann")).OpenAsync("/admin/reviews")).QuerySelector("main")!;
        Assert.Contains("5 days ago", reviews.TextContent);
        Assert.Equal("1", reviews.QuerySelectorAll(".mini tbody tr").Single(row => row.TextContent.Contains("Conditions", StringComparison.Ordinal)).QuerySelectorAll("td")[0].TextContent);
        // The site as it will be says so already.
        var later = await (await room.SignInAsync("ann")).OpenAsync($"/admin/as-of/page?time={today.AddDays(20):yyyy-MM-dd}T12:00:00Z&path={Newsroom.Page}");
        Assert.Contains("This page is under review.", later.Body!.TextContent);

        await SignElsewhereAsync(room, id, today.AddDays(-20));
        await overdue.RunAsync();
        Assert.Equal("review under-review", (await AuditAsync(room, id))[^1]);
        var page = await room.Site.PageAsync("/" + Newsroom.Page);
        Assert.Contains("This page is under review.", page.Body!.TextContent);
        Assert.Null(page.QuerySelector("meta[name=robots]"));
        Assert.Contains("\"lastReviewed\"", page.DocumentElement.InnerHtml);

        await SignElsewhereAsync(room, id, today.AddDays(-40));
        await overdue.RunAsync();
        await room.Site.Services.GetRequiredService<FeedPump>().WaitAsync((await room.Site.Services.GetRequiredService<ChangeFeed>().HeadAsync()).Position.Sequence, TimeSpan.FromSeconds(10));
        using (var gone = await room.Site.Client.GetAsync("/" + Newsroom.Page))
            Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Contains("review offline", await AuditAsync(room, id));
        Assert.Contains("unpublish", await AuditAsync(room, id, "unpublish"));
        // The same text needs a fresh signature to come back, whoever asks.
        foreach (var who in (string[])["ann", "ben"])
            Assert.Contains("ran out on", (await ReleaseTests.PostAsync(await room.SignInAsync(who), id, "publish", [])).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Words_of_a_review_come_out_harmless_wherever_they_are_read()
    {
        const string Attack = "\"><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}";
        await using var room = await Newsroom.StartAsync();
        var (id, ann) = (await room.PageIdAsync(), await room.SignInAsync("ann"));
        await room.WriteAsync(ann, id, Attack + " in a summary");
        var link = await room.AskAsync(ann, id, Attack, new() { ["name"] = Attack, ["user"] = "" });
        var physician = room.Stranger();
        var letter = await physician.OpenAsync(link);
        var stale = await physician.SendAsync(letter, new() { ["comment." + Attack] = Attack, ["comment.ConditionPage.Summary"] = Attack, ["declared"] = "true", ["hash"] = Attack, ["shown"] = Attack }, "op=sign", "main form.letter");
        await physician.SendAsync(letter, new() { ["comment." + Attack] = Attack, ["comment.ConditionPage.Summary"] = Attack }, "op=changes", "main form.letter");
        foreach (var page in (AngleSharp.Html.Dom.IHtmlDocument[])[letter, stale, await physician.LookAsync(link), await ann.OpenAsync($"/admin/pages/{id}/send"), await ann.OpenAsync($"/admin/pages/{id}/comments"), await ann.OpenAsync("/admin/reviews")])
        {
            Assert.Empty(page.QuerySelectorAll("script:not([src]),img[onerror],[src='x']"));
            Assert.DoesNotContain("49", page.QuerySelectorAll(".quote").Select(quote => quote.TextContent).FirstOrDefault() ?? "");
        }
        Assert.Contains("<script>", letter.QuerySelector(".quote")!.TextContent);
    }

    private static string ReviewOf(ContentItem item) => string.Join('|', ((string[])["State", "Reviewers", "ReviewerNames", "LastReviewed", "NextReview"]).Select(name => item.Field("ReviewPart", name)?.GetRawText()));

    private static async Task<string> LastModifiedAsync(Newsroom room) => XDocument.Parse(await room.Site.Client.GetStringAsync("/sitemap-1.xml")).Descendants()
        .Single(entry => entry.Name.LocalName == "loc" && entry.Value.EndsWith("/" + Newsroom.Page, StringComparison.Ordinal)).Parent!.Elements().Single(element => element.Name.LocalName == "lastmod").Value;

    // The operator brings a page in that was reviewed elsewhere: the trusted way by which dates of the past come to be.
    private static async Task SignElsewhereAsync(Newsroom room, string id, DateOnly next)
    {
        await room.Database.WriteAsync(session => session.ExecuteAsync("DELETE FROM sign_offs WHERE item_id = @id", new { id }));
        var item = (await room.Store.LatestAsync(id))!;
        var content = item.ToContentObject();
        content["ReviewPart"] = JsonNode.Parse($$$"""{"State":{"Text":"reviewed"},"ReviewerNames":{"Values":["Dr. Testa Sample"]},"LastReviewed":{"Value":"{{{next.AddYears(-1):yyyy-MM-dd}}}T00:00:00Z"},"NextReview":{"Value":"{{{next:yyyy-MM-dd}}}T00:00:00Z"}}""");
        await room.Site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(id, item.ContentType, content, item.ContentItemVersionId));
        var done = await room.Site.Services.GetRequiredService<Publish>().RunAsync(Actor.System, id);
        await room.Site.Services.GetRequiredService<FeedPump>().WaitAsync(done.Position, TimeSpan.FromSeconds(10));
    }

    private static async Task SettingsAsync(Newsroom room, int unpublishAfter)
    {
        var plan = await room.Site.Services.GetRequiredService<RecipePlanner>().PlanAsync(RecipeReader.Read($$$"""{"steps":[{"name":"settings","ReviewSettings":{"UnderReviewAfterDays":14,"UnpublishAfterDays":{{{unpublishAfter}}}}}]}""", "settings.json"), new RecipeOptions());
        await room.Site.Services.GetRequiredService<RecipeApplier>().ApplyAsync(plan);
    }

    private static async Task<string[]> AuditAsync(Newsroom room, string id, string start = "review ")
    {
        var (actions, _) = await room.Database.WriteAsync(session => session.QueryAsync<string>("SELECT action FROM audit WHERE item_id = @id AND actor = 'review policy' ORDER BY at_utc, audit_id", new { id }));
        return [.. actions.Where(action => action.StartsWith(start, StringComparison.Ordinal))];
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
