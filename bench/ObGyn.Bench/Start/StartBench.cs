using System.Diagnostics;
using ObGyn.Bench.Measuring;
using ObGyn.Bench.Sites;

namespace ObGyn.Bench.Start;

/// <summary>From starting the process to the first page of a site that is set up already, against the same for a bare host.</summary>
internal static class StartBench
{
    /// <summary>What both programs print when they listen, before the address.</summary>
    public const string Answers = "The site answers at ";
    private const int Rounds = 5;

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
        return new Started(listening.TotalMilliseconds, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    private sealed record Started(double Listening, double Answered);
}
