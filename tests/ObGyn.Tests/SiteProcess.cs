using System.Diagnostics;
using System.Threading.Channels;

namespace ObGyn.Tests;

/// <summary>The real program as a process of its own, which can be killed at a line it prints.</summary>
internal sealed class SiteProcess : IDisposable
{
    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly List<string> said = [];

    private SiteProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Exited += (_, _) => lines.Writer.TryComplete();
        process.EnableRaisingEvents = true;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasEnded => process.HasExited;

    /// <summary>Starts it on a data folder: a command, or the serving site on a free port.</summary>
    /// <param name="timeZone">The zone of the server it believes to run on.</param>
    public static SiteProcess Start(string dataPath, string[]? command = null, string? timeZone = null)
    {
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "ObGyn.Web.dll"), $"--DataPath={dataPath}", "--urls=http://127.0.0.1:0", $"--contentRoot={AppContext.BaseDirectory}", .. command ?? []])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (timeZone is not null)
            start.Environment["TZ"] = timeZone;
        return new SiteProcess(new Process { StartInfo = start });
    }

    /// <summary>Waits for a line with these words; a program that ends without it fails the test with what it said.</summary>
    public async Task<string> LineAsync(string words)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await foreach (var line in lines.Reader.ReadAllAsync(limit.Token))
        {
            if (line.Contains(words, StringComparison.Ordinal))
                return line;
        }
        throw new InvalidOperationException($"The program never said “{words}”, but: {string.Join('\n', said)}");
    }

    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Ends it at once, as a power failure would: nothing is closed or told.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        lock (said)
            said.Add(line);
        lines.Writer.TryWrite(line);
    }
}
