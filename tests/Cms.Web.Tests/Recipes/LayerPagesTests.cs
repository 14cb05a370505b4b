using System.Text.Json;
using System.Text.RegularExpressions;
using Cms.Content.Recipes;
using Cms.Web.Tests.Hosting;
using static Cms.Web.Tests.Recipes.ImportedSite;

namespace Cms.Web.Tests.Recipes;

/// <summary>Layers of a recipe, seen by the widgets that stand on the pages.</summary>
public sealed class LayerPagesTests
{
    private const string Yes = """{ "Name": "BooleanCondition", "Value": true }""";
    private const string No = """{ "Name": "BooleanCondition", "Value": false }""";

    /// <summary>A layer's conditions, and where its widget is seen: h on the home page, w on /notes/windfall, P on /Pruning.</summary>
    private static readonly (string Conditions, string Seen)[] Layers =
    [
        (Yes, "hwP"),
        (No, ""),
        ("", ""),
        ("""{ "Name": "BooleanCondition", "Value": "true" }""", "hwP"),
        ("""{ "Name": "HomepageCondition", "Value": true }""", "h"),
        ("""{ "$type": "OrchardCore.Rules.Models.HomepageCondition, OrchardCore.Rules", "Value": false }""", "wP"),
        (Url("Equals", "~/notes/windfall"), "w"),
        (Url("NotEquals", "~/notes/windfall"), "hP"),
        (Url("StartsWith", "~/notes"), "w"),
        (Url("NotStartsWith", "~/notes"), "hP"),
        (Url("EndsWith", "fall"), "w"),
        (Url("NotEndsWith", "fall"), "hP"),
        (Url("Contains", "run"), "P"),
        (Url("NotContains", "run"), "hw"),
        (Url("Equals", "~/pruning"), "P"),
        (Url("Equals", "~/pruning", caseSensitive: true), ""),
        (Url("Equals", "~/Pruning", caseSensitive: true), "P"),
        (Text("CultureCondition", "Equals", "EN"), "hwP"),
        (Text("CultureCondition", "Equals", "fr"), ""),
        (Text("ContentTypeCondition", "Equals", "Note"), "hwP"),
        (Text("ContentTypeCondition", "NotEquals", "Note"), ""),
        (Text("RoleCondition", "Equals", "Anonymous"), "hwP"),
        (Text("RoleCondition", "Equals", "Administrator"), ""),
        ("""{ "Name": "IsAnonymousCondition" }""", "hwP"),
        ("""{ "Name": "IsAuthenticatedCondition" }""", ""),
        ("""{ "Name": "NewCondition", "Value": true }""", ""),
        ($"{Yes}, {No}", ""),
        ($$"""{ "Name": "AllConditionGroup", "Conditions": [] }""", ""),
        ($$"""{ "Name": "AnyConditionGroup", "Conditions": [ {{No}}, { "Name": "AllConditionGroup", "Conditions": [ {{Yes}}, {{Url("StartsWith", "/notes")}} ] } ] }""", "w"),
        ($$"""{ "$type": "OrchardCore.Rules.Models.AnyConditionGroup, OrchardCore.Rules", "Conditions": [ {{No}} ] }, {{Yes}}""", ""),
        (Script("isHomepage()"), "h"),
        (Script("return !isHomepage() && url('~/notes*');"), "w"),
        (Script("isInRole('Anonymous') && culture('en') && (isAuthenticated() || url('~/pruning'))"), "P"),
        (Script("document.cookie || true"), ""),
    ];

