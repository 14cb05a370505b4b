using System.Net;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Tests.Hosting;

namespace Cms.Web.Tests.DeskScreens;

/// <summary>Many pages at once: the list before the act says what the act does, each page by the rules of its own button, and one that fails does not stop the others.</summary>
public sealed class BulkTests : IAsyncLifetime
{
    private const string Bulk = "/admin/pages/bulk";
    private readonly Newsroom room = new();
    private string ready = "", lacking = "", live = "";

    public async Task InitializeAsync()
    {
        await room.InitializeAsync();
        ready = await room.SaveAsync(Newsroom.Chapter("Ready"));
        lacking = await room.SaveAsync(Newsroom.Chapter("Lacking", summary: ""));
        live = await room.PublishAsync(Newsroom.Chapter("Live"));
    }

    public Task DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Before_publishing_each_page_says_what_will_happen_and_afterwards_what_did()
    {
        var check = await CheckAsync("publish", ready, lacking, live);
        Assert.Equal("Publish 3 pages", check.Heading);
        Assert.Equal(["Goes live Ready Visitors will find it at /ready.", "Stays as it is Lacking Summary is needed. Mend it: Lacking".Replace("Summary is needed.", Refusal(check)), "Stays as it is Live Its newest text is live already."], check.Texts(".todo > li"));
        Assert.Equal("Publish 1 of 3", check.Texts("main button[type=submit]").Single());
        Assert.Equal($"/admin/pages/{lacking}#c-Chapter-Summary", check.Html.QuerySelector(".todo__go a")!.GetAttribute("href"));
        Assert.Null(await room.Get<ContentStore>().PublishedAsync(ready));

        var report = await ReportAsync(check);
        Assert.Equal("1 of 3 pages was published.", report.Texts("#done b").Single());
        Assert.Equal(["Published Ready", $"Not published Lacking: {Refusal(check)} Mend it: Lacking", "Not published Live: Its newest text is live already."], report.Texts("#done li"));
        Assert.NotNull(await room.Get<ContentStore>().PublishedAsync(ready));
        Assert.Null(await room.Get<ContentStore>().PublishedAsync(lacking));
        Assert.Equal(HttpStatusCode.OK, (await room.Site.Browse().GetAsync("/ready")).Status);
    }

    [Fact]
    public async Task Pages_that_claim_one_address_are_told_apart_before_the_act()
    {
        var twin = await room.SaveAsync(Newsroom.Chapter("Ready"));
        var content = (await room.Get<ContentStore>().LatestAsync(twin))!.ToContentObject();
        content["AutoroutePart"]!["Path"] = "ready";
        await room.SaveAsync(content, id: twin);
        var check = await CheckAsync("publish", ready, twin);
        Assert.Equal("Publish 1 of 2", check.Texts("main button[type=submit]").Single());
        Assert.Contains("/ready is already used by “Ready”", check.MainText());
        Assert.Contains("1 of 2 pages was published.", (await ReportAsync(check)).MainText());
    }

