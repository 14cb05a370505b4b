using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;
using ObGyn.Physicians;

namespace ObGyn.Tests.Model;

/// <summary>A person's profile from the desk's form to the page: places with days, certificates with the day they were checked, research.</summary>
public sealed class ProfileModelTests
{
    [Fact]
    public async Task Places_training_certificates_specialties_and_research_are_typed_and_shown()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var store = site.Services.GetRequiredService<ContentStore>();
        var clinic = await PlaceAsync(site, "Sample Test Clinic", "1-555-010-0111");
        var (form, place) = await desk.AddAsync(await desk.OpenAsync("/admin/new/PhysicianProfile"), "Places", "PracticePlace");
        (form, var board) = await desk.AddAsync(form, "BoardCertifications", "BoardCertification");
        (form, var training) = await desk.AddAsync(form, "Training", "TrainingEntry");
        Assert.Equal("Gynecologic oncology", ((IHtmlSelectElement)form.QuerySelector("[name='PhysicianProfile.MainSpecialty.Text']")!).Options.Single(option => option.Value == "207VX0201X").Text);
        Assert.Empty(form.QuerySelectorAll("[name^='PhysicianProfile.Certifications'], [name^='PhysicianProfile.Locations']"));
        var live = await desk.SendAsync(form, new()
        {
            ["TitlePart.Title"] = "Testa Testperson, MD",
            ["PhysicianProfile.GivenName.Text"] = "Testa",
            ["PhysicianProfile.FamilyName.Text"] = "Testperson",
            ["PhysicianProfile.Credentials.Text"] = "MD",
            ["PhysicianProfile.ProviderType.Text"] = "MD",
            ["PhysicianProfile.Programs.PickAlso"] = "Gynecology",
            ["PhysicianProfile.Specialties.Values"] = "207VG0400X",
            ["PhysicianProfile.MainSpecialty.Text"] = "207VX0201X",
            ["PhysicianProfile.OtherHospitals.Lines"] = "Test Hospital",
            ["PhysicianProfile.AgesFrom.Value"] = "18",
            ["PhysicianProfile.ResearchInterests.Lines"] = "Tests of tests",
            ["PhysicianProfile.Publications.Url"] = "https://example.org/publications",
            ["PhysicianProfile.Orcid.Text"] = "0000-0002-1825-0097",
            ["PhysicianProfile.SourceSystem.Text"] = "visibly-internal",
            [$"{place}.Location.Pick"] = "Sample Test Clinic",
            [$"{place}.Days.Text"] = "Mondays",
            [$"{board}.Board.Text"] = "Test Board",
            [$"{board}.Certificate.Text"] = "Test certificate",
            [$"{board}.Year.Value"] = "2020",
            [$"{board}.VerifiedOn.Value"] = "2026-11-02",
            [$"{training}.Degree.Text"] = "Fellowship",
            [$"{training}.Institution.Text"] = "Test University",
            [$"{training}.Year.Value"] = "2018",
        }, "op=publish", DeskForms.Editor);
        Assert.Null(live.QuerySelector("#errors"));

        var page = await site.PageAsync("/testa-testperson-md");
        var text = DeskForms.MainText(page);
        foreach (var words in (string[])["Specialties Gynecologic oncology, Gynecology", "18 years and over", "Test Hospital", "Mondays", "1-555-010-0111", "Fellowship, Test University, 2018", "Test certificate, Test Board, 2020 checked on 2 November 2026", "Tests of tests", "ORCID 0000-0002-1825-0097"])
            Assert.Contains(words, text);
        Assert.DoesNotContain("visibly-internal", page.DocumentElement.OuterHtml);
        var person = page.QuerySelectorAll("script[type='application/ld+json']").Select(script => JsonNode.Parse(script.TextContent)!.AsObject()).Single(json => json["@type"] is JsonArray);
        Assert.Equal("1-555-010-0111", person["telephone"]!.GetValue<string>());
        Assert.Equal("Test University", person["alumniOf"]![0]!["name"]!.GetValue<string>());
        Assert.Equal("Test certificate", person["hasCertification"]![0]!["name"]!.GetValue<string>());
        Assert.Equal(["https://orcid.org/0000-0002-1825-0097", "https://example.org/publications"], person["sameAs"]!.AsArray().Select(url => url!.GetValue<string>()));

