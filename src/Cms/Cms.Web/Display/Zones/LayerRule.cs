using System.Text.Json;
using Cms.Content.Model;

namespace Cms.Web.Display.Zones;

/// <summary>What a layer's conditions may look at. Pages are kept for everyone, so who is looking never decides: every visitor counts as anonymous.</summary>
public sealed record LayerFacts(string Path, bool IsHome, string Culture, string? ContentType);

/// <summary>Orchard's layer rules: all conditions of a layer must hold. A condition this program does not know does not hold, and neither does a rule without any.</summary>
public static class LayerRule
{
    public static bool Holds(JsonElement layer, LayerFacts facts) => ContentJson.TryGet(layer, "LayerRule", out var rule) && All(rule, facts);

    private static bool All(JsonElement group, LayerFacts facts) => Conditions(group).Any() && Conditions(group).All(condition => One(condition, facts));

    // Orchard finds a condition by its name; one that was written by hand may have its class only.
    private static string Kind(JsonElement condition) =>
        ContentJson.GetString(condition, "Name") is { Length: > 0 } name ? name : ContentJson.GetString(condition, "$type")?.Split(',')[0].Split('.')[^1] ?? "";

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
        return (ContentJson.GetString(operation, "$type")?.Split(',')[0].Split('.')[^1] ?? "") switch
        {
            "StringNotEqualsOperator" => !actual.Equals(value, compare),
            "StringStartsWithOperator" => actual.StartsWith(value, compare),
            "StringNotStartsWithOperator" => !actual.StartsWith(value, compare),
            "StringEndsWithOperator" => actual.EndsWith(value, compare),
            "StringNotEndsWithOperator" => !actual.EndsWith(value, compare),
            "StringContainsOperator" => actual.Contains(value, compare),
            "StringNotContainsOperator" => !actual.Contains(value, compare),
            _ => actual.Equals(value, compare),
        };
    }

    private static IEnumerable<JsonElement> Conditions(JsonElement group) =>
        ContentJson.TryGet(group, "Conditions", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
}
