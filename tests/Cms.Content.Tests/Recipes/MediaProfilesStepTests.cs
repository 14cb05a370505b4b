using Cms.Content.Recipes;
using Cms.Content.Storage;

namespace Cms.Content.Tests.Recipes;

/// <summary>Media profiles of a recipe: which values there are, by number or by name, and what is said of others.</summary>
public sealed class MediaProfilesStepTests
{
    [Theory]
    [InlineData(""" "Width":-1 """, "Width", "“-1”")]
    [InlineData(""" "Height":"tall" """, "Height", "“tall”")]
    [InlineData(""" "Width":100.5 """, "Width", "“100.5”")]
    [InlineData(""" "Width":1e9 """, "Width", "whole number")]
    [InlineData(""" "Height":[100] """, "Height", "“[100]”")]
    [InlineData(""" "Quality":101 """, "Quality", "0 to 100")]
    [InlineData(""" "Mode":7 """, "Mode", "“7”")]
    [InlineData(""" "Mode":"Fit" """, "Mode", "“Fit”")]
    [InlineData(""" "Format":"-1" """, "Format", "“-1”")]
    [InlineData(""" "Format":true """, "Format", "“true”")]
    [InlineData(""" "BackgroundColor":7 """, "BackgroundColor", "not a text")]
    public async Task A_value_that_no_profile_can_have_is_told_with_its_place(string members, string path, string what)
    {
        await using var site = await Site.CreateAsync();
        var problem = Assert.Single(await site.RefuseAsync(Recipe.Of(Profile(members.Trim()))));
        Assert.Equal($"$.steps[0].MediaProfiles.banner.{path}", problem.Path);
        Assert.Contains(what, problem.What);
        Assert.NotEmpty(problem.Mend);
    }

    [Fact]
    public async Task A_profile_that_is_a_list_is_told()
    {
        await using var site = await Site.CreateAsync();
        var problem = Assert.Single(await site.RefuseAsync(Recipe.Of("""{"name":"MediaProfiles","MediaProfiles":{"banner":[]}}""")));
        Assert.Equal("$.steps[0].MediaProfiles.banner", problem.Path);
    }

    [Theory]
    [InlineData(""" "Hint":"","Width":2048,"Height":600,"Mode":2,"Format":0,"Quality":100,"BackgroundColor":null """, null)]
    [InlineData(""" "Width":"2048","Height":"0","Mode":"boxpad","Format":"WebP","Quality":"80","BackgroundColor":"#fff","Odd":[1.50] """, null)]
    [InlineData(""" "Width":null,"Mode":"6","Format":6 """, "neither a width nor a height")]
    [InlineData(""" "Width":100,"Format":5 """, "No picture is written as Tga")]
    public async Task Numbers_and_names_are_taken_and_the_profile_is_kept_as_it_came(string members, string? notFollowed)
    {
        await using var site = await Site.CreateAsync();
        var report = await site.ImportAsync(Recipe.Of(Profile(members.Trim())));
        if (notFollowed is null)
            Assert.Empty(report.Of(ReportKind.KeptVerbatim));
        else
            Assert.Contains(notFollowed, Assert.Single(report.Of(ReportKind.KeptVerbatim)).Detail);
        Assert.Equal($"{{{members.Trim()}}}", Assert.Single(await site.Documents.AllAsync(SiteDocuments.MediaProfiles)).Json.GetRawText());
    }

    private static string Profile(string members) => "{\"name\":\"MediaProfiles\",\"MediaProfiles\":{\"banner\":{" + members + "}}}";
}
