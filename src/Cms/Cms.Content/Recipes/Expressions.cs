using System.Text.Json;
using System.Text.RegularExpressions;
using Cms.Content.Model;

namespace Cms.Content.Recipes;

/// <summary>
/// Evaluates the expressions of one recipe. In an untrusted recipe they stay text. An id from <c>uuid()</c> follows from the recipe's name, the variable
/// or the entry it stands in: importing the same file again gives the same ids.
/// </summary>
public sealed partial class Expressions(RecipeFile recipe, RecipeOptions options, TimeProvider clock)
{
    private const string OldSection = "OrchardCore_";
    private const int MaxRounds = 20;
    private const int MaxOpenVariables = 20;

    // Short variables that are asked for often enough make any memory full.
    private const long MaxTotal = 256L << 20;
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> seeds = new(StringComparer.Ordinal);
    private readonly HashSet<string> keptTexts = new(StringComparer.Ordinal);
    private readonly List<KeptExpression> kept = [];
    private readonly SortedDictionary<string, int> called = new(StringComparer.Ordinal);
    private readonly List<KeptExpression> refused = [];
    private readonly Dictionary<string, string> programs = new(StringComparer.Ordinal);
    private long total;

    // The last program that was met while one text was evaluated.
    private string? program;

    /// <summary>Which functions ran, and how often: <c>uuid</c>, <c>variables</c>, <c>file:text</c> and so on.</summary>
    public IReadOnlyDictionary<string, int> Called => called;

    /// <summary>Expressions that stand in the result as they were written, because only the program that they were written for can evaluate them.</summary>
    public IReadOnlyList<KeptExpression> Kept => kept;

    /// <summary>Places where an empty text stands for a program of several statements: no program of a recipe runs here. Also where it stands in a variable that the place asks for.</summary>
    public IReadOnlyList<KeptExpression> Refused => refused;

    /// <summary>A step with all its texts evaluated. Throws a <see cref="RecipeException"/> that names the place.</summary>
    public RecipeStep Evaluate(RecipeStep step)
    {
        if (!ExpressionText.MayHold(step.Json))
            return step;
        return step with { Json = ContentJson.Parse(writer => Write(writer, step.Json, step, step.Path, new Seed(recipe.Key, ["step", step.Name]), 0)) };
    }

