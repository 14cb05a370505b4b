using System.Diagnostics;
using System.Text.Json;

namespace ObGyn.Bench.Measuring;

/// <summary>Another process: this program in one of its other modes, or the site. It is ended when it is disposed.</summary>
internal sealed class Child : IDisposable
{
    private const string Mark = "RESULT ";
    private readonly Process process;

    private Child(Process process) => this.process = process;

    /// <summary>Starts <c>dotnet <paramref name="assembly"/></c>; what it complains about goes where this program's complaints go.</summary>
    public static Child Start(string assembly, params IEnumerable<string> arguments)
    {
        var path = Path.Combine(AppContext.BaseDirectory, assembly);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [path, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        return new Child(Process.Start(start) ?? throw new InvalidOperationException($"dotnet {assembly} did not start."));
    }

    /// <summary>This program in another mode, until it says its result.</summary>
    public static async Task<T> AskAsync<T>(params IEnumerable<string> arguments)
    {
        using var child = Self(arguments);
        return await child.ResultAsync<T>();
    }

    public static Child Self(params IEnumerable<string> arguments) => Start("ObGyn.Bench.dll", arguments);

    /// <summary>Says a result to the process that asked for it.</summary>
    public static void Say<T>(TextWriter output, T result)
    {
        output.WriteLine(Mark + JsonSerializer.Serialize(result));
        output.Flush();
    }

    public async Task OrderAsync<T>(T order)
    {
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(order));
        await process.StandardInput.FlushAsync();
    }

    public async Task<T> ResultAsync<T>() => JsonSerializer.Deserialize<T>(await LineAsync(Mark))!;

    /// <summary>The rest of the next line that starts with <paramref name="beginning"/>.</summary>
    public async Task<string> LineAsync(string beginning)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
                return line[beginning.Length..];
        }
        await process.WaitForExitAsync();
        throw new InvalidOperationException($"The process {string.Join(' ', process.StartInfo.ArgumentList)} ended with {process.ExitCode} before it said '{beginning.Trim()}'.");
    }

    /// <summary>The memory that the process holds now, and the most that it ever held, in bytes.</summary>
    public (long Now, long Peak) Memory()
    {
        process.Refresh();
        return (process.WorkingSet64, process.PeakWorkingSet64);
    }

    /// <summary>Waits until the process ends; returns how long that took and the most memory that it was seen to hold.</summary>
    /// <exception cref="InvalidOperationException">It ended with an error.</exception>
    public async Task<(double Seconds, long PeakBytes)> EndAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var output = process.StandardOutput.ReadToEndAsync();
        // The system forgets the figure with the process, so it is asked for until then.
        long peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, Memory().Peak);
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(20));
        }
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The process {string.Join(' ', process.StartInfo.ArgumentList)} ended with {process.ExitCode}: {await output}");
        return (seconds, peak);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
