using System.Diagnostics;

namespace ObGyn.Bench.Packages;

/// <summary>How long answers took, in milliseconds.</summary>
internal sealed record Waits(IReadOnlyList<double> Sorted)
{
    public double P50 => At(0.5);
    public double P99 => At(0.99);
    public double Max => Sorted[^1];

    private double At(double share) => Sorted[Math.Min(Sorted.Count - 1, (int)(Sorted.Count * share))];
}

/// <summary>
/// Asks for one page ten times a second, whatever else happens. A wait begins when the page was due to be asked for: an answer that is late is late for those that
/// stand behind it too.
/// </summary>
internal sealed class SteadyVisitor(HttpClient client, string path)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    public async Task<Waits> DuringAsync(Task task)
    {
        var waits = new List<double>();
        var started = Stopwatch.GetTimestamp();
        for (var due = TimeSpan.Zero; !task.IsCompleted || waits.Count == 0; due += Pace)
        {
            if (due - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } early)
                await Task.Delay(early);
            // The system's timer may ring late, and that is not the site's: then the page is due now.
            var asked = Stopwatch.GetElapsedTime(started);
            var from = asked - due < Pace ? asked : due;
            using var answer = await client.GetAsync(path);
            answer.EnsureSuccessStatusCode();
            waits.Add((Stopwatch.GetElapsedTime(started) - from).TotalMilliseconds);
        }
        return new Waits([.. waits.Order()]);
    }
}