    [Fact]
    public async Task A_plan_for_many_takes_one_time_and_asks_again_when_there_is_no_such_time()
    {
        var check = await CheckAsync("schedule", ready, lacking);
        var gap = await room.Ada.SubmitAsync(check, Bulk, ("day", "2027-03-14"), ("time", "02:30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, gap.Status);
        Assert.Contains("02:30 does not exist", gap.Alert);
        var report = await ReportAsync(gap, ("day", "2027-01-12"), ("time", "09:00"));
        Assert.Equal("Scheduled Ready: Tue 12 Jan 2027, 09:00 PST", report.Texts("#done li").First());
        var plan = Assert.Single(await room.Get<Schedule>().ListAsync());
        Assert.Equal((ready, new DateTime(2027, 1, 12, 17, 0, 0, DateTimeKind.Utc)), (plan.ItemId, plan.DueUtc));
    }

    [Fact]
    public async Task A_branch_goes_to_the_trash_whole_the_lowest_pages_first()
    {
        var under = await room.PublishAsync(Newsroom.Chapter("Under"), live);
        var deeper = await room.SaveAsync(Newsroom.Chapter("Deeper"), under);
        Assert.Equal("Move 1 of 2 to the trash", (await CheckAsync("trash", live, deeper)).Texts("main button[type=submit]").Single());
        var check = await CheckAsync("trash", live, under, deeper);
        Assert.Equal("Move 3 pages to the trash", check.Texts("main button[type=submit]").Single());
        var report = await ReportAsync(check);
        Assert.Contains("3 pages were moved to the trash.", report.MainText());
        Assert.Equal(HttpStatusCode.NotFound, (await room.Site.Browse().GetAsync("/live/under")).Status);
    }

    [Fact]
    public async Task Pages_are_taken_offline_and_one_that_changed_meanwhile_does_not_stop_the_others()
    {
        var second = await room.PublishAsync(Newsroom.Chapter("Second"));
        var check = await CheckAsync("unpublish", live, second, ready);
        Assert.Equal("Take 2 of 3 offline", check.Texts("main button[type=submit]").Single());
        await room.Get<DeleteItem>().RunAsync(room.AdaActor, live);
        var report = await ReportAsync(check);
        Assert.Equal(["Taken offline Second", "Not taken offline Ready: It is not live.", "Not taken offline A page: It is not there any more, or you may not see it."], report.Texts("#done li").Order().Reverse());
        Assert.Equal(HttpStatusCode.NotFound, (await room.Site.Browse().GetAsync("/second")).Status);
    }

    [Fact]
    public async Task Who_may_not_publish_is_told_so_before_and_after_and_nothing_goes_live()
    {
        var (browser, _) = await room.PersonAsync("ed", "EditContent");
        var check = await browser.GetAsync($"{Bulk}?act=publish&id={ready}&id={lacking}");
        Assert.Empty(check.Texts("main button[type=submit]"));
        Assert.Contains("You may not publish", check.MainText());
        var report = await browser.GetAsync((await browser.SubmitAsync(check, Bulk)).Location!);
        Assert.Contains("No page was published.", report.MainText());
        Assert.Null(await room.Get<ContentStore>().PublishedAsync(ready));
        // Another's report is nobody's business.
        Assert.Empty((await room.Ada.GetAsync(report.Address.PathAndQuery)).Texts("#done"));
    }

    [Theory]
    [InlineData("act=Nonsense")]
    [InlineData("act=7")]
    [InlineData("act=")]
    [InlineData("")]
    public async Task An_act_that_is_none_does_nothing(string act)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await room.Ada.GetAsync($"{Bulk}?{act}&id={ready}")).Status);
        var form = await CheckAsync("publish", ready);
        var fields = form.Form(Bulk).QuerySelectorAll("input[name]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!))
            .Where(field => field.Key != "act").Append(KeyValuePair.Create("act", act.Replace("act=", "")));
        Assert.Equal(HttpStatusCode.BadRequest, (await room.Ada.PostAsync(Bulk, fields)).Status);
        Assert.Null(await room.Get<ContentStore>().PublishedAsync(ready));
    }

    [Fact]
    public async Task A_forged_post_does_nothing()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await room.Ada.PostAsync(Bulk, [new("act", "trash"), new("id", live)])).Status);
        Assert.NotNull(await room.Get<ContentStore>().PublishedAsync(live));
    }

    [Fact]
    public async Task Nothing_chosen_is_said_so()
    {
        var back = await room.Ada.GetAsync($"{Bulk}?act=publish");
        Assert.Equal("/admin/pages", back.Location);
        Assert.Contains("Choose at least one page first.", (await room.Ada.GetAsync(back.Location!)).MainText());
    }

    private Task<Page> CheckAsync(string act, params string[] ids) => room.Ada.GetAsync($"{Bulk}?act={act}{string.Concat(ids.Select(id => $"&id={id}"))}");

    private async Task<Page> ReportAsync(Page check, params (string, string)[] typed) => await room.Ada.GetAsync((await room.Ada.SubmitAsync(check, Bulk, typed)).Location!);

    // The rule's own words are not what is tested here.
    private static string Refusal(Page check) => check.Texts(".todo__p")[1];
}
