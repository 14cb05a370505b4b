using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Users.Passwords;
using Cms.Web.Admin.Index;
using Cms.Web.Admin.List;
using Dapper;
using ObGyn.Bench.Measuring;
using ObGyn.Bench.Sites;

namespace ObGyn.Bench.Desk;

/// <summary>The site with ten thousand items and its administrator at the desk, asked for one screen after the other.</summary>
internal sealed partial class DeskOnce(BenchSite site, HttpClient desk, BareRows bare)
{
    private const int Rounds = 5;
    private const int Requests = 15;
    private const int Drafts = 300;
    private const string Password = "visibly-a-bench-4-obgyn-desk";

    public static async Task<int> RunAsync(string data)
    {
        foreach (var file in Directory.GetFiles(data, "desk.db*"))
            File.Delete(file);
        await using var site = await BenchSite.StartAsync(data);
        // The start waits for every reader of the feed; here it is the index alone, once more.
        var started = Stopwatch.GetTimestamp();
        await site.Get<DeskReader>().RebuildAsync((await site.Get<ChangeFeed>().HeadAsync()).Position);
        var built = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await DraftAsync(site);
        var (cookies, rows) = (new CookieContainer(), await BareRows.OpenAsync(site.Get<Database>()));
        using var desk = await SignInAsync(site, cookies);
        var screens = await new DeskOnce(site, desk, rows).RunAsync();
        // An answer that leads on is the end of an act.
        using var writing = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = site.Client.BaseAddress };
        screens = [.. screens, .. await new WritingOnce(site, writing, rows).RunAsync()];
        Child.Say(Console.Out, new DeskRun(await CountAsync(site), built, Directory.GetFiles(data, "desk.db*").Sum(file => new FileInfo(file).Length), screens));
        return 0;
    }

    private async Task<IReadOnlyList<DeskScreen>> RunAsync()
    {
        var section = Id().Match(await desk.GetStringAsync("/admin/pages?text=branch-7&type=Page")).Groups[1].Value;
        (string Name, string Path)[] screens =
        [
            ("list", "/admin/pages"),
            ("list: drafts of a section", $"/admin/pages?next=draft&section={section}"),
            ("list: common words in the text", "/admin/pages?text=people+doors"),
            ("list: last page, by owner", "/admin/pages?sort=owner&page=202"),
            ("find: typed", "/admin/find/hits?q=page+4242"),
            ("find: mistyped", "/admin/find/hits?q=brannch"),
            ("site tree", "/admin/pages/tree"),
            ("home", "/admin"),
        ];
        var measured = screens.Select(screen => (screen.Name, screen.Path, Times: new List<double>(), Bare: new List<double>())).ToList();
        var (rows, rowsBare) = (new List<double>(), new List<double>());
        // The first round is not counted.
        for (var round = -1; round < Rounds; round++)
        {
            foreach (var (_, path, times, bares) in measured)
                await MeasureAsync(() => desk.GetStringAsync(path), Ids(await desk.GetStringAsync(path)), round < 0 ? [] : times, round < 0 ? [] : bares);
            var actor = Actor.System with { UserName = "admin" };
            await MeasureAsync(() => site.Get<PageListing>().ReadAsync(new ListFilter(), actor), Ids(await desk.GetStringAsync("/admin/pages")), round < 0 ? [] : rows, round < 0 ? [] : rowsBare);
        }
        var shown = new List<DeskScreen>();
        foreach (var (name, path, times, bares) in measured)
        {
            var html = await desk.GetStringAsync(path);
            shown.Add(new DeskScreen(name, Ids(html).Count, html.Length, times, bares));
        }
        shown.Insert(1, new DeskScreen("list: reading it, no HTML", PageListing.PageSize, 0, rows, rowsBare));
        return shown;
    }

    private async Task MeasureAsync(Func<Task> screen, IReadOnlyList<string> ids, List<double> times, List<double> bares)
    {
        var (taken, least) = (new List<double>(), new List<double>());
        for (var request = 0; request < Requests; request++)
        {
            var started = Stopwatch.GetTimestamp();
            await screen();
            taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            least.Add(bare.Time(ids));
        }
        times.Add(Spread.Of(taken).Median);
        bares.Add(Spread.Of(least).Median);
    }

    private static async Task DraftAsync(BenchSite site)
    {
        var store = site.Get<ContentStore>();
        await using var connection = await site.Get<Database>().OpenAsync();
        var ids = (await connection.QueryAsync<string>("SELECT item_id FROM content_items WHERE content_type = 'Page' ORDER BY item_id LIMIT @Drafts", new { Drafts })).ToList();
        foreach (var item in await store.LatestAsync(ids))
            await site.Get<SaveDraft>().RunAsync(Actor.System, new DraftInput(item.ContentItemId, item.ContentType, item.ToContentObject(), item.ContentItemVersionId));
        await site.Get<FeedPump>().WaitAsync((await site.Get<ChangeFeed>().HeadAsync()).Position.Sequence, TimeSpan.FromMinutes(1));
    }

    private static async Task<HttpClient> SignInAsync(BenchSite site, CookieContainer cookies)
    {
        var desk = new HttpClient(new HttpClientHandler { AllowAutoRedirect = true, CookieContainer = cookies }) { BaseAddress = site.Client.BaseAddress };
        await SendAsync(desk, (await site.Get<AdministratorLink>().CreateAsync(desk.BaseAddress!.ToString()))!, new() { ["password"] = Password });
        await SendAsync(desk, "/account/sign-in", new() { ["login"] = "admin", ["password"] = Password });
        (await desk.GetAsync("/admin/pages")).EnsureSuccessStatusCode();
        return desk;
    }

    private static async Task SendAsync(HttpClient desk, string path, Dictionary<string, string> typed)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await desk.GetStringAsync(path));
        var form = page.QuerySelector("main form[method=post]")!;
        foreach (var input in form.QuerySelectorAll("input[type=hidden][name]"))
            typed.TryAdd(input.GetAttribute("name")!, input.GetAttribute("value") ?? "");
        (await desk.PostAsync(form.GetAttribute("action") ?? path, new FormUrlEncodedContent(typed))).EnsureSuccessStatusCode();
    }

    private static async Task<int> CountAsync(BenchSite site)
    {
        await using var connection = await site.Get<Database>().OpenAsync();
        return await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM content_items WHERE deleted_utc IS NULL");
    }

    private static IReadOnlyList<string> Ids(string html) => [.. Id().Matches(html).Select(match => match.Groups[1].Value).Distinct()];

    [GeneratedRegex("/admin/pages/([a-z0-9]{26})[\"#]")]
    private static partial Regex Id();
}
