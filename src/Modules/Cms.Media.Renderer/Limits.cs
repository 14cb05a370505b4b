using System.Runtime.InteropServices;

namespace Cms.Media.Renderer;

/// <summary>What this process may take at most, whatever a picture asks for. Linux only; elsewhere the time that whoever started it gives is the limit.</summary>
internal static partial class Limits
{
    private const int ProcessorTime = 0, FileSize = 1, Data = 2;
    private const ulong Seconds = 20;
    private const ulong FileBytes = 64UL << 20;
    private const ulong DataBytes = 1_500UL << 20;

    public static void Set()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Set(ProcessorTime, Seconds);
        Set(FileSize, FileBytes);
        Set(Data, DataBytes);
    }

    private static void Set(int what, ulong most)
    {
        var limit = new Limit { Now = most, Most = most };
        if (setrlimit(what, ref limit) != 0)
            throw new InvalidOperationException($"The limit {what} could not be set: error {Marshal.GetLastPInvokeError()}.");
    }

    private struct Limit
    {
        public ulong Now;
        public ulong Most;
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int setrlimit(int what, ref Limit limit);
}
