using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Cms.Web.Display;
using ObGyn.Bench.Measuring;
using ObGyn.Bench.Sites;

namespace ObGyn.Bench.Publish;

/// <summary>One publication: milliseconds until the action returned and until the new words were in an answer, kept pages that were dropped, and the bare transaction beside it.</summary>
internal sealed record Published(double Saved, double Seen, int Pages, double Bare);

/// <summary>All publications of one process, in the order in which they were made; the first is the cold one.</summary>
internal sealed record PublishedRun(IReadOnlyList<Published> Texts, IReadOnlyList<Published> Titles);

/// <summary>A site whose pages are all kept; one condition page is changed and published again and again.</summary>
internal sealed class PublishOnce(BenchSite site, BareTransaction bare, string itemId)
{
    private const string Path = "conditions/fibroids";
    private const int Texts = 51;
    private const int Titles = 10;
    private readonly ConcurrentDictionary<long, IReadOnlyList<string>> refreshed = new();

    public static async Task<int> RunAsync(string data)
    {
        var copy = System.IO.Path.Combine(data, "bare.db");
        File.Copy(System.IO.Path.Combine(data, "site.db"), copy);
        await using var database = Database.Sqlite(copy);
        await using var site = await BenchSite.StartAsync(data);
        await site.VisitAllAsync();
        var itemId = (await site.Get<ContentStore>().RouteAsync("en", Path))!;
        var run = new PublishOnce(site, await BareTransaction.OpenAsync(database, itemId), itemId);
        Child.Say(Console.Out, await run.RunAsync());
        return 0;
    }

    private async Task<PublishedRun> RunAsync()
    {
        site.Get<LiveCache>().PagesRefreshed += (sequence, pages) => refreshed[sequence] = pages;
        var original = (await site.Get<ContentStore>().LatestAsync(itemId))!.ToContentObject();
        var (texts, titles) = (new List<Published>(), new List<Published>());
        for (var number = 0; number < Texts; number++)
            texts.Add(await ChangeAsync(original, Text, $"Visibly a benchmark, text {number}."));
        for (var number = 0; number < Titles; number++)
            titles.Add(await ChangeAsync(original, Title, $"Visibly a benchmark, title {number}."));
        return new PublishedRun(texts, titles);
    }

    private async Task<Published> ChangeAsync(JsonObject original, Action<JsonObject, string> change, string words)
    {
        await SaveAsync(original, change, words);
        var started = Stopwatch.GetTimestamp();
        var publication = await site.Get<Cms.Content.Publishing.Publish>().RunAsync(Actor.System, itemId);
        var saved = Stopwatch.GetElapsedTime(started);
        while (!(await site.Client.GetStringAsync(Path)).Contains(words, StringComparison.Ordinal))
        {
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(30))
                throw new InvalidOperationException($"The page does not say '{words}' after 30 seconds.");
        }
        var seen = Stopwatch.GetElapsedTime(started);
        await site.Get<FeedPump>().WaitAsync(publication.Position, TimeSpan.FromSeconds(30));
        var pages = refreshed.GetValueOrDefault(publication.Position) ?? [];
        await site.VisitAsync(pages);
        started = Stopwatch.GetTimestamp();
        await bare.RunAsync();
        return new Published(saved.TotalMilliseconds, seen.TotalMilliseconds, pages.Count, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task SaveAsync(JsonObject original, Action<JsonObject, string> change, string words)
    {
        var latest = (await site.Get<ContentStore>().LatestAsync(itemId))!;
        var content = (JsonObject)original.DeepClone();
        change(content, words);
        await site.Get<SaveDraft>().RunAsync(Actor.System, new DraftInput(itemId, latest.ContentType, content, latest.ContentItemVersionId) { IsMinor = true });
        // A draft moves the feed too, and its readers must not be busy with it when the clock starts.
        await site.Get<FeedPump>().WaitAsync((await site.Get<ChangeFeed>().HeadAsync()).Position.Sequence, TimeSpan.FromSeconds(30));
    }

    private static void Text(JsonObject content, string words)
    {
        var section = content["Body"]!["ContentItems"]!.AsArray().First(block => (string?)block!["ContentType"] == "Section")!;
        section["Section"]!["Text"]!["Html"] = $"{(string?)section["Section"]!["Text"]!["Html"]}<p>{words}</p>";
    }

    private static void Title(JsonObject content, string words) => content["TitlePart"]!["Title"] = words;
}
