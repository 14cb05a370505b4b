using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests.Model;

public sealed class ProgramModelTests
{
    [Fact]
    public async Task Services_stories_trials_and_the_phone_of_a_place_are_typed_and_shown()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var clinic = await ProfileModelTests.PlaceAsync(site, "Sample Test Clinic", "1-555-010-0111");
        var story = await site.Services.GetRequiredService<SaveDraft>().RunAsync(Actor.System, new DraftInput(null, "PatientStory",
            ContentJson.ParseObject("""{"TitlePart":{"Title":"A test story"},"PatientStory":{"Summary":{"Text":"Visibly a test."}}}"""), null));
        await site.PublishAsync(story.ContentItemId);
        var id = (await site.Services.GetRequiredService<ContentStore>().RouteAsync("en", "programs/gynecology"))!;
        var (form, service) = await desk.AddAsync(await desk.OpenAsync($"/admin/pages/{id}"), "Services", "ProgramService");
        (form, var trial) = await desk.AddAsync(form, "Trials", "LinkItem");
        Assert.Contains(form.QuerySelectorAll("[name='ProgramPage.Phone.From'] option"), option => option.GetAttribute("value") == $"place:{clinic}/testphone1" && option.TextContent.Contains("1-555-010-0111", StringComparison.Ordinal));
        var saved = await desk.SendAsync(form, new()
        {
            [$"{service}.Name.Text"] = "A test service",
            [$"{service}.Text.Html"] = "<p>What the test does.</p>",
            [$"{trial}.Link.Url"] = "https://example.org/trial",
            [$"{trial}.Link.Text"] = "A test trial",
            ["ProgramPage.Stories.PickAlso"] = "A test story",
            ["ProgramPage.Specialty.Values"] = "207VG0400X",
            ["ProgramPage.Phone.From"] = $"place:{clinic}/testphone1",
        }, "op=save", DeskForms.Editor);
        Assert.Null(saved.QuerySelector("#errors"));
        await site.PublishAsync(id);

        var page = await site.PageAsync("/programs/gynecology");
        Assert.Equal("1-555-010-0111", page.QuerySelector(".opener .tel-link")!.TextContent.Trim());
        foreach (var words in (string[])["What we do", "A test service", "What the test does.", "A test trial", "A test story", "Specialty Gynecology", "By phone Test hours"])
            Assert.Contains(words, DeskForms.MainText(page));
        var toc = page.QuerySelectorAll(".toc a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Equal(["#services", "#conditions", "#team", "#stories", "#trials"], toc.Where(anchor => anchor is "#services" or "#conditions" or "#team" or "#stories" or "#trials"));
        Assert.All(toc, anchor => Assert.NotNull(page.GetElementById(anchor![1..])));
        Assert.Contains("\"availableService\":[{\"@type\":\"MedicalProcedure\",\"name\":\"A test service\"", page.Head!.InnerHtml);
    }
}
