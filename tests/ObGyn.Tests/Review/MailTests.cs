using System.Net;
using System.Text.RegularExpressions;
using Cms.Content.Model;
using Cms.Content.Storage;
using Cms.Review.Overdue;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests.Review;

/// <summary>The mails of a review, as a mail server gets them.</summary>
public sealed partial class MailTests
{
    private const string New = "Fibroids are lumps of muscle in the uterus. They are common, and most of them are found by chance.";

    [Fact]
    public async Task A_reviewer_gets_the_link_by_mail_and_the_desk_does_not_see_it()
    {
        using var server = new MailServer();
        await using var room = await Newsroom.StartAsync(server.Settings);
        var (id, ann) = (await room.PageIdAsync(), await room.SignInAsync("ann"));
        await room.WriteAsync(ann, id, New);
        var sent = await ann.SendAsync(await ann.OpenAsync($"/admin/pages/{id}/send"), new() { ["user"] = room.IdOf("sample"), ["reason"] = "Please look at the second sentence." });
        Assert.Contains("Sent to Dr. Testa Sample (sample@example.org).", sent.QuerySelector("main [role=status]")!.TextContent);
        Assert.DoesNotContain("/sign-off/", sent.QuerySelector("main")!.InnerHtml);

        var mail = Assert.Single(await server.WaitAsync(1));
        Assert.Equal(["sample@example.org"], mail.To);
        Assert.Contains("website@example.org", mail.From);
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Matches("^<[a-z0-9]+@example.org>$", mail.Header("Message-ID"));
        foreach (var words in (string[])["Dr. Testa Sample", "ann asks you to check the page “Fibroids” of UCLA Obstetrics and Gynecology", "needs no password"])
            Assert.Contains(words, mail.Text);
        // What the page, its author or a comment says is read behind the link.
        Assert.DoesNotContain("second sentence", mail.Text);
        Assert.DoesNotContain("lumps", mail.Text);

        // The outbox forgets what it sent: the link is nobody else's to find.
        for (var tries = 0; tries < 50 && await OutboxAsync(room) != "{}"; tries++)
            await Task.Delay(100);
        Assert.Equal("{}", await OutboxAsync(room));

        // Mailed to the account of a reviewer: the author may put the signed text live.
        var thanks = await Newsroom.SignAsync(room.Stranger(), LinkOf(mail));
        Assert.Contains("You signed off", thanks.QuerySelector("h1")!.TextContent);
        await ReleaseTests.PostAsync(ann, id, "publish", []);
        Assert.Equal(New, await room.LiveSummaryAsync(id));
        var told = (await server.WaitAsync(2))[1];
        Assert.Equal(["ann@example.org"], told.To);
        Assert.Contains("Dr. Testa Sample signed off “Fibroids”.", told.Text);
    }

    [Fact]
    public async Task A_link_that_was_mailed_to_an_address_somebody_typed_counts_with_a_second_person_only()
    {
        using var server = new MailServer();
        await using var room = await Newsroom.StartAsync(server.Settings);
        var (id, ann) = (await room.PageIdAsync(), await room.SignInAsync("ann"));
        await room.WriteAsync(ann, id, New);
        // An address of the author's own, under a physician's name.
        await ann.SendAsync(await ann.OpenAsync($"/admin/pages/{id}/send"), new() { ["name"] = "Dr. Testa Sample", ["email"] = "ann.private@example.net", ["user"] = "", ["reason"] = "Please." });
        var link = LinkOf((await server.WaitAsync(1))[0]);
        await Newsroom.SignAsync(room.Stranger(), link);
        Assert.Contains("was not mailed to an account of this site", (await ReleaseTests.PostAsync(ann, id, "publish", [])).QuerySelector("main")!.TextContent);
        // A small fix on top is no way round.
        Assert.Contains("was not mailed to an account of this site", (await room.WriteAsync(ann, id, New.Replace("common", "frequent"), "op=publish")).QuerySelector("main")!.TextContent);
        await ReleaseTests.PostAsync(await room.SignInAsync("ben"), id, "publish", []);
        Assert.Equal(New.Replace("common", "frequent"), await room.LiveSummaryAsync(id));
    }

    [Fact]
    public async Task Reminders_and_new_links_go_to_the_reviewers_own_address_and_lead_where_the_first_one_led()
    {
        using var server = new MailServer();
        await using var room = await Newsroom.StartAsync(server.Settings);
        var (id, ann) = (await room.PageIdAsync(), await room.SignInAsync("ann"));
        await ann.SendAsync(await ann.OpenAsync($"/admin/pages/{id}/send"), new() { ["user"] = room.IdOf("sample"), ["reason"] = "Please." });
        var first = LinkOf((await server.WaitAsync(1))[0]);
        Assert.Contains("A reminder with a new link goes to sample@example.org.", (await ann.SendAsync(await ann.OpenAsync("/admin/reviews"), [], selector: "main form[action$='/remind']")).QuerySelector("[role=status]")!.TextContent);
        var reminder = (await server.WaitAsync(2))[1];
        Assert.StartsWith("Reminder", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(Regex.Match(reminder.Header("Subject"), @"=\?utf-8\?B\?([^?]+)\?=", RegexOptions.IgnoreCase).Groups[1].Value)));
        using (var old = await room.Site.Client.GetAsync(first))
            Assert.Equal(HttpStatusCode.Gone, old.StatusCode);

