using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ObGyn.Tests;

/// <summary>What tests ask of pages again and again.</summary>
internal static class Site
{
    /// <summary>The 92 addresses of the seed: the home page, 8 sections, 79 pages under them and 4 deeper ones.</summary>
    public static IReadOnlyList<string> Addresses { get; } =
        ["/", .. Seed.SeedRows.Expected.Where(row => row.Menu is "main" or "section").Select(row => row.Address).Distinct()];

    public static IEnumerable<string> Conditions => Addresses.Where(address => address.StartsWith("/conditions/", StringComparison.Ordinal) && address.Count(c => c == '/') == 2);

    /// <summary>
    /// The page's own words: its main part without breadcrumb, navigation, buttons, the review notice, cards of other pages and the library box.
    /// </summary>
    public static string OwnText(IHtmlDocument page)
    {
        var main = (IElement)page.QuerySelector("main")!.Clone();
        foreach (var shared in main.QuerySelectorAll("nav, .share, .affil, .notice--review, .library, .about-page, .program-card, .key, .people, .person, .tags, .outlinks, form, button, .btn, .tel-link, .more, svg, script, .searchbar, .tasks, .az, .letters, .rows, .groups, .index").ToList())
            shared.Remove();
        foreach (var block in main.QuerySelectorAll("p, li, h1, h2, h3, dt, dd, summary, td").ToList())
            block.AppendChild(page.CreateTextNode("\n"));
        return main.TextContent;
    }

    public static IReadOnlyList<string> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public static IEnumerable<string> Sentences(string text) => text.Split('\n')
        .SelectMany(line => System.Text.RegularExpressions.Regex.Split(line, @"(?<=[.!?])\s+"))
        .Select(sentence => string.Join(' ', Words(sentence)))
        .Where(sentence => sentence.Length > 0);
}
