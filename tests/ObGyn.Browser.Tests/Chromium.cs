namespace ObGyn.Browser.Tests;

/// <summary>The browser of these tests is Debian's Chromium; nothing is downloaded.</summary>
internal static class Chromium
{
    public const string Path = "/usr/bin/chromium";

    public static string? Missing { get; } = File.Exists(Path) ? null : $"There is no {Path}. Install the Debian package chromium to run the browser tests.";

    public static string[] Arguments { get; } =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
}

/// <summary>A test that needs the browser: without it, it counts as skipped and says what to install.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Missing;
}

/// <inheritdoc cref="BrowserFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Missing;
}
