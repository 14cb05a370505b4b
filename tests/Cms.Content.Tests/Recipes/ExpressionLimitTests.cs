using System.Text;
using System.Text.Json.Nodes;
using Cms.Content.Recipes;

namespace Cms.Content.Tests.Recipes;

/// <summary>Expressions that are made to take all memory, all time or the whole stack end soon: with a value, or with an error that names its place.</summary>
public sealed class ExpressionLimitTests : IDisposable
{
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
    public async Task A_file_expression_with_very_much_white_space_is_refused()
    {
        RecipeException? refused = null;
        await EndsAsync(() => Evaluate([], out refused, $"[file:text('page.html'){new string(' ', 1_000_000)}x]"));
        Assert.Contains("not known", Assert.Single(refused!.Problems).What);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task Whatever_is_written_gives_a_value_or_an_error_with_its_place_and_reads_nothing_outside_the_package(int seed)
    {
        const string secret = "what-no-recipe-may-read";
        File.WriteAllText(Path.Combine(outside, "secret.txt"), secret);
        Directory.CreateDirectory(Path.Combine(folder, "sub"));
        File.WriteAllText(Path.Combine(folder, "sub", "other.txt"), "other");
        File.CreateSymbolicLink(Path.Combine(folder, "link.txt"), Path.Combine(outside, "secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "linked"), outside);
        var written = new WrittenExpressions(new Random(seed), outside);
        var variables = new JsonObject(Enumerable.Range(0, 6).Select(number => KeyValuePair.Create($"v{number}", (JsonNode?)written.Text())));
        var seen = 0;
        for (var at = 0; at < 60; at++)
        {
            var text = written.Text();
            RecipeException? refused = null;
            var answer = "";
            await EndsAsync(() => answer = Evaluate(variables, out refused, text));
            Assert.DoesNotContain(secret, answer);
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)), answer);
            seen += refused is null ? 1 : 0;
            foreach (var problem in refused?.Problems ?? [])
            {
                Assert.StartsWith("$.steps[0].a[0]", problem.Path, StringComparison.Ordinal);
                Assert.NotEmpty(problem.What);
                Assert.NotEmpty(problem.Mend);
            }
        }
        // Neither all nor none of what is written means something.
        Assert.InRange(seen, 1, 59);
    }

    // A guard: what does not end fails here instead of holding up the run.
    private static Task EndsAsync(Action work) => Task.Run(work).WaitAsync(TimeSpan.FromMinutes(1));

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

/// <summary>Random expressions: calls within calls, sums, paths that lead out of a package by every way, odd letters, brackets that do not close. A seed writes the same always.</summary>
internal sealed class WrittenExpressions(Random random, string outside)
{
    private static readonly string[] Functions = ["base64", "html", "gzip", "variables", "parameters", "configuration", "getUrlPrefix", "uuid", "process", "constructor"];
    private static readonly string[] Steps = ["..", ".", "sub", "other.txt", "page.html", "secret.txt", "link.txt", "linked", "", "~", "%2e%2e", "..%2f", "....", "C:", "*", " ..", "..\\..", "page.html\0", "\u202e", "/etc/passwd", new('x', 5000)];
    private static readonly string[] Odd = ["", "1", "-1", "1e308", "'", "\"", "\\'", "\\u0000", "💧", "]", "[", "[js:", "]]", "/*", "//", "`${1}`", "true", "null", "NaN", "(", ")", ",", "+", "H4sIAAAAAAAA", "PHA+", "&lt;script&gt;"];

    public string Text() => random.Next(10) switch
    {
        < 3 => $"[file:{One("text", "base64", "delete")}('{Path()}')]",
        < 9 => $"[js: {Expression(0)}]",
        _ => Any(Odd) + Any(Odd),
    };

    private string Expression(int depth) => random.Next(depth > 5 ? 3 : 9) switch
    {
        0 => Any(Odd),
        1 => $"'{Any(Odd).Replace("'", "", StringComparison.Ordinal)}'",
        2 => $"variables('v{random.Next(8)}')",
        3 or 4 => $"{Any(Functions)}({string.Join(", ", Enumerable.Range(0, random.Next(3)).Select(_ => Expression(depth + 1)))})",
        5 or 6 => $"{Expression(depth + 1)} + {Expression(depth + 1)}",
        7 => $"({Expression(depth + 1)})",
        _ => $"'[file:text(\\'{Path()}\\')]'",
    };

    private string Path() => random.Next(6) == 0 ? System.IO.Path.Combine(outside, "secret.txt") : string.Join('/', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Any(Steps)));

    private string One(params string[] choices) => Any(choices);

    private string Any(string[] choices) => choices[random.Next(choices.Length)];
}
