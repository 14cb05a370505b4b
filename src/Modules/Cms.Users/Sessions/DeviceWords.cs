namespace Cms.Users.Sessions;

/// <summary>What a browser says of itself, as a person recognizes it: "Firefox on Windows". It proves nothing and is only shown.</summary>
internal static class DeviceWords
{
    // The first that fits: every browser also names the ones it descends from.
    private static readonly (string Mark, string Words)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Words)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    public static string Of(string? userAgent)
    {
        var (browser, system) = (Find(Browsers, userAgent), Find(Systems, userAgent));
        return (browser, system) switch
        {
            (null, null) => "A program",
            (null, _) => $"A browser on {system}",
            (_, null) => browser,
            _ => $"{browser} on {system}",
        };
    }

    private static string? Find((string Mark, string Words)[] known, string? userAgent) =>
        known.Where(entry => userAgent?.Contains(entry.Mark, StringComparison.Ordinal) == true).Select(entry => entry.Words).FirstOrDefault();
}
