using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ObGyn.Tests.Seed;

/// <summary>One entry of a menu: which menu, its place under its parent from 1, its label, the label it stands under, where it leads.</summary>
public sealed record SeedRow(string Menu, int Order, string Label, string Parent, string Address);

/// <summary>The entries as typed from the capture of the department's page, and the same read from our pages.</summary>
public static class SeedRows
{
    public static IReadOnlyList<SeedRow> Expected { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Seed", "seed.tsv")).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'))
            .Select(cells => new SeedRow(cells[0], int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture), cells[2], cells[3], cells[4])),
    ];

    /// <summary>What the page of the capture shows here.</summary>
    public static IReadOnlyList<SeedRow> Read(IHtmlDocument page) =>
    [
        .. List("utility", page.QuerySelectorAll(".utility__links > li > a")),
        .. MainMenu(page),
        .. Section(page),
        .. List("breadcrumb", page.QuerySelectorAll(".crumbs li > *")),
        .. List("library", page.QuerySelectorAll(".library li a")),
        .. List("social", page.QuerySelectorAll(".connect .social a")),
        .. List("footer", page.QuerySelectorAll(".site-foot__cols a")),
    ];

    /// <summary>What one list has and the other has not, each said in words; empty when they are the same rows.</summary>
    public static IReadOnlyList<string> Differences(IEnumerable<SeedRow> expected, IEnumerable<SeedRow> actual)
    {
        var (wanted, found) = (expected.ToList(), actual.ToList());
        return [.. wanted.Except(found).Select(row => $"missing: {row}"), .. found.Except(wanted).Select(row => $"not in the capture: {row}")];
    }

    private static IEnumerable<SeedRow> MainMenu(IHtmlDocument page)
    {
        var order = 0;
        foreach (var item in page.QuerySelectorAll(".mainnav__item"))
        {
            var top = item.QuerySelector(".mainnav__top")!;
            // The words for screen readers that mark the current section are not the label.
            var label = string.Join(' ', top.ChildNodes.OfType<IText>().Select(text => text.Data.Trim())).Trim();
            yield return new SeedRow("main", ++order, label, "", Address(top.LocalName == "a" ? top : item.QuerySelector(".drop__all")!));
            foreach (var row in List("main", item.QuerySelectorAll(".drop li a"), label))
                yield return row;
        }
    }

    private static IEnumerable<SeedRow> Section(IHtmlDocument page)
    {
        foreach (var row in List("section", page.QuerySelectorAll(".sidenav > ul > li > a")))
            yield return row;
        foreach (var item in page.QuerySelectorAll(".sidenav > ul > li"))
        {
            foreach (var row in List("section", item.QuerySelectorAll(":scope > ul a"), Words(item.QuerySelector("a")!)))
                yield return row;
        }
    }

    private static IEnumerable<SeedRow> List(string menu, IEnumerable<IElement> links, string parent = "") =>
        links.Select((link, index) => new SeedRow(menu, index + 1, Words(link), parent, Address(link)));

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Address(IElement link) => link.GetAttribute("href") ?? "";
}
