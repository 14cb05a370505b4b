using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Cms.Content.Model;
using Cms.Review.Texts;

namespace ObGyn.Tests.Review;

/// <summary>The letter: a physician reads, signs or answers by a link, and nobody else does so in their name.</summary>
public sealed class LetterTests
{
    private const string New = "Fibroids are lumps of muscle in the uterus. They are common, and most of them are found by chance.";

    [Fact]
    public async Task A_physician_signs_off_by_link_and_visitors_read_who_reviewed_the_page_and_when()
    {
        await using var room = await Newsroom.StartAsync();
        var (id, ann, ben) = (await room.PageIdAsync(), await room.SignInAsync("ann"), await room.SignInAsync("ben"));
        await room.WriteAsync(ann, id, New);
        var link = await room.AskAsync(ann, id, "The old summary was too long.");
        var physician = room.Stranger();

        using var answer = await room.Site.Client.GetAsync(link);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString().Split(',')[0]);
        Assert.Contains("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Contains("script-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single());
        var letter = await physician.OpenAsync(link);
        Assert.Equal("UCLA Obstetrics and Gynecology", letter.QuerySelector("header")!.TextContent.Trim());
        var text = letter.QuerySelector("main")!.TextContent;
        foreach (var words in (string[])["Please check “Fibroids”", "Dr. Testa Sample, this page is for patients.", "Ann Testperson", "The old summary was too long.", New, "needs no password", "medically correct"])
            Assert.Contains(words, text);
        Assert.Empty(letter.QuerySelectorAll("script"));
        Assert.DoesNotContain("/admin", letter.DocumentElement.InnerHtml);

