using System.Diagnostics;
using System.Text.Json.Nodes;
using Cms.Content.Recipes;

namespace Cms.Content.Tests.Recipes;

/// <summary>Expressions that are made to take all memory, all time or the whole stack end soon: with a value, or with an error that names its place.</summary>
public sealed class ExpressionLimitTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly string outside = Directory.CreateTempSubdirectory("cms-expression-limits-").FullName;
    private readonly string folder;

    public ExpressionLimitTests()
    {
        folder = Directory.CreateDirectory(Path.Combine(outside, "package")).FullName;
        File.WriteAllText(Path.Combine(folder, "page.html"), "<p>Hi</p>");
    }

    [Fact]
    public void A_long_chain_of_variables_ends_with_an_error()
    {
        var chain = new JsonObject(Enumerable.Range(0, 20_000).Select(number => KeyValuePair.Create($"v{number}", (JsonNode?)$"[js: variables('v{number + 1}')]")));
        Evaluate(chain, out var refused, "[js: variables('v0')]");
        Assert.Contains("more than 20 deep", Assert.Single(refused!.Problems).What);
    }

    [Fact]
    public void Variables_that_double_each_other_end_with_an_error()
    {
        var doubling = new JsonObject { ["v0"] = new string('x', 1 << 20) };
        for (var number = 1; number < 15; number++)
            doubling[$"v{number}"] = $"[js: variables('v{number - 1}') + variables('v{number - 1}')]";
        Evaluate(doubling, out var refused, "[js: variables('v14')]");
        Assert.Contains("a text of more than", Assert.Single(refused!.Problems).What);
    }

    [Fact]
    public void A_large_variable_in_many_places_ends_with_an_error()
    {
        Evaluate(new JsonObject { ["big"] = new string('x', 8 << 20) }, out var refused, [.. Enumerable.Repeat("[js: variables('big')]", 40)]);
        var problem = Assert.Single(refused!.Problems);
        Assert.Contains("characters together", problem.What);
        Assert.EndsWith(".a[32]", problem.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_expression_with_very_much_white_space_is_refused_soon()
    {
        var started = Stopwatch.GetTimestamp();
        Evaluate([], out var refused, $"[file:text('page.html'){new string(' ', 1_000_000)}x]");
        Assert.Contains("not known", Assert.Single(refused!.Problems).What);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Limit);
    }

    private string Evaluate(JsonObject variables, out RecipeException? refused, params string[] texts)
    {
        var json = new JsonObject { ["name"] = "R", ["variables"] = variables.DeepClone(), ["steps"] = new JsonArray(new JsonObject { ["name"] = "x", ["a"] = new JsonArray([.. texts.Select(text => (JsonNode)text)]) }) };
        var recipe = RecipeReader.Read(json.ToJsonString(), "r.recipe.json", new RecipeFolder(folder));
        try
        {
            refused = null;
            return string.Concat(JsonNode.Parse(new Expressions(recipe, new RecipeOptions { Trusted = true }, new Clock()).Evaluate(recipe.Steps[0]).Json.GetRawText())!["a"]!.AsArray().Select(value => value!.GetValue<string>()));
        }
        catch (RecipeException problem)
        {
            refused = problem;
            return problem.Message;
        }
    }

    public void Dispose() => Directory.Delete(outside, recursive: true);
}
