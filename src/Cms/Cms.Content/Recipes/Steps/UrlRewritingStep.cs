using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cms.Content.Model;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Steps;

/// <summary>
/// Rules that send old addresses elsewhere. A rule without an id gets one from its words; their order is kept in <c>Order</c>, because the first rule that fits wins.
/// </summary>
internal sealed class UrlRewritingStep : IRecipeStep
{
    public string Name => "UrlRewriting";

    public Task PlanAsync(StepContext step)
    {
        var documents = step.Plan.Documents;
        var next = documents.Names(SiteDocuments.RedirectRules).Select(id => Order(documents.Find(SiteDocuments.RedirectRules, id)!)).DefaultIfEmpty(-1).Max() + 1;
        var index = 0;
        foreach (var json in DefinitionJson.List(step.Json, "Rules"))
        {
            var path = $"Rules[{index++}]";
            if (Problem(json) is { } problem)
            {
                step.Problem(path, problem, "Write the rule as { \"Source\": \"Redirect\", \"Name\": \"...\", \"Pattern\": \"^/old$\", \"SubstitutionPattern\": \"/new\" }.");
                continue;
            }
            var rule = ContentJson.ToObject(json);
            var id = rule.TextOf("Id") is { Length: > 0 } given ? given : ContentIds.Derive("url-rule", rule.TextOf("Source") ?? "", rule.TextOf("Pattern") ?? "", rule.TextOf("Name") ?? "");
            rule.Put("Id", id);
            if (rule.TextOf("Order") is null)
                rule.Put("Order", documents.Find(SiteDocuments.RedirectRules, id) is { } known ? Order(known) : next++);
            step.Report.Add(documents.Put(SiteDocuments.RedirectRules, id, rule), $"rule {rule.TextOf("Name") ?? rule.TextOf("Pattern")}");
        }
        return Task.CompletedTask;
    }

    private static string? Problem(JsonElement rule)
    {
        if (rule.ValueKind is not JsonValueKind.Object)
            return "A rule is a JSON object.";
        if (ContentJson.GetString(rule, "Pattern") is not { Length: > 0 } pattern)
            return "The rule has no pattern.";
        try
        {
            _ = new Regex(pattern);
            return null;
        }
        catch (ArgumentException problem)
        {
            return $"The pattern '{pattern}' cannot be read: {problem.Message}";
        }
    }

    private static int Order(JsonObject rule) => int.TryParse(rule.TextOf("Order"), out var order) ? order : 0;

    public async Task ExportAsync(ExportContext export)
    {
        var rules = (await export.DocumentsAsync(SiteDocuments.RedirectRules)).OrderBy(rule => Order(ContentJson.ToObject(rule.Json))).ThenBy(rule => rule.Name, StringComparer.Ordinal).ToList();
        if (rules.Count > 0)
            export.WriteStep(Name, writer => export.WriteList(writer, "Rules", rules.Select(rule => rule.Json)));
    }
}
