using System.Diagnostics;
using System.Text.RegularExpressions;
using ObGyn.Bench.Measuring;
using ObGyn.Bench.Sites;

namespace ObGyn.Bench.Start;

/// <summary>From starting the process to the first page of a site that is set up already, against the same for a bare host.</summary>
internal static partial class StartBench
{
    /// <summary>What both programs print when they listen, before the address.</summary>
    public const string Answers = "The site answers at ";
    private const int Rounds = 5;
    private const double Megabyte = 1 << 20;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Workplace workplace)
    {
        var data = await workplace.NewSiteAsync();
        Task<Started> SiteAsync() => StartAsync(() => Child.Start("ObGyn.Web.dll", $"--DataPath={data}", "--urls=http://127.0.0.1:0"));
        Task<Started> BareAsync() => StartAsync(() => Child.Self("bare", "--urls=http://127.0.0.1:0"));
        // Not counted: it brings the programs' files into memory, and this program's HTTP client into shape.
        await BareAsync();
        await SiteAsync();
        var (site, bare) = (new List<Started>(), new List<Started>());
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await BareAsync());
            site.Add(await SiteAsync());
        }
        return
        [
            Figure.Against([.. bare.Select(started => started.Listening)], "site: start to listening", "ms", [.. site.Select(started => started.Listening)]),
            Figure.Against([.. bare.Select(started => started.Answered)], "site: start to first 200", "ms", [.. site.Select(started => started.Answered)]),
            new("bare host: start to first 200", "ms", [.. bare.Select(started => started.Answered)]),
            Figure.Against([.. bare.Select(started => started.Memory / Megabyte)], "site: working set after every page was shown once", "MB", [.. site.Select(started => started.Memory / Megabyte)]),
            Figure.Against([.. bare.Select(started => started.Peak / Megabyte)], "site: peak working set until then", "MB", [.. site.Select(started => started.Peak / Megabyte)]),
        ];
    }

    private static async Task<Started> StartAsync(Func<Child> start)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        var began = Stopwatch.GetTimestamp();
        using var child = start();
        var address = await child.LineAsync(Answers);
        var listening = Stopwatch.GetElapsedTime(began);
        using var answer = await client.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        var answered = Stopwatch.GetElapsedTime(began);
        await VisitAllAsync(client, new Uri(address));
        var (memory, peak) = child.Memory();
        return new Started(listening.TotalMilliseconds, answered.TotalMilliseconds, memory, peak);
    }

    // The site names its pages itself; the bare host has no such page.
    private static async Task VisitAllAsync(HttpClient client, Uri address)
    {
        using var list = await client.GetAsync(new Uri(address, "/sitemap"));
        foreach (var link in list.IsSuccessStatusCode ? PageLink().Matches(await list.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value).Distinct() : [])
        {
            using var page = await client.GetAsync(new Uri(address, link));
            page.EnsureSuccessStatusCode();
        }
    }

    [GeneratedRegex("href=\"(/[a-z0-9/-]+)\"")]
    private static partial Regex PageLink();

    private sealed record Started(double Listening, double Answered, long Memory, long Peak);
}
