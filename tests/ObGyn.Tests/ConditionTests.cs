namespace ObGyn.Tests;

[Collection(ReadOnlySite.Name)]
public sealed class ConditionTests(SharedSite shared)
{
    [Fact]
    public async Task No_sentence_stands_on_two_condition_pages()
    {
        Assert.Equal(20, Site.Conditions.Count());
        var where = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var address in Site.Conditions)
        {
            // Short answers such as "Yes." and the site's own headings are not sentences of a page.
            foreach (var sentence in Site.Sentences(Site.OwnText(await shared.Site.PageAsync(address))).Where(sentence => Site.Words(sentence).Count > 4))
            {
                where.TryAdd(sentence, []);
                where[sentence].Add(address);
            }
        }
        Assert.Empty(where.Where(pair => pair.Value.Count > 1).Select(pair => $"{pair.Key} ({string.Join(", ", pair.Value)})"));
    }

    [Fact]
    public async Task Each_condition_says_when_to_get_help_with_signs_of_its_own()
    {
        var signs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var address in Site.Conditions)
        {
            var page = await shared.Site.PageAsync(address);
            var found = page.QuerySelectorAll(".care li").Select(sign => sign.TextContent.Trim()).ToList();
            Assert.True(found.Count >= 2, $"{address} has {found.Count} signs");
            foreach (var sign in found)
                Assert.True(signs.TryAdd(sign, address) || signs[sign] == address, $"“{sign}” stands on {address} and {signs[sign]}");
        }
    }

    [Fact]
    public async Task Every_medical_page_says_that_it_waits_for_review_and_names_nobody()
    {
        foreach (var address in Site.Conditions.Concat(Site.Addresses.Where(address => address.StartsWith("/programs/", StringComparison.Ordinal))))
        {
            var page = await shared.Site.PageAsync(address);
            Assert.NotNull(page.QuerySelector(".notice--review"));
            Assert.Contains("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
            Assert.DoesNotContain("reviewedBy", page.DocumentElement.InnerHtml);
            Assert.DoesNotContain("lastReviewed", page.DocumentElement.InnerHtml);
        }
    }

    [Fact]
    public async Task Sensitive_pages_offer_no_networks_to_share_with()
    {
        foreach (var address in (string[])["/conditions/cervical-cancer", "/conditions/recurrent-pregnancy-loss", "/conditions/sexually-transmitted-diseases", "/conditions/cervical-insufficiency"])
        {
            var share = (await shared.Site.PageAsync(address)).QuerySelector(".share")!;
            Assert.Empty(share.QuerySelectorAll("a"));
        }
        var links = (await shared.Site.PageAsync("/conditions/fibroids")).QuerySelectorAll(".share a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(3, links.Count);
        Assert.All(links, link => Assert.EndsWith(Uri.EscapeDataString(new Uri(shared.Site.Address, "/conditions/fibroids").ToString()), link));
    }

    [Fact]
    public async Task The_texts_read_at_grade_8_or_below()
    {
        var above = new List<string>();
        var report = new List<string>();
        foreach (var address in Site.Addresses)
        {
            var text = Site.OwnText(await shared.Site.PageAsync(address));
            var (kincaid, smog) = (Readability.FleschKincaid(text), Readability.Smog(text));
            var mean = (kincaid + smog) / 2;
            report.Add($"{mean:0.0}  Flesch-Kincaid {kincaid:0.0}, SMOG {smog:0.0}  {address}");
            if (mean > 8)
                above.Add($"{address} {mean:0.0}");
        }
        report.Sort((one, other) => string.CompareOrdinal(other.PadLeft(200), one.PadLeft(200)));
        report.Insert(0, $"School grade of {report.Count} pages (mean of two formulas), hardest first; {above.Count} above grade 8{(above.Count > 0 ? ": " + string.Join(", ", above) : "")}");
        // The test script names a file and shows what stands in it.
        if (Environment.GetEnvironmentVariable("READABILITY_REPORT") is { Length: > 0 } file)
            await File.WriteAllLinesAsync(file, report);
        Assert.Empty(above);
    }
}
