using System.Net;

namespace ObGyn.Tests;

[Collection(ReadOnlySite.Name)]
public sealed class PageTests(SharedSite shared)
{
    [Fact]
    public async Task Each_of_the_92_addresses_has_a_heading_and_at_least_120_words_of_its_own()
    {
        Assert.Equal(92, Site.Addresses.Count);
        var headings = new Dictionary<string, List<string>>();
        var thin = new List<string>();
        foreach (var address in Site.Addresses)
        {
            var page = await shared.Site.PageAsync(address);
            var heading = Assert.Single(page.QuerySelectorAll("h1")).TextContent.Trim();
            headings.TryAdd(heading, []);
            headings[heading].Add(address);
            if (Site.Words(Site.OwnText(page)).Count is < 120 and var words)
                thin.Add($"{address}: {words}");
        }
        Assert.Empty(thin);
        // The seed's own twins: a label that it uses for two pages of different sections.
        string[] twins = ["Webinars", "Pregnancy", "Family Planning", "Gynecologic Oncology", "Gynecology", "Nurse Midwives", "Minimally Invasive & Robotic Surgery", "Obstetrics", "Maternal Fetal Medicine", "Women's Pelvic Health"];
        Assert.Equal(twins.Order(), headings.Where(pair => pair.Value.Count > 1).Select(pair => pair.Key).Order());
    }

    [Fact]
    public async Task No_link_is_empty_and_every_internal_one_answers()
    {
        var seen = new Dictionary<string, HttpStatusCode>();
        var waiting = new Queue<string>(["/"]);
        var bad = new List<string>();
        while (waiting.TryDequeue(out var address))
        {
            if (seen.ContainsKey(address))
                continue;
            using var answer = await shared.Site.Client.GetAsync(address);
            seen[address] = answer.StatusCode;
            if (answer.StatusCode != HttpStatusCode.OK)
                bad.Add($"{address} answers {(int)answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var page = TestSite.Parse(await answer.Content.ReadAsStringAsync());
            foreach (var link in page.QuerySelectorAll("[href], [src]"))
            {
                var target = link.GetAttribute("href") ?? link.GetAttribute("src") ?? "";
                if (target.Trim().Length == 0 || target == "#")
                    bad.Add($"{address} has an empty link: {link.TextContent.Trim()}");
                else if (target.StartsWith('#') && page.GetElementById(target[1..]) is null)
                    bad.Add($"{address} links to {target}, which is not there");
                else if (target.StartsWith('/'))
                    waiting.Enqueue(target.Split('#')[0]);
            }
        }
        Assert.Empty(bad);
        Assert.True(seen.Count > 96, $"Only {seen.Count} addresses were found.");
    }

    [Fact]
    public async Task Nothing_is_loaded_from_another_host_and_nothing_is_inline()
    {
        foreach (var address in Site.Addresses)
        {
            var page = await shared.Site.PageAsync(address);
            foreach (var element in page.QuerySelectorAll("script[src], img, link[rel=stylesheet], link[rel=preload], link[rel=icon], iframe, source, video, audio, use, form"))
            {
                var target = element.GetAttribute("src") ?? element.GetAttribute("href") ?? element.GetAttribute("action") ?? "/";
                Assert.True(target.StartsWith('/') && !target.StartsWith("//", StringComparison.Ordinal), $"{address} loads {target}");
            }
            Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src]):not([type='application/ld+json'])"));
            Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("/"), InlineData("/conditions/endometriosis"), InlineData("/there-is-no-such-page"), InlineData("/account/sign-in"), InlineData("/admin")]
    public async Task Every_answer_carries_the_security_headers(string address)
    {
        using var answer = await shared.Site.Client.GetAsync(address);
        var headers = answer.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        Assert.Contains("default-src 'self'", headers["Content-Security-Policy"]);
        Assert.DoesNotContain("unsafe", headers["Content-Security-Policy"]);
        Assert.Contains("frame-ancestors 'none'", headers["Content-Security-Policy"]);
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", headers["Referrer-Policy"]);
        Assert.Equal("same-origin", headers["Cross-Origin-Opener-Policy"]);
        Assert.Contains("max-age=31536000", headers["Strict-Transport-Security"]);
        Assert.Contains("geolocation=()", headers["Permissions-Policy"]);
    }

    [Fact]
    public async Task An_unknown_address_answers_404_with_a_page_that_helps()
    {
        using var answer = await shared.Site.Client.GetAsync("/conditions/no-such-condition");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = TestSite.Parse(await answer.Content.ReadAsStringAsync());
        Assert.NotNull(page.QuerySelector("main form[role=search]"));
        Assert.NotNull(page.QuerySelector("a[href='tel:911']"));
        Assert.NotNull(page.QuerySelector("main a[href='/conditions']"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content")?.Split(',')[0]);
    }

    [Fact]
    public async Task A_trailing_slash_leads_to_the_page_without_it()
    {
        using var answer = await shared.Site.Client.GetAsync("/conditions/fibroids/");
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal("/conditions/fibroids", answer.Headers.Location!.ToString());
    }
}
