using Cms.Content.Model;
using Cms.Web.Display.Zones;

namespace Cms.Web.Tests.Display;

public sealed class LayerRuleTests
{
    private static readonly LayerFacts Article = new("/conditions/fibroids", false, "en", "Article");
    private static readonly LayerFacts Home = new("/", true, "en", "HomePage");

    [Fact]
    public void A_layer_without_conditions_shows_everywhere() => Assert.True(Holds("[]", Article));

    [Fact]
    public void A_homepage_layer_shows_on_the_home_page_only()
    {
        const string Rule = """[{ "Name": "HomepageCondition", "Value": true }]""";
        Assert.True(Holds(Rule, Home));
        Assert.False(Holds(Rule, Article));
    }

    [Theory]
    [InlineData("StringStartsWithOperator", "~/conditions", true)]
    [InlineData("StringStartsWithOperator", "/programs", false)]
    [InlineData("StringNotContainsOperator", "fibroids", false)]
    [InlineData("StringEqualsOperator", "/CONDITIONS/fibroids", true)]
    public void An_address_is_compared_as_the_operator_says(string name, string value, bool holds) =>
        Assert.Equal(holds, Holds($$"""[{ "Name": "UrlCondition", "Value": "{{value}}", "Operation": { "$type": "OrchardCore.Rules.Models.{{name}}, OrchardCore.Rules", "CaseSensitive": false } }]""", Article));

    [Fact]
    public void All_conditions_must_hold_and_any_group_needs_one()
    {
        const string Any = """{ "Name": "AnyConditionGroup", "Conditions": [{ "Name": "BooleanCondition", "Value": false }, { "Name": "BooleanCondition", "Value": true }] }""";
        Assert.True(Holds($"[{Any}]", Article));
        Assert.False(Holds($$"""[{{Any}}, { "Name": "BooleanCondition", "Value": false }]""", Article));
    }

    [Theory]
    [InlineData("IsAuthenticatedCondition"), InlineData("JavascriptCondition"), InlineData("SomethingNew")]
    public void A_condition_that_depends_on_the_visitor_or_is_unknown_does_not_hold(string name) => Assert.False(Holds($$"""[{ "Name": "{{name}}" }]""", Article));

    private static bool Holds(string conditions, LayerFacts facts) => LayerRule.Holds(ContentJson.Parse($$"""{ "LayerRule": { "Conditions": {{conditions}} } }"""), facts);
}
