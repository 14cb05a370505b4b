using Cms.Content.Recipes;
using Cms.Content.Storage;

namespace Cms.Content.Tests.Recipes;

/// <summary>What an import says of a layer that cannot be, or that shows nowhere.</summary>
public sealed class LayersStepTests
{
    [Theory]
    [InlineData(""" "LayerRule":[] """, "LayerRule", "not a JSON object")]
    [InlineData(""" "LayerRule":{"Conditions":{}} """, "LayerRule.Conditions", "not a list")]
    [InlineData(""" "LayerRule":{"Conditions":["true"]} """, "LayerRule.Conditions[0]", "JSON object")]
    [InlineData(""" "LayerRule":{"Conditions":[{"Name":"BooleanCondition","Value":"perhaps"}]} """, "LayerRule.Conditions[0].Value", "neither true nor false")]
    [InlineData(""" "LayerRule":{"Conditions":[{"Name":"HomepageCondition","Value":1}]} """, "LayerRule.Conditions[0].Value", "neither true nor false")]
    [InlineData(""" "LayerRule":{"Conditions":[{"Name":"AllConditionGroup","Conditions":[{"Name":"UrlCondition","Value":[]}]}]} """, "LayerRule.Conditions[0].Conditions[0].Value", "not a text")]
    [InlineData(""" "LayerRule":{"Conditions":[{"Name":"UrlCondition","Value":"/","Operation":"StringEqualsOperator"}]} """, "LayerRule.Conditions[0].Operation", "not a JSON object")]
    public async Task A_value_that_no_rule_can_have_is_told_with_its_place(string layer, string path, string what)
    {
        await using var site = await Site.CreateAsync();
        var problem = Assert.Single(await site.RefuseAsync(Recipe.Of(Layer(layer))));
        Assert.Equal($"$.steps[0].Layers[0].{path}", problem.Path);
        Assert.Contains(what, problem.What);
        Assert.NotEmpty(problem.Mend);
    }

    [Theory]
    [InlineData(""" "Rule":"isHomepage()" """, "followed here")]
    [InlineData(""" "Rule":"query('x')" """, "does not hold on any page")]
    [InlineData(""" "Rule":"isHomepage()","LayerRule":{"Conditions":[{"Name":"BooleanCondition","Value":true}]} """, "its LayerRule counts")]
    [InlineData(""" "Description":"" """, "no LayerRule")]
    [InlineData(""" "LayerRule":{"Conditions":[]} """, "LayerRule has no conditions")]
    [InlineData(""" "LayerRule":{"Conditions":[{"Name":"AnyConditionGroup","Conditions":[]}]} """, "LayerRule.Conditions[0] has no conditions")]
    [InlineData(""" "LayerRule":{"Conditions":[{"Name":"JavascriptCondition","Script":"new Date() > 3"}]} """, "UrlCondition")]
    [InlineData(""" "LayerRule":{"Conditions":[{"Name":"IsAuthenticatedCondition"}]} """, "anonymous")]
    [InlineData(""" "LayerRule":{"Conditions":[{"$type":"Other.Models.MoonCondition, Other"}]} """, "“MoonCondition”")]
    [InlineData(""" "LayerRule":{"Conditions":[{"Name":"UrlCondition","Value":"/","Operation":{"$type":"Other.RegexOperator, Other"}}]} """, "“RegexOperator”")]
    public async Task A_layer_that_shows_nowhere_or_only_here_is_kept_as_it_came_and_the_report_says_why(string layer, string note)
    {
        await using var site = await Site.CreateAsync();
        var report = await site.ImportAsync(Recipe.Of(Layer(layer)));
        Assert.Contains(note, Assert.Single(report.Of(ReportKind.Note)).Detail);
        Assert.Equal($$"""{"Name":"L",{{layer.Trim()}}}""", Assert.Single(await site.Documents.AllAsync(SiteDocuments.Layers)).Json.GetRawText());
    }

    [Fact]
    public async Task A_layer_that_can_hold_has_nothing_said_of_it()
    {
        await using var site = await Site.CreateAsync();
        var report = await site.ImportAsync(Recipe.Of(Layer(""" "LayerRule":{"Conditions":[{"Name":"JavascriptCondition","Script":"isHomepage() || url('~/x*')"},{"Name":"IsAnonymousCondition"}]} """)));
        Assert.Equal(1, report.Count(ReportKind.Created));
        Assert.Equal(0, report.Count(ReportKind.Note));
    }

    private static string Layer(string members) => $$"""{"name":"layers","Layers":[{"Name":"L",{{members.Trim()}}}]}""";
}
