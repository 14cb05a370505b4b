using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Site;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests;

/// <summary>Every text that machines are told stands on the page, in words that can be seen.</summary>
public sealed class StructuredDataMirrorTests
{
    private static readonly string[] Known = ["MedicalWebPage", "MedicalCondition", "MedicalClinic", "FAQPage", "Person", "IndividualPhysician", "Place", "BreadcrumbList"];

    [Fact]
    public async Task No_page_tells_machines_a_text_that_people_cannot_read()
    {
        await using var site = await TestSite.StartAsync();
        await FillAsync(site);
        var types = new HashSet<string>();
        var wrong = new List<string>();
        var addresses = Site.Addresses.Concat(["/team/alba-testperson", "/team/cora-testperson", "/testa-testperson", "/patients/locations/sample-test-clinic", "/about/news/sample-news", "/education/calendar-of-events/sample-event"]);
        foreach (var address in addresses)
        {
            var page = await site.PageAsync(address);
            var shown = Seen(page);
            foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']"))
                wrong.AddRange(Unseen(JsonNode.Parse(script.TextContent)!, "", shown, page, types).Select(text => $"{address}: {text}"));
        }
        Assert.Empty(wrong);
        Assert.Subset(types, Known.ToHashSet());
    }

    [Fact]
    public async Task A_profile_prints_its_specialties_in_words_and_its_number_and_tells_machines_the_same()
    {
        await using var site = await TestSite.StartAsync();
        await FillAsync(site);
        var page = await site.PageAsync("/testa-testperson");
        var facts = page.QuerySelectorAll("dl.facts div").ToDictionary(fact => fact.QuerySelector("dt")!.TextContent, fact => fact.QuerySelector("dd")!.TextContent);
        Assert.Equal("Maternal and fetal medicine, Gynecologic oncology", facts["Specialties"]);
        Assert.Equal("1234567893", facts["NPI, for insurance forms"]);
        var person = page.QuerySelectorAll("script[type='application/ld+json']").Select(script => JsonNode.Parse(script.TextContent)!).Single(data => data["@type"] is JsonArray);
        Assert.Equal("1234567893", person["usNPI"]!.GetValue<string>());
        Assert.Equal(["https://schema.org/Obstetric", "https://schema.org/Gynecologic", "https://schema.org/Oncologic"], person["medicalSpecialty"]!.AsArray().Select(name => name!.GetValue<string>()));
        // The title has no middle name and another family name: machines get what the heading has.
        Assert.Equal(("Testa Testperson, MD", "Testa"), (person["name"]!.GetValue<string>(), person["givenName"]!.GetValue<string>()));
        Assert.Null(person["familyName"]);

        Assert.Contains("Testa", (await site.PageAsync("/patients/find-a-doctor?q=gynecologic+oncology+testa")).QuerySelector("main .person")!.TextContent);
    }

    // Visibly test people and places, one of them with every field that machines are told of, and a condition that was signed off.
    private static async Task FillAsync(TestSite site)
    {
        var recipe = await new RecipeFolders(site.Services.GetRequiredService<SiteOptions>().RecipeFolders).FindAsync("obgyn.demo");
        var plan = await site.Services.GetRequiredService<RecipePlanner>().PlanAsync(recipe!, new RecipeOptions { Trusted = true });
        await site.Services.GetRequiredService<RecipeApplier>().ApplyAsync(plan);
        var store = site.Services.GetRequiredService<ContentStore>();
        var (program, clinic, focus) = (await store.RouteAsync("en", "programs/gynecology"), await store.RouteAsync("en", "patients/locations/sample-test-clinic"), await store.RouteAsync("en", "conditions/fibroids"));
        await PublishAsync(site, null, "PhysicianProfile", ContentJson.ParseObject(
            $$$"""
            {"TitlePart":{"Title":"Testa Testperson, MD"},"AutoroutePart":{"Path":"testa-testperson"},
             "PhysicianProfile":{"GivenName":{"Text":"Testa"},"FamilyName":{"Text":"Othertestname"},"Credentials":{"Text":"MD"},"ProviderType":{"Text":"MD"},"Npi":{"Text":"1234567893"},
             "Specialties":{"Values":["207VM0101X","207VX0201X","no-such-code"]},"Languages":{"Values":["Spanish","Korean"]},"Roles":{"Values":["Visibly a test role"]},"AcademicTitle":{"Text":"Professor of Testing"},
             "Bio":{"Html":"<p>A <em>test</em> person.</p><ul><li>One</li><li>Two</li></ul>"},"Accepting":{"Text":"yes"},"AcceptingAsOf":{"Value":"{{{DateTime.UtcNow:yyyy-MM-dd}}}T00:00:00Z"},
             "Programs":{"ContentItemIds":["{{{program}}}"]},"Locations":{"ContentItemIds":["{{{clinic}}}"]},"ConditionFocus":{"ContentItemIds":["{{{focus}}}"]} } }
            """));
        await ChangeAsync(site, program!, content => content["ProgramPage"]!["Locations"] = new JsonObject { ["ContentItemIds"] = new JsonArray(clinic) });
        await ChangeAsync(site, focus!, content => content["ReviewPart"] = ContentJson.ParseObject(
            """{"State":{"Text":"reviewed"},"ReviewerNames":{"Values":["Visibly A. Test, MD"]},"LastReviewed":{"Value":"2026-11-02T00:00:00Z"},"NextReview":{"Value":"2029-11-02T00:00:00Z"}}"""));
    }

    private static async Task ChangeAsync(TestSite site, string id, Action<JsonObject> change)
    {
        var item = (await site.Services.GetRequiredService<ContentStore>().LatestAsync(id))!;
        var content = item.ToContentObject();
        change(content);
        await PublishAsync(site, item, item.ContentType, content);
    }

    private static async Task PublishAsync(TestSite site, ContentItem? before, string type, JsonObject content)
    {
        var saved = await site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(before?.ContentItemId, type, content, before?.ContentItemVersionId));
        var done = await site.Services.GetRequiredService<Publish>().RunAsync(Actor.System, saved.ContentItemId);
        await site.Services.GetRequiredService<FeedPump>().WaitAsync(done.Position, TimeSpan.FromSeconds(30));
    }

    // The text a visitor sees, without what only a screen reader is told.
    private static string Seen(IHtmlDocument page)
    {
        var body = (IElement)page.Body!.Clone();
        foreach (var hidden in body.QuerySelectorAll("script, template, .vh, [hidden], [aria-hidden=true]").ToList())
            hidden.Remove();
        return Squeeze(body.TextContent);
    }

    private static IEnumerable<string> Unseen(JsonNode? node, string name, string shown, IHtmlDocument page, HashSet<string> types)
    {
        switch (node)
        {
            case JsonObject thing:
                return thing.SelectMany(member => Unseen(member.Value, member.Key, shown, page, types)).ToList();
            case JsonArray list:
                return list.SelectMany(entry => Unseen(entry, name, shown, page, types)).ToList();
            case JsonValue value when value.TryGetValue<string>(out var text):
                if (name == "@type")
                    types.Add(text);
                var isFree = name is "@type" or "@context"
                    || text.StartsWith("http://", StringComparison.Ordinal) || text.StartsWith("https://", StringComparison.Ordinal)
                    || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                    || name == "inLanguage" && text == page.DocumentElement.GetAttribute("lang");
                return isFree || shown.Contains(Squeeze(text), StringComparison.Ordinal) ? [] : [$"{name} “{text}”"];
            default:
                return [];
        }
    }

    // Letters and digits: how lines and lists are joined is the page's own business.
    private static string Squeeze(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
