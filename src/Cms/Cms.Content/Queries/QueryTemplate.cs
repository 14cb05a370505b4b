using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cms.Content.Model;

namespace Cms.Content.Queries;

/// <summary>A query that this program does not run, and which of it is why, in one sentence.</summary>
public sealed class QueryNotRunException(string reason) : Exception(reason);

/// <summary>A value that whoever asks gave, or left out, and that the query cannot use: what is wrong and how to mend it.</summary>
public sealed class QueryParameterException(string message) : Exception(message);

/// <param name="Name">The name in the template, as <c>{{ name }}</c>.</param>
/// <param name="Default">What stands in its place when it is not given; null for one that must be given.</param>
public sealed record QueryParameter(string Name, string? Default);

/// <summary>
/// The JSON of a template with its parameters taken out of it. A parameter is never written into the JSON: a mark stands for it, the JSON is read once, and the value
/// takes the mark's place within a text that was read already. So no value can add a clause.
/// </summary>
internal sealed partial class QueryTemplate
{
    private const char Open = '\uE000', Close = '\uE001';

    private readonly List<QueryParameter> parameters = [];

    /// <exception cref="QueryNotRunException">Other Liquid than parameters, or no JSON.</exception>
    public QueryTemplate(string template)
    {
        if (template.Contains(Open) || template.Contains(Close) || template.Contains("{%", StringComparison.Ordinal))
            throw new QueryNotRunException("Its template has Liquid tags ({% ... %}), which are not run here.");
        try
        {
            Json = ContentJson.Parse(Marked(template));
        }
        catch (JsonException)
        {
            throw new QueryNotRunException("Its template is not JSON with parameters in it.");
        }
        if (Json.ValueKind is not JsonValueKind.Object)
            throw new QueryNotRunException("Its template is not a JSON object.");
    }

    public JsonElement Json { get; }

    /// <summary>A text of the template with its parameters' values.</summary>
    /// <exception cref="QueryParameterException">A parameter without a default was not given.</exception>
    public string Fill(string text, IReadOnlyDictionary<string, string> values) => Mark().Replace(text, match =>
    {
        var parameter = parameters[int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)];
        return values.TryGetValue(parameter.Name, out var value) ? value : parameter.Default
            ?? throw new QueryParameterException($"The query needs the parameter '{parameter.Name}'. Give it as parameters={{\"{parameter.Name}\":\"...\"}}.");
    });

    public static bool HasParameter(string text) => text.Contains(Open);

    /// <summary>A name of the template for people: parameters are shown as such.</summary>
    public string Said(string text) => Mark().Replace(text, match => $"{{{{ {parameters[int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)].Name} }}}}");

    private string Marked(string template)
    {
        var json = new StringBuilder();
        var isInText = false;
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] == '{' && at + 1 < template.Length && template[at + 1] == '{' && Expression().Match(template, at) is { Success: true } match)
            {
                var mark = $"{Open}{Add(match.Groups[1].Value)}{Close}";
                json.Append(isInText ? mark : $"\"{mark}\"");
                at += match.Length - 1;
                continue;
            }
            if (template[at] == '"')
                isInText = !isInText;
            json.Append(template[at]);
            if (isInText && template[at] == '\\' && at + 1 < template.Length)
                json.Append(template[++at]);
        }
        return json.ToString();
    }

    private int Add(string expression)
    {
        if (Plain().Match(expression) is not { Success: true } match)
            throw new QueryNotRunException($"Its template has the Liquid “{{{{{expression}}}}}”. Only {{{{ name }}}} and {{{{ name | default: 'value' }}}} are filled in here.");
        var given = match.Groups["text"].Success ? match.Groups["text"].Value : match.Groups["bare"].Success ? match.Groups["bare"].Value : null;
        parameters.Add(new QueryParameter(match.Groups["name"].Value, given));
        return parameters.Count - 1;
    }

    [GeneratedRegex(@"\G\{\{(.*?)\}\}", RegexOptions.Singleline)]
    private static partial Regex Expression();

    [GeneratedRegex(@"^\s*(?<name>[A-Za-z_][A-Za-z0-9_-]*)\s*(\|\s*default\s*:\s*('(?<text>[^']*)'|""(?<text>[^""]*)""|(?<bare>-?[0-9]+(\.[0-9]+)?|true|false))\s*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();

    [GeneratedRegex("\uE000([0-9]+)\uE001")]
    private static partial Regex Mark();
}