    private void Write(Utf8JsonWriter writer, JsonElement json, RecipeStep step, string path, Seed seed, int depth)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, step, $"{path}.{member.Name}", seed.At(member.Name), depth + 1);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                var index = 0;
                foreach (var entry in json.EnumerateArray())
                {
                    // An entry of a step's list is known by its own text, so that entries may come and go around it.
                    var inner = depth == 1 ? new Seed(recipe.Key, ["entry", Again(entry.GetRawText())]) : seed.At($"{index}");
                    if (ExpressionText.MayHold(entry))
                        Write(writer, entry, step, $"{path}[{index}]", inner, depth + 1);
                    else
                        entry.WriteTo(writer);
                    index++;
                }
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Text(json.GetString()!, step, path, seed));
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private string Text(string text, RecipeStep step, string path, Seed seed)
    {
        try
        {
            program = null;
            var value = Evaluate(text, seed);
            if (program is not null)
                refused.Add(new KeptExpression(path, program));
            if (keptTexts.Contains(value))
                kept.Add(new KeptExpression(path, value));
            return value;
        }
        catch (ExpressionException problem)
        {
            throw new RecipeException(new RecipeProblem(recipe.FileName, step.Number, step.Name, path, problem.What, problem.Mend), problem);
        }
    }

    /// <summary>One text: the value of an expression, again until it is none; a text in double brackets without the extra pair; any other text as it is.</summary>
    public string Evaluate(string text) => Evaluate(text, new Seed(recipe.Key, ["text", text]));

    private string Evaluate(string text, Seed seed) => ExpressionText.Unescape(options.Trusted ? Value(text, seed) : text);

    private string Value(string text, Seed seed)
    {
        for (var round = 0; ExpressionText.IsExpression(text) && !keptTexts.Contains(text); round++)
        {
            if (round == MaxRounds)
                throw new ExpressionException("The expression gives an expression again, and so on without end.", "Write the value itself.");
            if (IsProgram(text))
            {
                program = text;
                return "";
            }
            try
            {
                text = text.StartsWith("[js:", StringComparison.Ordinal)
                    ? new ExpressionParser(text[4..^1], (name, arguments) => Call(name, arguments, seed), clock).Evaluate()
                    : File(text[6..^1]);
            }
            catch (ForeignFunctionException)
            {
                keptTexts.Add(text);
            }
        }
        return text;
    }

    private object? Call(string name, IReadOnlyList<object?> arguments, Seed seed)
    {
        var value = Result(name, arguments, seed);
        Count(name);
        Spend(value as string);
        return value;
    }

    private void Spend(string? value)
    {
        total += value?.Length ?? 0;
        if (total > MaxTotal)
            throw new ExpressionException($"The expressions of the recipe give more than {MaxTotal:N0} characters together.", "Ask for a large text less often, or put it beside the recipe as a file.");
    }

    private void Count(string name) => called[name] = called.GetValueOrDefault(name) + 1;

    private object? Result(string name, IReadOnlyList<object?> arguments, Seed seed) => (name, arguments.Count) switch
    {
        ("uuid", 0) => seed.NextId(),
        ("base64", 1) => ExpressionFunctions.Base64(Word(arguments[0])),
        ("html", 1) => ExpressionFunctions.Html(Word(arguments[0])),
        ("gzip", 1) => ExpressionFunctions.Gzip(Word(arguments[0])),
        ("variables", 1) => Variable(Word(arguments[0])),
        ("parameters", 1) => Parameter(Word(arguments[0])),
        ("configuration", 1) => Setting(Word(arguments[0])) ?? "",
        ("configuration", 2) => Setting(Word(arguments[0])) ?? arguments[1],
        ("getUrlPrefix", 0) => ExpressionFunctions.UrlPrefix("", false),
        ("getUrlPrefix", 1) => ExpressionFunctions.UrlPrefix(Word(arguments[0]), false),
        ("getUrlPrefix", 2) => ExpressionFunctions.UrlPrefix(Word(arguments[0]), arguments[1] is true),
        ("createWorkflowToken", _) => throw new ForeignFunctionException(),
        _ => throw new ExpressionException($"The function {name}() with {arguments.Count} arguments is not one that recipes may call here.",
            "Use uuid(), base64(text), html(text), gzip(text), variables(name), parameters(name), configuration(name, default) or getUrlPrefix(path, escaped), or write the value itself."),
    };

    private static string Word(object? argument) => argument as string ?? throw new ExpressionException("A function was given something that is not a text.", "Put the argument in quotes.");

    // Orchard 4 took the prefix from the sections of its own modules (OrchardCore_Admin:AdminUrlPrefix is Admin:AdminUrlPrefix there) and reads both.
    private string? Setting(string key) => options.Configuration is not { } read ? null
        : read(key) ?? read(key.StartsWith(OldSection, StringComparison.OrdinalIgnoreCase) ? key[OldSection.Length..] : OldSection + key);

    private string Variable(string name)
    {
        program = programs.GetValueOrDefault(name) ?? program;
        if (variables.TryGetValue(name, out var known))
            return known;
        if (!recipe.Variables.TryGetValue(name, out var text))
            throw new ExpressionException($"The recipe has no variable '{name}'.", $"Add it to \"variables\"{(recipe.Variables.Count == 0 ? "" : $", or use one of: {string.Join(", ", recipe.Variables.Keys)}")}.");
        if (!open.Add(name))
            throw new ExpressionException($"The variable '{name}' asks for itself.", "Give it a value of its own.");
        if (open.Count > MaxOpenVariables)
        {
            open.Remove(name);
            throw new ExpressionException($"The variables ask for one another more than {MaxOpenVariables} deep, at '{name}'.", "Give some of them values of their own.");
        }
        var before = program;
        program = null;
        string value;
        try
        {
            value = Value(text, new Seed(recipe.Key, ["variable", name]));
        }
        finally
        {
            // Also when it failed: the next place that asks for it is told the same.
            open.Remove(name);
        }
        if (program is not null)
            programs[name] = program;
        program ??= before;
        return variables[name] = value;
    }

    // Outside of a set-up there is no new administrator: who imports is who the recipe's content belongs to.
    private string Parameter(string name) => options.Parameters.TryGetValue(name, out var value) ? value
        : name == "AdminUserId" ? options.Actor.UserId
        : name == "AdminUsername" ? options.Actor.UserName
        : throw new ExpressionException($"The parameter '{name}' was not given.", $"Give it when you import{(options.Parameters.Count == 0 ? "" : $"; given were: {string.Join(", ", options.Parameters.Keys)}")}.");

    private string File(string call)
    {
        var match = FileCall().Match(call);
        if (!match.Success)
            throw new ExpressionException("This file expression is not known.", "Write [file:text('path')] or [file:base64('path')].");
        if (recipe.Folder is null)
            throw new ExpressionException("The recipe came without a folder, so it cannot read files.", "Import it together with its files.");
        try
        {
            Count($"file:{match.Groups["as"].Value}");
            var value = match.Groups["as"].Value == "text" ? recipe.Folder.Text(match.Groups["path"].Value) : Convert.ToBase64String(recipe.Folder.Bytes(match.Groups["path"].Value));
            Spend(value);
            return value;
        }
        catch (RecipePathException problem)
        {
            throw new ExpressionException(problem.What, problem.Mend);
        }
    }

    // The same entry twice in one recipe is two entries: the second gets ids of its own.
    private string Again(string text)
    {
        var key = ContentIds.Derive(text);
        var count = seeds[key] = seeds.GetValueOrDefault(key) + 1;
        return $"{key}/{count}";
    }

    private static bool IsProgram(string text) => text.StartsWith("[js:", StringComparison.Ordinal) && Statement().IsMatch(text);

    [GeneratedRegex(@"^\[js:\s*(const|let|var|function|if|for|while|return)\b")]
    private static partial Regex Statement();

    [GeneratedRegex(@"^\s*(?<as>text|base64)\('(?<path>[^']+)'\)\s*(;\s*)?$")]
    private static partial Regex FileCall();

    /// <summary>The place that makes the ids of <c>uuid()</c>; a second call at the same place gives another id.</summary>
    private sealed class Seed(string recipeKey, string[] words)
    {
        private int count;

        public Seed At(string step) => new(recipeKey, [.. words, step]);

        public string NextId() => ContentIds.Derive(["uuid", recipeKey, .. words, $"{count++}"]);
    }
}

/// <summary>An expression that was left as it was written. <paramref name="Path"/> says where it stands in the recipe.</summary>
public sealed record KeptExpression(string Path, string Text);

/// <summary>A function that means something only in the program that the recipe was written for: the whole expression stays as it is.</summary>
internal sealed class ForeignFunctionException : Exception;
