using System.Text.Json;
using Cms.Content.Model;

namespace Cms.Content.Layers;

/// <summary>What a layer's conditions may look at. Pages are kept for everyone, so who is looking never decides: every visitor counts as anonymous.</summary>
public sealed record LayerFacts(string Path, bool IsHome, string Culture, string? ContentType);

/// <summary>Orchard's layer rules: all conditions of a layer must hold. A condition this program does not know does not hold, and neither does a rule without any.</summary>
public static class LayerRule
{
    internal static readonly string[] Operators =
    [
        "StringEqualsOperator", "StringNotEqualsOperator", "StringStartsWithOperator", "StringNotStartsWithOperator",
        "StringEndsWithOperator", "StringNotEndsWithOperator", "StringContainsOperator", "StringNotContainsOperator",
    ];

    /// <summary>A layer of an Orchard before 1.0 has a script in <c>Rule</c> and no <c>LayerRule</c>: it means what it meant there.</summary>
    public static bool Holds(JsonElement layer, LayerFacts facts) => HasRule(layer, out var rule) ? All(rule, facts) : LayerScript.Holds(ScriptOf(layer), facts) is true;

    internal static bool HasRule(JsonElement layer, out JsonElement rule) => ContentJson.TryGet(layer, "LayerRule", out rule) && rule.ValueKind is not JsonValueKind.Null;

    internal static string? ScriptOf(JsonElement layer) => ContentJson.GetString(layer, "Rule") is { Length: > 0 } script ? script : null;

    private static bool All(JsonElement group, LayerFacts facts) => Conditions(group).Any() && Conditions(group).All(condition => One(condition, facts));

    // Orchard finds a condition by its name; one that was written by hand may have its class only.
    internal static string Kind(JsonElement condition) => ContentJson.GetString(condition, "Name") is { Length: > 0 } name ? name : LooseValues.ClassOf(condition);

    internal static IEnumerable<JsonElement> Conditions(JsonElement group) =>
        ContentJson.TryGet(group, "Conditions", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static bool One(JsonElement condition, LayerFacts facts) => Kind(condition) switch
    {
        "BooleanCondition" => ContentJson.GetBoolean(condition, "Value"),
        "HomepageCondition" => ContentJson.GetBoolean(condition, "Value") == facts.IsHome,
        "UrlCondition" => Compare(condition, facts.Path),
        "CultureCondition" => Compare(condition, facts.Culture),
        "ContentTypeCondition" => facts.ContentType is { } type && Compare(condition, type),
        "RoleCondition" => Compare(condition, "Anonymous"),
        "IsAnonymousCondition" => true,
        "JavascriptCondition" => LayerScript.Holds(ContentJson.GetString(condition, "Script"), facts) is true,
        "AllConditionGroup" => All(condition, facts),
        "AnyConditionGroup" => Conditions(condition).Any(inner => One(inner, facts)),
        _ => false,
    };

    private static bool Compare(JsonElement condition, string actual)
    {
        var value = (ContentJson.GetString(condition, "Value") ?? "").Replace("~/", "/", StringComparison.Ordinal);
        ContentJson.TryGet(condition, "Operation", out var operation);
        var compare = ContentJson.GetBoolean(operation, "CaseSensitive") ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return LooseValues.ClassOf(operation) switch
        {
            // A condition that was written by hand may say no operator at all.
            "" or "StringEqualsOperator" => actual.Equals(value, compare),
            "StringNotEqualsOperator" => !actual.Equals(value, compare),
            "StringStartsWithOperator" => actual.StartsWith(value, compare),
            "StringNotStartsWithOperator" => !actual.StartsWith(value, compare),
            "StringEndsWithOperator" => actual.EndsWith(value, compare),
            "StringNotEndsWithOperator" => !actual.EndsWith(value, compare),
            "StringContainsOperator" => actual.Contains(value, compare),
            "StringNotContainsOperator" => !actual.Contains(value, compare),
            _ => false,
        };
    }
}