        // Whoever holds the old link may ask, under any host name: the new one goes to the reviewer, with the site's own address, and not at once again.
        await room.Database.WriteAsync(session => session.ExecuteAsync("UPDATE review_requests SET reminded_utc = @past", new { past = UtcText.Format(DateTime.UtcNow.AddHours(-1)) }));
        var stranger = room.Stranger();
        var page = await stranger.LookAsync(first);
        for (var times = 0; times < 3; times++)
            await stranger.SendAsync(page, []);
        var third = (await server.WaitAsync(3))[2];
        Assert.Equal(["sample@example.org"], third.To);
        Assert.Contains(room.Site.Address.ToString() + "sign-off/", third.Text);
        await Task.Delay(500);
        Assert.Equal(3, server.Mails.Count);
        Assert.NotNull((await room.Stranger().OpenAsync(LinkOf(third))).QuerySelector("form.letter"));
    }

    [Fact]
    public async Task A_mail_server_that_is_down_holds_nothing_up_and_the_mail_comes_later()
    {
        using var server = new MailServer { IsDown = true };
        await using var room = await Newsroom.StartAsync(server.Settings);
        var (id, ann, ben) = (await room.PageIdAsync(), await room.SignInAsync("ann"), await room.SignInAsync("ben"));
        await room.WriteAsync(ann, id, New);
        await ann.SendAsync(await ann.OpenAsync($"/admin/pages/{id}/send"), new() { ["user"] = room.IdOf("sample"), ["reason"] = "Please." });
        await ReleaseTests.PostAsync(ben, id, "publish", []);
        Assert.Equal(New, await room.LiveSummaryAsync(id));
        for (var tries = 0; tries < 100 && await FailuresAsync(room) is null; tries++)
            await Task.Delay(100);
        Assert.Contains("try again later", await FailuresAsync(room) ?? "");
        server.IsDown = false;
        // The pause before the next attempt is over.
        await room.Database.WriteAsync(session => session.ExecuteAsync("UPDATE outbox SET claimed_utc = NULL"));
        await room.Site.Services.GetRequiredService<SendOutbox>().RunAsync();
        await server.WaitAsync(1);
    }

    [Fact]
    public async Task Signers_read_once_a_month_which_small_fixes_went_live_and_owners_that_a_review_is_due()
    {
        using var server = new MailServer();
        await using var room = await Newsroom.StartAsync(server.Settings);
        var (id, ann) = (await room.PageIdAsync(), await room.SignInAsync("ann"));
        await room.WriteAsync(ann, id, New);
        await ann.SendAsync(await ann.OpenAsync($"/admin/pages/{id}/send"), new() { ["user"] = room.IdOf("sample"), ["reason"] = "Please." });
        await Newsroom.SignAsync(room.Stranger(), LinkOf((await server.WaitAsync(1))[0]));
        await room.WriteAsync(ann, id, New.Replace("common", "frequent"), "op=publish");
        await server.WaitAsync(2);
        var list = room.Site.Services.GetRequiredService<SmallFixList>();
        Assert.Equal(0, await list.RunAsync());
        await room.Database.WriteAsync(async session =>
        {
            await session.ExecuteAsync("UPDATE releases SET live_utc = @before WHERE kind = 'small-fix'", new { before = UtcText.Format(DateTime.UtcNow.AddDays(-40)) });
            await session.ExecuteAsync("UPDATE sign_offs SET signed_utc = @before", new { before = UtcText.Format(DateTime.UtcNow.AddDays(-50)) });
        });
        Assert.Equal(1, await list.RunAsync());
        Assert.Equal(0, await list.RunAsync());
        var mail = (await server.WaitAsync(3))[2];
        Assert.Equal(["sample@example.org"], mail.To);
        Assert.Contains("- Fibroids, ", mail.Text);
        Assert.Contains("by ann", mail.Text);
    }

    private static string LinkOf(ReceivedMail mail) => new Uri(Link().Match(mail.Text).Value).AbsolutePath;

    private static async Task<string> OutboxAsync(Newsroom room) => (await room.Database.WriteAsync(session => session.QueryValueAsync<string>("SELECT json FROM outbox LIMIT 1"))).Result ?? "";

    private static async Task<string?> FailuresAsync(Newsroom room) => (await room.Database.WriteAsync(session => session.QueryValueAsync<string?>("SELECT last_error FROM outbox LIMIT 1"))).Result;

    [GeneratedRegex(@"http://[^\s]+/sign-off/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
