using System.Diagnostics;
using System.Text.Json;
using ObGyn.Bench.Measuring;

namespace ObGyn.Bench.Page;

/// <summary>What to ask for, how, over how many connections and for how long. An answer of another length than <paramref name="Bytes"/> is wrong.</summary>
internal sealed record LoadOrder(string Url, string? Encoding, int Bytes, int Connections, double Seconds);

/// <summary>What came back. Latencies in milliseconds, from sending to the last byte.</summary>
internal sealed record LoadResult(int Answers, int Wrong, double Seconds, double P50, double P99);

/// <summary>A process of its own that keeps some connections busy: each asks, reads the whole answer, and asks again. One order a line, one result a line.</summary>
internal static class LoadGenerator
{
    public static async Task<int> RunAsync(TextReader orders, TextWriter results)
    {
        while (await orders.ReadLineAsync() is { } line)
            Child.Say(results, await CarryOutAsync(JsonSerializer.Deserialize<LoadOrder>(line)!));
        return 0;
    }

    private static async Task<LoadResult> CarryOutAsync(LoadOrder order)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = order.Connections, UseCookies = false, UseProxy = false, AllowAutoRedirect = false });
        var started = Stopwatch.GetTimestamp();
        var until = started + (long)(order.Seconds * Stopwatch.Frequency);
        var workers = await Task.WhenAll(Enumerable.Range(0, order.Connections).Select(_ => Task.Run(() => KeepAskingAsync(client, order, until))));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var latencies = workers.SelectMany(worker => worker.Ticks).Order().ToList();
        return new LoadResult(latencies.Count, workers.Sum(worker => worker.Wrong), seconds, At(latencies, 0.5), At(latencies, 0.99));
    }

    private static async Task<(List<long> Ticks, int Wrong)> KeepAskingAsync(HttpClient client, LoadOrder order, long until)
    {
        var ticks = new List<long>(1 << 16);
        var buffer = new byte[1 << 16];
        var wrong = 0;
        for (var sent = Stopwatch.GetTimestamp(); sent < until; sent = Stopwatch.GetTimestamp())
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, order.Url);
            if (order.Encoding is not null)
                request.Headers.TryAddWithoutValidation("Accept-Encoding", order.Encoding);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            await using var stream = await answer.Content.ReadAsStreamAsync();
            var bytes = 0;
            for (int count; (count = await stream.ReadAsync(buffer)) > 0;)
                bytes += count;
            if (!answer.IsSuccessStatusCode || bytes != order.Bytes)
                wrong++;
            ticks.Add(Stopwatch.GetTimestamp() - sent);
        }
        return (ticks, wrong);
    }

    private static double At(List<long> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))] * 1000.0 / Stopwatch.Frequency;
}
