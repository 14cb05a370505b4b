using System.Diagnostics;

namespace ObGyn.Tests;

/// <summary>The program in a process of its own, to be killed as a machine that loses its power would.</summary>
internal sealed class KilledProgram : IAsyncDisposable
{
    private readonly Process process;

    private KilledProgram(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<KilledProgram> StartAsync(string dataPath)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "ObGyn.Web.dll"), $"--DataPath={dataPath}", "--urls=http://127.0.0.1:0", $"--contentRoot={AppContext.BaseDirectory}" },
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
        })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal) is >= 0 and var at)
            {
                // Nobody reads what it says from here on; it must not wait for that.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new KilledProgram(process, new Uri(line[at..].Trim()));
            }
        }
        throw new InvalidOperationException("The program ended before it listened.");
    }

    /// <summary>No warning, no goodbye.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }
}