        // Opening it signed nothing, and neither does a button without the tick.
        Assert.Equal("needs-review", Newsroom.StateOf((await room.Store.LatestAsync(id))!));
        var unticked = await physician.SendAsync(letter, [], "op=sign", "main form.letter");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, physician.LastStatus);
        Assert.Contains("Tick the sentence", unticked.QuerySelector("[role=alert]")!.TextContent);

        var thanks = await physician.SendAsync(letter, new() { ["declared"] = "true", ["months"] = "12" }, "op=sign", "main form.letter");
        Assert.Contains("You signed off “Fibroids”", thanks.QuerySelector("h1")!.TextContent);
        var signed = (await room.Store.LatestAsync(id))!;
        Assert.Equal(("reviewed", New), (Newsroom.StateOf(signed), Newsroom.TextOf(signed)));

        // The link was shown to Ann, so Ben puts it live.
        var refused = await ReleaseTests.PostAsync(ann, id, "publish", []);
        Assert.Contains("so someone who wrote none of it must put it live", refused.QuerySelector("main")!.TextContent);
        await ReleaseTests.PostAsync(ben, id, "publish", []);
        var page = await room.Site.PageAsync("/" + Newsroom.Page);
        Assert.DoesNotContain("waiting for clinical review", page.Body!.TextContent);
        Assert.Contains("Dr. Testa Sample", page.QuerySelector(".about-page")!.TextContent);
        Assert.Null(page.QuerySelector("meta[name=robots]"));
        Assert.Contains("\"lastReviewed\"", page.DocumentElement.InnerHtml);
        var today = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow, "America/Los_Angeles");
        Assert.Contains(today.AddMonths(12).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ContentJson.GetString(signed.Field("ReviewPart", "NextReview")!.Value, "Value"));
    }

    [Fact]
    public async Task A_signature_counts_once_and_for_the_text_that_was_shown()
    {
        await using var room = await Newsroom.StartAsync();
        var (id, ann) = (await room.PageIdAsync(), await room.SignInAsync("ann"));
        await room.WriteAsync(ann, id, New);
        var link = await room.AskAsync(ann, id);
        var physician = room.Stranger();
        var letter = await physician.OpenAsync(link);
        var changed = New + " This sentence came while the letter was open.";
        await room.WriteAsync(ann, id, changed);

        var stale = await physician.SendAsync(letter, new() { ["declared"] = "true", ["comment."] = "Kept while the page changed." }, "op=sign", "main form.letter");
        Assert.Equal(HttpStatusCode.Conflict, physician.LastStatus);
        Assert.Contains("This page changed while you were reading.", stale.QuerySelector("[role=alert]")!.TextContent);
        Assert.Contains("This sentence came while the letter was open.", string.Join(' ', stale.QuerySelectorAll("ins").Select(part => part.TextContent)));
        Assert.Equal("Kept while the page changed.", stale.QuerySelector<IHtmlTextAreaElement>("#comment-page")!.Value);
        Assert.Null(stale.QuerySelector("[name=declared][checked]"));
        Assert.NotEqual("reviewed", Newsroom.StateOf((await room.Store.LatestAsync(id))!));

        // A hash that somebody made up, or that of another text, is no better.
        foreach (var forged in (string[])["", "0000", ReviewedText.Hash((await room.Store.PublishedAsync(id))!)])
        {
            await physician.SendAsync(letter, new() { ["declared"] = "true", ["hash"] = forged }, "op=sign", "main form.letter");
            Assert.Equal(HttpStatusCode.Conflict, physician.LastStatus);
        }
        await physician.SendAsync(stale, new() { ["declared"] = "true" }, "op=sign", "main form.letter");
        Assert.Equal(HttpStatusCode.OK, physician.LastStatus);
        var versions = (await room.Store.VersionsAsync(id)).Count;

        var replayed = await physician.SendAsync(stale, new() { ["declared"] = "true" }, "op=sign", "main form.letter");
        Assert.Equal(HttpStatusCode.Gone, physician.LastStatus);
        Assert.Contains("signed off already", replayed.QuerySelector("h1")!.TextContent);
        Assert.Equal(versions, (await room.Store.VersionsAsync(id)).Count);
        Assert.Contains("“Kept while the page changed.”", $"“{(await ann.OpenAsync($"/admin/pages/{id}/comments")).QuerySelector(".card__b p")!.TextContent}”");
    }

    [Fact]
    public async Task A_form_that_did_not_come_from_the_letter_signs_nothing()
    {
        await using var room = await Newsroom.StartAsync();
        var (id, ann) = (await room.PageIdAsync(), await room.SignInAsync("ann"));
        await room.WriteAsync(ann, id, New);
        var link = await room.AskAsync(ann, id);
        var hash = ReviewedText.Hash((await room.Store.LatestAsync(id))!);
        using var forged = await room.Site.Client.PostAsync(link, new FormUrlEncodedContent(new Dictionary<string, string> { ["hash"] = hash, ["declared"] = "true", ["months"] = "36", ["op"] = "sign" }));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.NotEqual("reviewed", Newsroom.StateOf((await room.Store.LatestAsync(id))!));
        // Months that the letter does not offer.
        var physician = room.Stranger();
        await physician.SendAsync(await physician.OpenAsync(link), new() { ["declared"] = "true", ["months"] = "1200" }, "op=sign", "main form.letter");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, physician.LastStatus);
    }

    [Fact]
    public async Task Asking_for_changes_needs_a_comment_which_stands_beside_its_part_at_the_desk()
    {
        await using var room = await Newsroom.StartAsync();
        var (id, ann) = (await room.PageIdAsync(), await room.SignInAsync("ann"));
        await room.WriteAsync(ann, id, New);
        var link = await room.AskAsync(ann, id);
        var physician = room.Stranger();
        var letter = await physician.OpenAsync(link);
        var none = await physician.SendAsync(letter, [], "op=changes", "main form.letter");
        Assert.Contains("one comment is enough", none.QuerySelector("[role=alert]")!.TextContent);
        var sent = await physician.SendAsync(letter, new() { ["comment.ConditionPage.Summary"] = "Say that they are <b>benign</b>.\nAnd name a size." }, "op=changes", "main form.letter");
        Assert.Contains("Your comments on “Fibroids” are sent", sent.QuerySelector("h1")!.TextContent);
        Assert.Contains("answered already", (await physician.LookAsync(link)).QuerySelector("h1")!.TextContent);

        var comments = await ann.OpenAsync($"/admin/pages/{id}/comments");
        Assert.Equal("Summary", comments.QuerySelector("main .card h2")!.TextContent);
        Assert.Contains("Say that they are <b>benign</b>.", comments.QuerySelector(".card__b")!.TextContent);
        Assert.Contains("Dr. Testa Sample", comments.QuerySelector(".card__h")!.TextContent);
        var done = await ann.SendAsync(comments, [], selector: "main form[action$='/resolve']");
        Assert.Contains("Done", done.QuerySelector("details .grp__n")!.TextContent);
        Assert.DoesNotContain(done.QuerySelectorAll("main .card h2"), heading => heading.TextContent == "Summary");
        Assert.Contains("Dr. Testa Sample asked for changes", (await ann.OpenAsync($"/admin/pages/{id}/send")).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task What_the_asker_typed_and_did_not_save_is_in_the_letter()
    {
        await using var room = await Newsroom.StartAsync();
        var (id, ann) = (await room.PageIdAsync(), await room.SignInAsync("ann"));
        await room.WriteAsync(ann, id, New);
        var page = await ann.OpenAsync($"/admin/pages/{id}");
        var revision = int.Parse(page.QuerySelector("[name=_revision]")!.GetAttribute("value")!, System.Globalization.CultureInfo.InvariantCulture);
        const string Typed = "Visibly a test: fibroids are growths that most often need no treatment at all.";
        var (status, _) = await ann.PostAsync($"/admin/pages/{id}/copy", page, new() { ["ConditionPage.Summary.Text"] = Typed, ["_revision"] = $"{revision + 1}" });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(New, await room.SummaryAsync(id));
        var letter = await room.Stranger().OpenAsync(await room.AskAsync(ann, id));
        Assert.Contains("most often need no treatment at all", letter.QuerySelector("main")!.TextContent);
        Assert.Equal(Typed, await room.SummaryAsync(id));
    }

    [Fact]
    public async Task A_link_that_ended_says_why_and_a_new_one_can_be_asked_for()
    {
        await using var room = await Newsroom.StartAsync();
        var (id, ann) = (await room.PageIdAsync(), await room.SignInAsync("ann"));
        await room.WriteAsync(ann, id, New);
        var first = await room.AskAsync(ann, id);
        var physician = room.Stranger();
        var letter = await physician.OpenAsync(first);

        // A newer link ends the one before, also for a letter that is open.
        var second = Newsroom.LinkIn(await ann.SendAsync(await ann.OpenAsync($"/admin/pages/{id}/send"), [], selector: "main form[action$='/link']"));
        Assert.Contains("There is a newer link", (await physician.SendAsync(letter, new() { ["declared"] = "true" }, "op=sign", "main form.letter")).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.Gone, physician.LastStatus);

        await room.Database.WriteAsync(session => session.ExecuteAsync("UPDATE review_requests SET expires_utc = @past, asked_utc = @past, reminded_utc = NULL", new { past = UtcText.Format(DateTime.UtcNow.AddDays(-1)) }));
        var expired = await physician.LookAsync(second);
        Assert.Equal(HttpStatusCode.Gone, physician.LastStatus);
        Assert.Contains("This link has run out", expired.QuerySelector("h1")!.TextContent);
        Assert.Contains("We passed it on", (await physician.SendAsync(expired, [])).QuerySelector("h1")!.TextContent);
        var reviews = await ann.OpenAsync("/admin/reviews");
        Assert.Contains("asks for a new link", reviews.QuerySelector("main")!.TextContent);
        var third = Newsroom.LinkIn(await ann.SendAsync(reviews, [], selector: "main form[action$='/link']"));

        await ann.SendAsync(await ann.OpenAsync($"/admin/pages/{id}/send"), [], selector: "main form[action$='/withdraw']");
        Assert.Contains("You need not check this page any more", (await physician.LookAsync(third)).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.Gone, physician.LastStatus);
        Assert.Contains("This link does not work", (await physician.LookAsync("/sign-off/" + new string('A', 43))).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, physician.LastStatus);
        Assert.Null(await LinkStateAsync(room, third[(third.LastIndexOf('/') + 1)..]));
    }

    [Fact]
    public async Task Nobody_signs_their_own_words()
    {
        await using var room = await Newsroom.StartAsync();
        var (id, ann) = (await room.PageIdAsync(), await room.SignInAsync("ann"));
        await room.WriteAsync(ann, id, New);
        var link = await room.AskAsync(ann, id);
        // The same browser in which Ann works at the desk.
        Assert.Contains("You wrote part of this page", (await ann.LookAsync(link)).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.Forbidden, ann.LastStatus);
        await ann.SendAsync(await ann.OpenAsync($"/admin/pages/{id}/send"), [], selector: "main form[action$='/withdraw']");

        // A reviewer who edits: not their own page, by account or by the account's address.
        await room.AddAsync("cora", "Dr. Cora Testperson", "Editor", "Clinical reviewer");
        var cora = await room.SignInAsync("cora");
        await room.WriteAsync(cora, id, New + " Cora wrote this one.");
        foreach (var reviewer in (Dictionary<string, string>[])[new() { ["user"] = room.IdOf("cora") }, new() { ["name"] = "Someone Else", ["email"] = "CORA@example.org", ["user"] = "" }])
        {
            var refused = await ann.SendAsync(await ann.OpenAsync($"/admin/pages/{id}/send"), new(reviewer) { ["reason"] = "Please." });
            Assert.Contains("wrote part of this, so someone else must sign it off", refused.QuerySelector("[role=alert]")!.TextContent);
        }
        // Who may do everything else is not for that reason an expert.
        var notOne = await ann.SendAsync(await ann.OpenAsync($"/admin/pages/{id}/send"), new() { ["user"] = room.IdOf("ben"), ["reason"] = "Please." });
        Assert.Contains("may not sign pages off", notOne.QuerySelector("[role=alert]")!.TextContent);
        Assert.DoesNotContain(notOne.QuerySelectorAll("#user option"), option => option.TextContent.Contains("Ben", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_letter_to_an_account_is_that_persons_alone()
    {
        await using var room = await Newsroom.StartAsync();
        await room.AddAsync("dora", "Dr. Dora Testperson", "Clinical reviewer");
        var (id, ann) = (await room.PageIdAsync(), await room.SignInAsync("ann"));
        await room.WriteAsync(ann, id, New);
        await room.AskAsync(ann, id, reviewer: new() { ["user"] = room.IdOf("sample") });
        var address = Newsroom.Address(await (await room.SignInAsync("sample")).OpenAsync("/admin/reviews"), "/sign-off/mine/");
        foreach (var other in (string[])["dora", "ben"])
        {
            var desk = await room.SignInAsync(other);
            await desk.LookAsync(address);
            Assert.True(desk.LastStatus is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{other}: {desk.LastStatus}");
        }
        using var stranger = await room.Site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
        using var admin = await room.Site.SignInAsync();
        await admin.LookAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, admin.LastStatus);

        // Signed by the account: the author may put exactly this text live.
        var sample = await room.SignInAsync("sample");
        await Newsroom.SignAsync(sample, address);
        await ReleaseTests.PostAsync(ann, id, "publish", []);
        Assert.Equal(New, await room.LiveSummaryAsync(id));
    }

    [Fact]
    public async Task Asking_says_why_to_whom_and_only_once()
    {
        await using var room = await Newsroom.StartAsync();
        var (id, ann) = (await room.PageIdAsync(), await room.SignInAsync("ann"));
        var form = await ann.OpenAsync($"/admin/pages/{id}/send");
        foreach (var (typed, words) in ((Dictionary<string, string>, string)[])
        [
            (new() { ["reason"] = " ", ["name"] = "Dr. Testa Sample" }, "Say in one sentence why"),
            (new() { ["reason"] = "Please.", ["name"] = " " }, "Say who shall check the page"),
            (new() { ["reason"] = "Please.", ["name"] = "Dr. Testa Sample", ["email"] = "not an address" }, "is not a mail address"),
        ])
        {
            Assert.Contains(words, (await ann.SendAsync(form, typed)).QuerySelector("[role=alert]")!.TextContent);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, ann.LastStatus);
        }
        await room.AskAsync(ann, id, "The second sentence is new.");
        var again = await ann.SendAsync(form, new() { ["reason"] = "Please.", ["name"] = "Dr. Other Testperson" });
        Assert.Contains("This page is with Dr. Testa Sample already", again.QuerySelector("[role=alert]")!.TextContent);
        Assert.Contains("With Dr. Testa Sample", (await ann.OpenAsync($"/admin/pages/{id}/send")).QuerySelector("h2")!.TextContent);

        var handed = await ann.SendAsync(await ann.OpenAsync($"/admin/pages/{id}/send"), new() { ["name"] = "Dr. Other Testperson", ["user"] = "" }, selector: "main form[action$='/hand']");
        Assert.Contains("Dr. Other Testperson, this page is for patients.", (await room.Stranger().OpenAsync(Newsroom.LinkIn(handed))).QuerySelector("main")!.TextContent);
        // A contributor who does not own the page may not send it.
        await room.AddAsync("emil", "Emil Testperson", "Contributor");
        var emil = await room.SignInAsync("emil");
        var shown = await emil.OpenAsync($"/admin/pages/{id}/send");
        Assert.Null(shown.QuerySelector("main form[action$='/withdraw']"));
        await ReleaseForged(emil, id);
        Assert.Equal(HttpStatusCode.Forbidden, emil.LastStatus);
    }

    private static async Task ReleaseForged(Desk desk, string id)
    {
        var page = await desk.OpenAsync("/account/password");
        page.QuerySelector("main form[method=post]")!.SetAttribute("action", $"/admin/pages/{id}/send");
        await desk.SendAsync(page, new() { ["reason"] = "Please.", ["name"] = "Dr. Testa Sample" });
    }

    private static async Task<string?> LinkStateAsync(Newsroom room, string token)
    {
        // Only the hash of a token is kept anywhere.
        var (found, _) = await room.Database.WriteAsync(session => session.QueryValueAsync<string?>("SELECT request_id FROM review_links WHERE token_hash = @token UNION SELECT request_id FROM review_requests WHERE token_hash = @token", new { token }));
        return found;
    }
}