    [Fact]
    public async Task Every_condition_and_operator_decides_where_a_widget_is_seen()
    {
        await using var site = await TestSite.StartAsync(_ => { });
        var report = await site.ImportAsync(Types,
            """{ "name": "settings", "HomeRoute": { "Action": "Display", "Controller": "Item", "Area": "OrchardCore.Contents", "ContentItemId": "home" } }""",
            Items([Note("home", "start"), Note("windfall", "notes/windfall"), Note("pruning", "Pruning"), .. Layers.Select((_, at) => Widget(at))]),
            $$"""{ "name": "layers", "Layers": [ {{string.Join(", ", Layers.Select((layer, at) => $$"""{ "Name": "L{{at}}", "LayerRule": { "Conditions": [ {{layer.Conditions}} ] } }"""))}} ] }""");

        var visitor = site.Browse();
        foreach (var (address, letter) in new[] { ("/", 'h'), ("/notes/windfall", 'w'), ("/Pruning", 'P') })
        {
            var page = await visitor.GetAsync(address);
            Assert.Equal(200, (int)page.Status);
            var seen = Regex.Matches(page.Html.QuerySelector("footer")!.TextContent, @"line\d+").Select(match => match.Value);
            Assert.Equal(Layers.Select((layer, at) => (layer.Seen, at)).Where(layer => layer.Seen.Contains(letter)).Select(layer => $"line{layer.at}").Order(), seen.Order());
        }
        Assert.Equal(["L2", "L24", "L25", "L27", "L33"], report.Of(ReportKind.Note).Select(line => line.What["layer ".Length..]).Where(name => name.StartsWith('L')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_layer_that_comes_again_with_another_rule_moves_its_widgets()
    {
        await using var site = await TestSite.StartAsync(_ => { });
        string Layer(string condition) => $$"""{ "name": "layers", "Layers": [ { "Name": "L0", "Rule": "isHomepage()", "LayerRule": { "Conditions": [ {{condition}} ] } } ] }""";
        await site.ImportAsync(Types, Items(Note("windfall", "windfall"), Widget(0)), Layer(No));
        var visitor = site.Browse();
        Assert.DoesNotContain("line0", (await visitor.GetAsync("/windfall")).Text);
        await site.ImportAsync(Layer(Yes));
        Assert.Contains("line0", (await visitor.GetAsync("/windfall")).Text);
    }

    [Fact]
    public async Task The_rule_of_a_layer_before_1_0_means_what_it_meant_there()
    {
        await using var site = await TestSite.StartAsync(_ => { });
        await site.ImportAsync(Types, """{ "name": "settings", "HomeRoute": { "ContentItemId": "home" } }""", Items(Note("home", "start"), Note("windfall", "windfall"), Widget(0), Widget(1), Widget(2), Widget(3)),
            """{ "name": "layers", "Layers": [ { "Name": "L0", "Rule": "true" }, { "Name": "L1", "Rule": "isHomepage()", "LayerRule": null }, { "Name": "L2", "Rule": "url('~/wind*') && !isAuthenticated()" }, { "Name": "L3", "Rule": "process.exit()" } ] }""");
        var visitor = site.Browse();
        Assert.Equal(["line0", "line1"], await SeenAsync("/"));
        Assert.Equal(["line0", "line2"], await SeenAsync("/windfall"));

        async Task<IEnumerable<string>> SeenAsync(string address) => Regex.Matches((await visitor.GetAsync(address)).Html.QuerySelector("footer")!.TextContent, @"line\d+").Select(match => match.Value).Order();
    }

    private static string Widget(int at) =>
        $$$"""{ "ContentType": "Line", "ContentItemId": "line{{{at}}}", "DisplayText": "Line", "Latest": true, "Published": true, "LayerMetadata": { "Layer": "L{{{at}}}", "Zone": "Footer", "Position": {{{at}}} }, "Line": { "Words": { "Text": "line{{{at}}}" } } }""";

    private static string Url(string name, string value, bool caseSensitive = false) => Text("UrlCondition", name, value, caseSensitive);

    private static string Text(string condition, string name, string value, bool caseSensitive = false) =>
        $$"""{ "Name": "{{condition}}", "Value": "{{value}}", "Operation": { "$type": "OrchardCore.Rules.Models.String{{name}}Operator, OrchardCore.Rules", "CaseSensitive": {{(caseSensitive ? "true" : "false")}} } }""";

    private static string Script(string script) => $$"""{ "Name": "JavascriptCondition", "Script": {{JsonSerializer.Serialize(script)}} }""";
}
