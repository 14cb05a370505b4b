namespace ObGyn.Browser.Tests;

/// <summary>One address for each kind of page that visitors see.</summary>
public static class PageTypes
{
    /// <summary>A file of the site; asked for with a condition that does not hold, the answer is the error page.</summary>
    public const string Error = "/_content/ObGyn.Theme/art/lost.svg";

    private static readonly string[] Paths =
    [
        "/",
        "/conditions",
        "/conditions/cervical-insufficiency",
        "/conditions/endometriosis/faqs",
        "/programs",
        "/programs/gynecologic-oncology",
        "/team",
        "/team/gynecology",
        "/patients",
        "/patients/find-a-doctor",
        "/patients/first-visit",
        "/research/yalda-afshar-md-phd-lab",
        "/sitemap",
        "/language-help",
        "/search",
        "/search?q=fibroids",
        "/search?q=zzxxqq",
        "/there-is-no-such-page",
        Error,
    ];

    public static TheoryData<string> Public { get; } = [.. Paths];
}
