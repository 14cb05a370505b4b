using System.Net;
using Cms.Content.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ObGyn.Tests.Model;

/// <summary>The page types that only a recipe defines: each opens, is edited and is shown, and no code has a name for it.</summary>
public sealed class RecipeTypeTests
{
    private static readonly Dictionary<string, (string, string)[]> Typed = new()
    {
        ["Page"] = [],
        ["NewsArticle"] = [("NewsArticle.Date.Value", "2026-11-23")],
        ["Event"] = [("Event.Start.Value", "2027-01-12T09:00"), ("Event.Place.Text", "Test room")],
        ["ResearchLab"] = [],
        ["Location"] = [("Location.Address.Lines", "1 Test Street")],
        ["PatientStory"] = [],
        ["Video"] = [("Video.Link.Url", "https://example.org/film"), ("Video.Captions.Paths", "films/test.vtt"), ("Video.Transcript.Text", "Somebody says test.")],
        ["Webinar"] = [("Webinar.Start.Value", "2027-01-12T09:00"), ("Webinar.Recording.Url", "https://example.org/recording")],
    };

    public static TheoryData<string> Types() => [.. Typed.Keys];

    [Theory, MemberData(nameof(Types))]
    public async Task It_is_made_edited_and_shown(string type)
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        await site.PutMediaAsync("films/test.vtt", "WEBVTT");
        var form = await desk.OpenAsync($"/admin/new/{type}");
        var typed = Typed[type].ToDictionary(pair => pair.Item1, pair => pair.Item2);
        var saved = await desk.SendAsync(form, new(typed) { ["_parent"] = "", ["TitlePart.Title"] = "Visibly a test", [$"{type}.Summary.Text"] = "A summary of a test." }, "op=save", DeskForms.Editor);
        Assert.Null(saved.QuerySelector("#errors"));
        var id = DeskForms.IdOf(saved);
        using (var before = await site.Client.GetAsync("/visibly-a-test"))
            Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        await site.PublishAsync(id);
        var page = await site.PageAsync("/visibly-a-test");
        Assert.Equal("Visibly a test", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("A summary of a test.", DeskForms.MainText(page));
        foreach (var (_, value) in Typed[type].Where(pair => pair.Item1.EndsWith(".Text", StringComparison.Ordinal) || pair.Item1.EndsWith(".Lines", StringComparison.Ordinal)))
            Assert.Contains(value, DeskForms.MainText(page));
        foreach (var (_, url) in Typed[type].Where(pair => pair.Item1.EndsWith(".Url", StringComparison.Ordinal)))
            Assert.NotNull(page.QuerySelector($"main a[href='{url}']"));

        var edited = await desk.SendAsync(await desk.OpenAsync($"/admin/pages/{id}"), new() { [$"{type}.Summary.Text"] = "Another summary of a test." }, "op=save", DeskForms.Editor);
        Assert.Null(edited.QuerySelector("#errors"));
        await site.PublishAsync(id);
        Assert.Contains("Another summary of a test.", DeskForms.MainText(await site.PageAsync("/visibly-a-test")));
    }

    [Fact]
    public async Task No_code_has_a_name_for_them()
    {
        await using var empty = await TestSite.StartEmptyAsync();
        var known = empty.Services.GetRequiredService<DefinitionStore>().Stored.Definitions.Types.Keys;
        Assert.Contains("ConditionPage", known);
        Assert.Empty(known.Intersect(Typed.Keys));
    }

    [Fact]
    public async Task Every_kind_of_page_opens_with_at_most_one_entry_chosen_in_each_list()
    {
        await using var site = await TestSite.StartAsync();
        using var desk = await site.SignInAsync();
        var types = site.Services.GetRequiredService<DefinitionStore>().Schema.Definitions.Types.Values.Where(type => type.Options.Creatable).Select(type => type.Name).ToList();
        Assert.Contains("PhysicianProfile", types);
        foreach (var type in types)
        {
            var form = (await desk.OpenAsync($"/admin/new/{type}")).QuerySelector(DeskForms.Editor)!;
            foreach (var list in form.QuerySelectorAll("select:not([multiple])"))
                Assert.True(list.QuerySelectorAll("option[selected]").Length <= 1, $"{type} {list.GetAttribute("name")}");
            foreach (var choices in form.QuerySelectorAll("input[type=radio]").GroupBy(choice => choice.GetAttribute("name")))
                Assert.True(choices.Count(choice => choice.HasAttribute("checked")) <= 1, $"{type} {choices.Key}");
        }
    }
}
