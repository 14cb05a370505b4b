using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cms.Content.Model;
using Cms.Content.Routing;

namespace Cms.Content.Recipes;

/// <summary>What a pattern sees of an item: its own facts and parts, and the item it stands in, when there is one.</summary>
public sealed record PatternItem(ContentItem Item, string? DisplayText)
{
    public Func<PatternItem?> Container { get; init; } = () => null;
}

/// <summary>
/// The part of Liquid that title, address and alias patterns use: <c>{{ Model.ContentItem | container | display_text | slugify }}/…</c>.
/// A pattern with anything else in it is left unevaluated: <see cref="Evaluate"/> then says why instead.
/// </summary>
public static partial class LiquidPattern
{
    /// <summary>The default address pattern of Orchard.</summary>
    public const string Autoroute = "{{ ContentItem.DisplayText | slugify }}";

    /// <summary>The text, or null and what of the pattern is not known.</summary>
    public static (string? Text, string? Unknown) Evaluate(string pattern, PatternItem item)
    {
        if (pattern.Contains("{%", StringComparison.Ordinal))
            return (null, "a tag ({% … %})");
        var text = new StringBuilder();
        var at = 0;
        foreach (var output in Outputs().EnumerateMatches(pattern))
        {
            text.Append(pattern, at, output.Index - at);
            var (value, unknown) = Output(pattern.Substring(output.Index, output.Length).Trim('{', '}', '-', ' '), item);
            if (unknown is not null)
                return (null, unknown);
            text.Append(value as string ?? (value as PatternItem)?.DisplayText);
            at = output.Index + output.Length;
        }
        return (text.Append(pattern, at, pattern.Length - at).ToString().Trim(), null);
    }

    private static (object? Value, string? Unknown) Output(string expression, PatternItem item)
    {
        var steps = Pipes().Split(expression);
        if (!TryPath(steps[0].Trim(), item, out var value))
            return (null, $"'{steps[0].Trim()}'");
        foreach (var step in steps.Skip(1))
        {
            var (name, argument) = Filter(step);
            if (!TryFilter(name, argument, ref value))
                return (null, $"the filter '{name}'");
        }
        return (value, null);
    }

    private static bool TryPath(string path, PatternItem item, out object? value)
    {
        value = null;
        if (path is ['\'' or '"', .. var literal, '\'' or '"'])
        {
            value = literal;
            return true;
        }
        var steps = path.Split('.');
        if (steps is ["Model", ..])
            steps = steps[1..];
        if (steps is not ["ContentItem", ..])
            return false;
        if (steps.Length == 1)
        {
            value = item;
            return true;
        }
        value = steps[1] switch
        {
            nameof(ContentItem.DisplayText) => item.DisplayText ?? "",
            nameof(ContentItem.ContentItemId) => item.Item.ContentItemId,
            nameof(ContentItem.ContentType) => item.Item.ContentType,
            nameof(ContentItem.Owner) => item.Item.Owner ?? "",
            nameof(ContentItem.Author) => item.Item.Author ?? "",
            "Content" => Member(item.Item.Content, steps[2..]),
            _ => null,
        };
        return value is not null;
    }

    private static string? Member(JsonElement json, string[] steps)
    {
        foreach (var step in steps)
        {
            if (!ContentJson.TryGet(json, step, out json))
                return "";
        }
        return json.ValueKind is JsonValueKind.Null ? "" : ContentJson.AsText(json);
    }

    private static (string Name, string? Argument) Filter(string step)
    {
        var colon = step.IndexOf(':');
        return colon < 0 ? (step.Trim(), null) : (step[..colon].Trim(), step[(colon + 1)..].Trim().Trim('\'', '"'));
    }

    private static bool TryFilter(string name, string? argument, ref object? value)
    {
        var text = value as string;
        switch (name)
        {
            case "display_text" when value is null or PatternItem:
                value = (value as PatternItem)?.DisplayText ?? "";
                return true;
            case "container" when value is PatternItem inner:
                value = inner.Container();
                return true;
            case "slugify" when text is not null: value = text.Length == 0 ? "" : Slugs.From(text); return true;
            case "downcase" when text is not null: value = text.ToLowerInvariant(); return true;
            case "upcase" when text is not null: value = text.ToUpperInvariant(); return true;
            case "strip" when text is not null: value = text.Trim(); return true;
            case "append" when text is not null && argument is not null: value = text + argument; return true;
            case "prepend" when text is not null && argument is not null: value = argument + text; return true;
            case "default" when text is not null && argument is not null: value = text.Length == 0 ? argument : text; return true;
            default: return false;
        }
    }

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.Singleline)]
    private static partial Regex Outputs();

    [GeneratedRegex(@"\|(?=(?:[^'""]*['""][^'""]*['""])*[^'""]*$)")]
    private static partial Regex Pipes();
}
