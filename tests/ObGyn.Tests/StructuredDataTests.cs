using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>What machines are told is what people can read, and no more.</summary>
public sealed class StructuredDataTests
{
    [Fact]
    public async Task Every_condition_says_what_it_shows_and_names_no_reviewer_before_the_sign_off()
    {
        await using var site = await TestSite.StartAsync();
        foreach (var address in Site.Conditions)
        {
            var page = await site.PageAsync(address);
            var data = Data(page, "MedicalWebPage");
            Assert.Equal(page.QuerySelector("h1")!.TextContent.Trim(), data["about"]!["name"]!.GetValue<string>());
            Assert.Null(data["reviewedBy"]);
            Assert.Null(data["lastReviewed"]);
            Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
            var shown = Squeeze(page.QuerySelector("main")!.TextContent);
            foreach (var text in Texts(data).Concat(Texts(Data(page, "FAQPage"))).SelectMany(text => text.Split("; ")))
                Assert.True(shown.Contains(Squeeze(text), StringComparison.Ordinal), $"{address} tells machines, but not people: {text}");
        }
    }

    [Fact]
    public async Task A_page_that_was_signed_off_names_its_reviewer_and_the_day()
    {
        await using var site = await TestSite.StartAsync();
        await ChangeAsync(site, "conditions/fibroids", content => content["ReviewPart"] = ContentJson.ParseObject(
            """{"State":{"Text":"reviewed"},"ReviewerNames":{"Values":["Visibly A. Test, MD"]},"LastReviewed":{"Value":"2026-11-02T00:00:00Z"},"NextReview":{"Value":"2029-11-02T00:00:00Z"}}"""));
        var page = await site.PageAsync("/conditions/fibroids");
        var data = Data(page, "MedicalWebPage");
        Assert.Equal("2026-11-02", data["lastReviewed"]!.GetValue<string>());
        Assert.Equal("Visibly A. Test, MD", data["reviewedBy"]![0]!["name"]!.GetValue<string>());
        Assert.Null(page.QuerySelector("meta[name=robots]"));
        Assert.Contains("/conditions/fibroids</loc>", await site.Client.GetStringAsync("/sitemap-1.xml"));
    }

    [Fact]
    public async Task Someone_who_has_left_is_described_and_found_no_more()
    {
        await using var site = await TestSite.StartAsync();
        var program = await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "programs/gynecology");
        var saved = await site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(null, "PhysicianProfile", ContentJson.ParseObject(
            $$$"""
            {"TitlePart":{"Title":"Testa Testperson, MD"},"AutoroutePart":{"Path":"testa-testperson"},
             "PhysicianProfile":{"GivenName":{"Text":"Testa"},"FamilyName":{"Text":"Testperson"},"Credentials":{"Text":"MD"},"ProviderType":{"Text":"MD"},"Npi":{"Text":"1234567893"},
             "Specialties":{"Values":["207VX0201X"]},"Languages":{"Values":["Spanish"]},"Programs":{"ContentItemIds":["{{{program}}}"]} } }
            """), null));
        await PublishAsync(site, saved.ContentItemId);
        var person = Data(await site.PageAsync("/testa-testperson"), "Person");
        Assert.Equal(["Person", "IndividualPhysician"], person["@type"]!.AsArray().Select(type => type!.GetValue<string>()));
        Assert.Equal(("Testa Testperson, MD", "1234567893", "Gynecology"), (person["name"]!.GetValue<string>(), person["usNPI"]!.GetValue<string>(), person["memberOf"]![0]!["name"]!.GetValue<string>()));
        Assert.Null(person["isAcceptingNewPatients"]);
        var found = await site.PageAsync("/search?q=testperson&type=physicians");
        Assert.Equal("Testa Testperson, MD", found.QuerySelector(".hit h2")!.TextContent);

        await ChangeAsync(site, "testa-testperson", content => content["PhysicianProfile"]!["Status"] = new JsonObject { ["Text"] = "departed" });
        var page = await site.PageAsync("/testa-testperson");
        Assert.DoesNotContain(All(page), data => Types(data).Contains("Person"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Null((await site.PageAsync("/search?q=testperson")).QuerySelector(".hit"));
        Assert.DoesNotContain("testa-testperson", await site.Client.GetStringAsync("/sitemap-1.xml"));
    }

    private static async Task ChangeAsync(TestSite site, string path, Action<JsonObject> change)
    {
        var store = site.Services.GetRequiredService<ContentStore>();
        var item = (await store.LatestAsync((await store.RouteAsync("en", path))!))!;
        var content = item.ToContentObject();
        change(content);
        await site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(item.ContentItemId, item.ContentType, content, item.ContentItemVersionId));
        await PublishAsync(site, item.ContentItemId);
    }

    private static async Task PublishAsync(TestSite site, string itemId)
    {
        var done = await site.Services.GetRequiredService<Publish>().RunAsync(Actor.System, itemId);
        Assert.DoesNotContain(await site.Services.GetRequiredService<FeedPump>().WaitAsync(done.Position, TimeSpan.FromSeconds(30)), reader => reader.After is null);
    }

    private static List<JsonObject> All(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("script[type='application/ld+json']").Select(script => JsonNode.Parse(script.TextContent)!.AsObject())];

    private static JsonObject Data(IHtmlDocument page, string type) => All(page).Single(data => Types(data).Contains(type));

    private static IEnumerable<string> Types(JsonObject data) => data["@type"] is JsonArray types ? types.Select(type => type!.GetValue<string>()) : [data["@type"]!.GetValue<string>()];

    private static IEnumerable<string> Texts(JsonNode? node, string name = "") => node switch
    {
        JsonObject json => json.SelectMany(member => Texts(member.Value, member.Key)),
        JsonArray list => list.SelectMany(entry => Texts(entry, name)),
        JsonValue value when name is "name" or "description" or "text" or "alternateName" => [value.GetValue<string>()],
        _ => [],
    };

    private static string Squeeze(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
