using System.Text.Json;
using Cms.Content.Model;

namespace Cms.Content.Layers;

/// <summary>
/// What an import says of a layer: values that no rule can have are problems, what cannot hold on any page of this program is a note with a way round.
/// Paths are within the layer, such as <c>LayerRule.Conditions[1].Value</c>.
/// </summary>
internal sealed class LayerReview
{
    private const string Compared = "UrlCondition, CultureCondition, RoleCondition or ContentTypeCondition";

    private const string Questions = "this program runs no scripts and reads only isHomepage(), isAnonymous(), isAuthenticated(), isInRole('...'), url('~/...*'), culture('...'), true and false, with !, &&, || and parentheses.";

    private static readonly LayerFacts Anywhere = new("/", false, "", null);

    private LayerReview(JsonElement layer)
    {
        var hasRule = LayerRule.HasRule(layer, out var rule);
        if (LayerRule.ScriptOf(layer) is { } script)
        {
            if (hasRule)
                Notes.Add($"Its Rule “{script}” is of an Orchard before 1.0 and does not count: its LayerRule counts.");
            else if (LayerScript.Holds(script, Anywhere) is null)
                Notes.Add($"Its Rule “{script}”, of an Orchard before 1.0, does not hold on any page: {Questions} Write a LayerRule with conditions.");
            else
                Notes.Add($"Its Rule “{script}” is of an Orchard before 1.0. It is followed here; a later Orchard follows only a LayerRule with conditions.");
        }
        else if (!hasRule)
        {
            Notes.Add("It has no LayerRule, so its widgets show on no page: give it conditions, such as a BooleanCondition with the value true for every page.");
        }
        if (!hasRule)
            return;
        if (rule.ValueKind is not JsonValueKind.Object)
            Problems.Add(new EntryProblem("LayerRule", "The layer's rule is not a JSON object.", """Write "LayerRule": { "Conditions": [ ... ] }."""));
        else
            Group(rule, "LayerRule", isAll: true);
    }

    public List<EntryProblem> Problems { get; } = [];

    public List<string> Notes { get; } = [];

    public static LayerReview Of(JsonElement layer) => new(layer);

    private void Group(JsonElement group, string path, bool isAll)
    {
        if (ContentJson.TryGet(group, "Conditions", out var list) && list.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
        {
            Problems.Add(new EntryProblem($"{path}.Conditions", "The conditions are not a list.", "Write them as [ { ... } ]."));
            return;
        }
        var index = 0;
        foreach (var condition in LayerRule.Conditions(group))
            Condition(condition, $"{path}.Conditions[{index++}]");
        if (index == 0)
            Notes.Add($"{path} has no conditions and so does not hold, as in Orchard: {(isAll ? "add a BooleanCondition with the value true for every page" : "add one, or take the group out")}.");
    }

    private void Condition(JsonElement condition, string path)
    {
        if (condition.ValueKind is not JsonValueKind.Object)
        {
            Problems.Add(new EntryProblem(path, "A condition is a JSON object.", """Write { "Name": "BooleanCondition", "Value": true }."""));
            return;
        }
        switch (LayerRule.Kind(condition))
        {
            case "BooleanCondition" or "HomepageCondition":
                if (ContentJson.TryGet(condition, "Value", out var said) && !(said.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null || bool.TryParse(ContentJson.AsText(said), out _)))
                    Problems.Add(new EntryProblem($"{path}.Value", "The value is neither true nor false.", "Write true or false."));
                break;
            case "UrlCondition" or "CultureCondition" or "RoleCondition" or "ContentTypeCondition":
                Comparison(condition, path);
                break;
            case "JavascriptCondition":
                if (LayerScript.Holds(ContentJson.GetString(condition, "Script"), Anywhere) is null)
                    Notes.Add($"The script at {path} does not hold on any page: {Questions} Write it with these, or as a {Compared}.");
                break;
            case "IsAuthenticatedCondition":
                Notes.Add($"The condition at {path} does not hold on any page: pages are the same for everyone, so every visitor counts as anonymous.");
                break;
            case "AllConditionGroup":
                Group(condition, path, isAll: true);
                break;
            case "AnyConditionGroup":
                Group(condition, path, isAll: false);
                break;
            case "IsAnonymousCondition":
                break;
            case var unknown:
                Notes.Add($"The condition {(unknown.Length == 0 ? "without a name" : $"“{unknown}”")} at {path} is not known here and does not hold. Use a HomepageCondition, {Compared} in its place.");
                break;
        }
    }

    private void Comparison(JsonElement condition, string path)
    {
        if (ContentJson.TryGet(condition, "Value", out var value) && value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            Problems.Add(new EntryProblem($"{path}.Value", "The value to compare with is not a text.", "Write a text."));
        if (!ContentJson.TryGet(condition, "Operation", out var operation) || operation.ValueKind is JsonValueKind.Null)
            return;
        if (operation.ValueKind is not JsonValueKind.Object)
            Problems.Add(new EntryProblem($"{path}.Operation", "The operation is not a JSON object.", """Write { "$type": "OrchardCore.Rules.Models.StringEqualsOperator, OrchardCore.Rules" }."""));
        else if (LooseValues.ClassOf(operation) is { Length: > 0 } name && !LayerRule.Operators.Contains(name))
            Notes.Add($"The operator “{name}” at {path} is not known here, so the condition does not hold. Use one of {string.Join(", ", LayerRule.Operators)}.");
    }
}
