using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Cms.Media.Renderer;

namespace Cms.Media.Sizes;

/// <summary>How the other process ended.</summary>
internal readonly record struct RenderEnd(bool IsMade, string? Problem);

/// <summary>Starts the program that decodes one picture, with nothing of this process's environment, and ends it when it takes too long.</summary>
internal sealed class RenderProcess(TimeSpan longest)
{
    private const int LeftAsItIs = 3;
    private const int MostWords = 500;

    // The managed part of the program needs little; the rest of its memory is for the picture and has limits of its own.
    private const string ManagedBytes = "0x6000000";

    private static readonly string Program = typeof(RenderOrder).Assembly.Location;
    private static readonly string Host = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>The program and the library it decodes with are there: npm has one for this platform.</summary>
    public bool IsThere { get; } = Program.Length > 0 && File.Exists(Host) && File.Exists(Path.ChangeExtension(Program, ".runtimeconfig.json"))
        && Path.Combine(Path.GetDirectoryName(Program)!, "libvips") is var libraries && Directory.Exists(libraries) && Directory.EnumerateFiles(libraries).Any();

    public async Task<RenderEnd> RunAsync(string source, string target, RenderOrder order)
    {
        using var process = new Process { StartInfo = Info([source, target, .. order.Arguments]) };
        process.Start();
        Yield(process);
        var words = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(longest);
        try
        {
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            return new RenderEnd(false, $"it took longer than {longest.TotalSeconds:0} seconds.");
        }
        var said = (await words.ConfigureAwait(false)).Trim();
        return process.ExitCode switch
        {
            0 when File.Exists(target) => new RenderEnd(true, null),
            LeftAsItIs => new RenderEnd(false, null),
            var code => new RenderEnd(false, said.Length == 0 ? $"the program ended with {code}." : said[..Math.Min(said.Length, MostWords)]),
        };
    }

    // Pages are answered first: whoever asks for many sizes slows down sizes only.
    private static void Yield(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception problem) when (problem is InvalidOperationException or Win32Exception)
        {
            // It has ended already.
        }
    }

    private static ProcessStartInfo Info(IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(Host) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Path.GetDirectoryName(Program) };
        foreach (var word in (string[])["exec", Program, .. arguments])
            info.ArgumentList.Add(word);
        info.Environment.Clear();
        info.Environment["DOTNET_GCHeapHardLimit"] = ManagedBytes;
        info.Environment["DOTNET_TieredPGO"] = "0";
        return info;
    }
}
