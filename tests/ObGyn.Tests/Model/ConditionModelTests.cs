using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests.Model;

/// <summary>What a condition page may say besides its text, from the desk's form to the page.</summary>
public sealed class ConditionModelTests
{
    [Fact]
    public async Task Caption_sources_readers_physicians_and_films_are_typed_at_the_desk_and_shown()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        await site.PutMediaAsync("films/test.mp4", "visibly a test");
        await site.PutMediaAsync("films/test.vtt", "WEBVTT");
        await ProfileModelTests.PersonAsync(site, "Testa", "Testperson");
        var id = (await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "conditions/cervical-insufficiency"))!;
        var (form, source) = await desk.AddAsync(await desk.OpenAsync($"/admin/pages/{id}"), "Sources", "Source");
        (form, var film) = await desk.AddAsync(form, "Videos", "VideoBlock");
        var saved = await desk.SendAsync(form, new()
        {
            ["ConditionPage.IllustrationCaption.Text"] = "A drawing, visibly a test",
            ["ConditionPage.IllustrationCredit.Text"] = "Test Press",
            ["ConditionPage.Audience.Text"] = "clinicians",
            ["ConditionPage.Physicians.PickAlso"] = "Testa Testperson, MD",
            [$"{source}.Text.Text"] = "A test guideline, 2026",
            [$"{source}.Url.Text"] = "https://example.org/guideline",
            [$"{film}.Title.Text"] = "A test film",
            [$"{film}.Link.Url"] = "/media/films/test.mp4",
            [$"{film}.Captions.Paths"] = "films/test.vtt",
            [$"{film}.Transcript.Text"] = "Somebody says test.",
            [$"{film}.Uploaded.Value"] = "2026-11-23",
        }, "op=save", DeskForms.Editor);
        Assert.Null(saved.QuerySelector("#errors"));
        Assert.DoesNotContain("No source is named", saved.QuerySelector("main")!.TextContent);
        await site.PublishAsync(id);

        var page = await site.PageAsync("/conditions/cervical-insufficiency");
        Assert.Contains("A drawing, visibly a test", page.QuerySelector(".opener__art figcaption")!.TextContent);
        Assert.Contains("Picture: Test Press", page.QuerySelector(".opener__art figcaption")!.TextContent);
        Assert.Contains("Written for health professionals", DeskForms.MainText(page));
        Assert.Contains("Testa Testperson, MD", page.QuerySelector("#team ~ .person")!.TextContent);
        Assert.Equal("https://example.org/guideline", page.QuerySelector("#sources + ul a")!.GetAttribute("href"));
        var video = page.QuerySelector("#videos ~ .video video")!;
        Assert.StartsWith("/media/films/test.vtt", video.QuerySelector("track[kind=captions]")!.GetAttribute("src"));
        Assert.Equal("none", video.GetAttribute("preload"));
        var data = page.QuerySelectorAll("script[type='application/ld+json']").Select(script => JsonNode.Parse(script.TextContent)!.AsObject()).ToList();
        Assert.Equal("health professionals", data.Single(json => json["@type"]?.ToString() == "MedicalWebPage")["medicalAudience"]!["audienceType"]!.GetValue<string>());
        Assert.Contains(data.Single(json => json["@type"]?.ToString() == "MedicalWebPage")["citation"]!.AsArray(), source => source!["name"]!.GetValue<string>() == "A test guideline, 2026");
        var videoData = data.Single(json => json["@type"]?.ToString() == "VideoObject");
        Assert.Equal(("A test film", "2026-11-23", "Somebody says test."), (videoData["name"]!.GetValue<string>(), videoData["uploadDate"]!.GetValue<string>(), videoData["transcript"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_film_without_captions_or_transcript_and_too_many_cards_or_links_keep_the_page_in()
    {
        await using var site = await TestSite.StartAsync();
        var blocks = await RefusalAsync(site, content =>
        {
            content["Videos"] = ContentJson.ParseObject("""{"ContentItems":[{"ContentItemId":"film1","ContentType":"VideoBlock","VideoBlock":{"Title":{"Text":"Test"},"Link":{"Url":"https://example.org/film"}}}]}""");
            var body = content["Body"]!["ContentItems"]!.AsArray();
            for (var i = 0; i < 5; i++)
                body.Add(ContentJson.ParseObject($$$"""{"ContentItemId":"card{{{i}}}","ContentType":"CareCard","CareCard":{"Level":{"Text":"routine"},"Heading":{"Text":"Call if"},"Signs":{"Values":["it is a test"]} } }"""));
            var link = content["Library"]!["ContentItems"]![0]!;
            for (var i = 0; i < 12; i++)
            {
                var copy = link.DeepClone();
                copy["ContentItemId"] = $"link{i}";
                content["Library"]!["ContentItems"]!.AsArray().Add(copy);
            }
            content["ConditionPage"]!["Related"] = new JsonObject { ["ContentItemIds"] = new JsonArray([.. Enumerable.Range(0, 9).Select(i => (JsonNode)$"other{i}")]) };
        });
        foreach (var words in (string[])["Captions is missing", "Transcript is missing", "care cards and there may be 4", "Health library has", "Related conditions: 9 are chosen and 8 may be"])
            Assert.Contains(blocks, block => block.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TitlePart.Title", 90), InlineData("ConditionPage.NavTitle.Text", 40), InlineData("ConditionPage.Summary.Text", 300)]
    public async Task A_text_that_is_too_long_is_refused_and_its_control_says_how_long_it_may_be(string name, int most)
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var form = await desk.OpenAsync("/admin/new/ConditionPage");
        Assert.Equal($"{most}", form.QuerySelector($"[name='{name}']")!.GetAttribute("data-max"));
        var refused = await desk.SendAsync(form, new() { [name] = new string('x', most + 1) }, "op=save", DeskForms.Editor);
        Assert.Contains($"may have {most}", refused.QuerySelector("#errors")!.TextContent);
        var good = await desk.SendAsync(form, new() { ["TitlePart.Title"] = "Visibly a test", [name] = new string('x', most) }, "op=save", DeskForms.Editor);
        Assert.Null(good.QuerySelector("#errors"));
    }

    [Theory]
    [InlineData(true, "2027-11-02", false), InlineData(true, "2027-11-03", true), InlineData(false, "2029-11-02", false), InlineData(false, "2029-11-03", true)]
    public void A_high_risk_topic_is_reviewed_every_12_months_and_any_other_every_36(bool highRisk, string next, bool warns)
    {
        var item = new ContentItem
        {
            ContentItemId = "x",
            ContentType = "ConditionPage",
            Content = ContentJson.Parse($$$"""{"ConditionPage":{"HighRisk":{"Value":{{{(highRisk ? "true" : "false")}}}} },"ReviewPart":{"LastReviewed":{"Value":"2026-11-02T00:00:00Z"},"NextReview":{"Value":"{{{next}}}T00:00:00Z"} } }"""),
        };
        Assert.Equal(warns, new ObGyn.Conditions.ReviewInterval().Warn(item, null!).Any());
    }

    private static async Task<IReadOnlyList<string>> RefusalAsync(TestSite site, Action<JsonObject> change)
    {
        var store = site.Services.GetRequiredService<ContentStore>();
        var item = (await store.LatestAsync((await store.RouteAsync("en", "conditions/cervical-insufficiency"))!))!;
        var content = item.ToContentObject();
        change(content);
        await site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(item.ContentItemId, item.ContentType, content, item.ContentItemVersionId));
        var refused = await Assert.ThrowsAsync<InvalidContentException>(() => site.Services.GetRequiredService<Publish>().RunAsync(Actor.System, item.ContentItemId));
        return [.. refused.Errors.Select(error => error.Message)];
    }
}