        // The clinic's number changes once and moves wherever it is shown.
        var location = (await store.LatestAsync(clinic))!;
        var content = location.ToContentObject();
        content["Phones"]!["ContentItems"]![0]!["Phone"]!["Number"]!["Text"] = "1-555-010-0122";
        await site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(clinic, "Location", content, location.ContentItemVersionId));
        await site.PublishAsync(clinic);
        Assert.Contains("1-555-010-0122", DeskForms.MainText(await site.PageAsync("/testa-testperson-md")));
        Assert.Contains("1-555-010-0122", DeskForms.MainText(await site.PageAsync("/team")));
    }

    [Fact]
    public async Task Lines_of_older_profiles_are_read_shown_and_still_to_be_edited()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var clinic = await PlaceAsync(site, "Sample Test Clinic", "1-555-010-0111");
        var id = await PersonAsync(site, "Testa", "Testperson", $$$"""{"Certifications":{"Values":["An old line"]},"Education":{"Values":["Another old line"]},"Locations":{"ContentItemIds":["{{{clinic}}}"]}}""");
        var text = DeskForms.MainText(await site.PageAsync("/testa-testperson-md"));
        foreach (var words in (string[])["An old line", "Another old line", "Sample Test Clinic", "1-555-010-0111"])
            Assert.Contains(words, text);
        var form = await desk.OpenAsync($"/admin/pages/{id}");
        Assert.Contains(form.QuerySelectorAll("details summary"), summary => summary.TextContent.Contains("Older entries", StringComparison.Ordinal));
        Assert.Equal("An old line", form.QuerySelector("[name='PhysicianProfile.Certifications.Lines']")!.TextContent);
    }

    [Fact]
    public async Task An_npi_is_one_persons_and_an_orcid_is_checked()
    {
        await using var site = await TestSite.StartAsync();
        await PersonAsync(site, "Alba", "Testperson", """{"Npi":{"Text":"1234567893"}}""");
        var taken = await Assert.ThrowsAnyAsync<InvalidContentException>(() => PersonAsync(site, "Bruna", "Testperson", """{"Npi":{"Text":"1234567893"}}"""));
        Assert.Contains("NPI of Alba Testperson, MD", taken.Message);
        var wrong = await Assert.ThrowsAnyAsync<InvalidContentException>(() => PersonAsync(site, "Cora", "Testperson", """{"Orcid":{"Text":"0000-0002-1825-0098"},"AgesFrom":{"Value":40},"AgesTo":{"Value":12}}"""));
        Assert.Contains("not a valid ORCID", wrong.Message);
        Assert.Contains("upper age", wrong.Message);
    }

    [Theory]
    [InlineData("0000-0002-1825-0097", true), InlineData("0000-0001-5109-3700", true), InlineData("0000-0002-1694-233X", true)]
    [InlineData("0000-0002-1694-2330", false), InlineData("0000-0002-1694-233x", false), InlineData("0000000218250097", false), InlineData("0000-0002-1825-009", false), InlineData("", false)]
    public void The_check_character_of_an_orcid_is_computed(string orcid, bool valid) => Assert.Equal(valid, Orcid.IsValid(orcid));

    /// <summary>A live profile of a visibly test person; <paramref name="more"/> are further fields.</summary>
    internal static async Task<string> PersonAsync(TestSite site, string given, string family, string more = "{}")
    {
        var program = await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "programs/gynecology");
        var content = ContentJson.ParseObject($$$"""
            {"TitlePart":{"Title":"{{{given}}} {{{family}}}, MD"},"PhysicianProfile":{"GivenName":{"Text":"{{{given}}}"},"FamilyName":{"Text":"{{{family}}}"},"Credentials":{"Text":"MD"},
             "ProviderType":{"Text":"MD"},"Programs":{"ContentItemIds":["{{{program}}}"]} } }
            """);
        foreach (var (name, value) in ContentJson.ParseObject(more))
            content["PhysicianProfile"]![name] = value?.DeepClone();
        var saved = await site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(null, "PhysicianProfile", content, null));
        await site.PublishAsync(saved.ContentItemId);
        return saved.ContentItemId;
    }

    internal static async Task<string> PlaceAsync(TestSite site, string title, string number)
    {
        var saved = await site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(null, "Location", ContentJson.ParseObject($$$"""
            {"TitlePart":{"Title":"{{{title}}}"},"Location":{"Summary":{"Text":"Visibly a test."},"Address":{"Values":["1 Test Street"]} },
             "Phones":{"ContentItems":[{"ContentItemId":"testphone1","ContentType":"Phone","Phone":{"Purpose":{"Text":"Visits"},"Number":{"Text":"{{{number}}}"},"Hours":{"Text":"Test hours"} } }] } }
            """), null));
        await site.PublishAsync(saved.ContentItemId);
        return saved.ContentItemId;
    }
}
