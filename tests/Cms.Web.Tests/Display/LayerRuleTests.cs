using Cms.Content.Layers;
using Cms.Content.Model;

namespace Cms.Web.Tests.Display;

public sealed class LayerRuleTests
{
    private static readonly LayerFacts Article = new("/conditions/fibroids", false, "en", "Article");
    private static readonly LayerFacts Home = new("/", true, "en", "HomePage");

    /// <summary>As Orchard has it: a rule and a group of all hold by their conditions, not by having none.</summary>
    [Theory]
    [InlineData("[]"), InlineData("""[{ "Name": "AllConditionGroup", "Conditions": [] }]"""), InlineData("""[{ "Name": "AnyConditionGroup", "Conditions": [] }]""")]
    public void A_rule_or_a_group_without_conditions_does_not_hold(string conditions) => Assert.False(Holds(conditions, Article));

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
    [InlineData("StringNotStartsWithOperator", "/conditions", false)]
    [InlineData("StringNotStartsWithOperator", "/programs", true)]
    [InlineData("StringEndsWithOperator", "/fibroids", true)]
    [InlineData("StringEndsWithOperator", "/fibroid", false)]
    [InlineData("StringNotEndsWithOperator", "/fibroids", false)]
    [InlineData("StringNotEndsWithOperator", "/fibroid", true)]
    [InlineData("StringContainsOperator", "ions/fib", true)]
    [InlineData("StringContainsOperator", "programs", false)]
    [InlineData("StringNotContainsOperator", "fibroids", false)]
    [InlineData("StringNotContainsOperator", "programs", true)]
    [InlineData("StringEqualsOperator", "/CONDITIONS/fibroids", true)]
    [InlineData("StringEqualsOperator", "/conditions", false)]
    [InlineData("StringNotEqualsOperator", "/conditions", true)]
    [InlineData("StringNotEqualsOperator", "/CONDITIONS/fibroids", false)]
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

    [Fact]
    public void A_condition_without_a_name_is_known_by_its_class() =>
        Assert.True(Holds("""[{ "$type": "OrchardCore.Rules.Models.HomepageCondition, OrchardCore.Rules", "Value": true }]""", Home));

    [Fact]
    public void An_operator_that_is_not_known_does_not_hold_and_one_that_is_missing_asks_for_the_same()
    {
        Assert.False(Holds("""[{ "Name": "UrlCondition", "Value": "/conditions/fibroids", "Operation": { "$type": "Other.RegexOperator, Other" } }]""", Article));
        Assert.True(Holds("""[{ "Name": "UrlCondition", "Value": "/conditions/fibroids" }]""", Article));
    }

    [Fact]
    public void Case_counts_where_the_operator_says_so() =>
        Assert.False(Holds("""[{ "Name": "UrlCondition", "Value": "/CONDITIONS/fibroids", "Operation": { "$type": "OrchardCore.Rules.Models.StringEqualsOperator, OrchardCore.Rules", "CaseSensitive": true } }]""", Article));

    [Theory]
    [InlineData("isHomepage()", false)]
    [InlineData("return !isHomepage();", true)]
    [InlineData("url('~/conditions*') && !isAuthenticated()", true)]
    [InlineData("url('~/conditions')", false)]
    [InlineData("url('/conditions/fibroids/')", true)]
    [InlineData("isHomepage() || (isAnonymous() && culture('EN'))", true)]
    [InlineData("isInRole('Administrator') || false", false)]
    [InlineData("isInRole(\"Anonymous\")", true)]
    [InlineData("true && true || false", true)]
    [InlineData("", null)]
    [InlineData("true; alert(1)", null)]
    [InlineData("true || alert()", null)]
    [InlineData("url('~/x", null)]
    [InlineData("(true", null)]
    [InlineData("new Date() > 3", null)]
    [InlineData("url('conditions*')", true)]
    [InlineData("url('~/')", false)]
    [InlineData("returntrue", null)]
    [InlineData("isHomepage", null)]
    [InlineData("url()", null)]
    public void A_script_is_read_as_the_questions_that_layers_ask_and_nothing_of_it_runs(string script, bool? holds)
    {
        Assert.Equal(holds, LayerScript.Holds(script, Article));
        Assert.Equal(holds is true, Holds($$"""[{ "Name": "JavascriptCondition", "Script": {{System.Text.Json.JsonSerializer.Serialize(script)}} }]""", Article));
    }

    [Fact]
    public void A_script_nested_without_end_is_left() => Assert.Null(LayerScript.Holds(new string('(', 1900), Article));

    private static bool Holds(string conditions, LayerFacts facts) => LayerRule.Holds(ContentJson.Parse($$"""{ "LayerRule": { "Conditions": {{conditions}} } }"""), facts);
}
