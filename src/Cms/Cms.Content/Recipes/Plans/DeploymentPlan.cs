using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Recipes.Packages;
using Cms.Content.Storage;

namespace Cms.Content.Recipes.Plans;

/// <summary>One step of a plan: Orchard's type, its JSON, and what it packs in words; <paramref name="LeftOut"/> is why it packs nothing here, or null.</summary>
public sealed record PlanStep(string Type, JsonElement Step, string Words, string? LeftOut);

/// <summary>
/// A deployment plan of Orchard (recipe step <c>deployment</c>, <c>{"Name":"..","Steps":[{"Type":"AllContentDeploymentStep","Step":{..}}]}</c>): which part of a site goes into
/// a package. A step that is not followed here packs nothing and stays in the plan.
/// </summary>
public sealed class DeploymentPlan
{
    private const string Suffix = "DeploymentStep";

    // Steps that take all documents of a recipe step: Orchard's type without its ending, the recipe step, what it is in words.
    private static readonly Dictionary<string, (string Recipe, string Words)> Whole = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AllRoles"] = ("Roles", "roles and what they may do"),
        ["AllFeatures"] = ("feature", "which features are on"),
        ["Themes"] = ("themes", "the theme"),
        ["AllLayers"] = ("layers", "layers: on which pages notices show"),
        ["AllMediaProfiles"] = ("MediaProfiles", "sizes of pictures"),
        ["AdminMenu"] = ("AdminMenu", "own menus of the desk"),
        ["AllQueries"] = ("Queries", "queries"),
        ["AllTemplates"] = ("Templates", "templates"),
        ["AllAdminTemplates"] = ("AdminTemplates", "templates of the desk"),
        ["AllShortcodeTemplates"] = ("ShortcodeTemplates", "shortcodes"),
        ["Placements"] = ("Placements", "placements"),
        ["AllSitemaps"] = ("Sitemaps", "sitemaps"),
        ["AllWorkflowType"] = ("WorkflowType", "workflows"),
        ["AllDataTranslations"] = ("Translations", "translations of words"),
        ["LuceneIndex"] = ("CreateOrUpdateIndexProfile", "what search indexes"),
        ["IndexProfile"] = ("CreateOrUpdateIndexProfile", "what search indexes"),
    };

    private readonly List<PlanStep> steps = [];
    private readonly HashSet<string> recipeSteps = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> contentItems = new(StringComparer.Ordinal);
    private readonly List<JsonElement> ownSteps = [];
    private readonly List<(string Path, string Text)> files = [];
    private readonly Dictionary<string, IReadOnlySet<string>> documents = new(StringComparer.Ordinal);
    private readonly Choice contentTypes = new(), settings = new(), customSettings = new(), plans = new();
    private readonly Definitions added = new(), replaced = new();
    private List<string>? media = [];
    private RecipeHeader? header;

    private DeploymentPlan(string name) => Name = name;

    public string Name { get; }
    public IReadOnlyList<PlanStep> Steps => steps;

    /// <summary>Files of the package that are not the site's: path and text.</summary>
    public IReadOnlyList<(string Path, string Text)> Files => files;

    /// <summary>Reads a plan as it is stored. What cannot be read is a step that is left out.</summary>
    public static DeploymentPlan Read(JsonElement json)
    {
        var plan = new DeploymentPlan(ContentJson.GetString(json, "Name") ?? "");
        foreach (var entry in DefinitionJson.List(json, "Steps"))
        {
            var type = ContentJson.GetString(entry, "Type") ?? "";
            var step = ContentJson.TryGet(entry, "Step", out var inner) && inner.ValueKind is JsonValueKind.Object ? inner : ContentJson.EmptyObject;
            var (words, leftOut) = plan.Take(type.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? type[..^Suffix.Length] : type, step);
            plan.steps.Add(new PlanStep(type, step, words, leftOut));
        }
        return plan;
    }

    /// <summary>What to export: the plan's header and selection. <see cref="ExportOptions.Users"/> is never set: accounts leave a site by its command line only.</summary>
    public ExportOptions ToOptions() => new()
    {
        Header = header ?? new RecipeHeader { Name = Name },
        Selection = new ExportSelection
        {
            Steps = recipeSteps,
            ContentTypes = contentTypes.Set,
            ContentItems = contentItems,
            IsLiveOnly = true,
            Definitions = added.Selection,
            Replaced = replaced.Selection,
            Settings = settings.Set,
            Documents = documents,
            Media = media,
            More = ownSteps,
        },
    };

    private (string Words, string? LeftOut) Take(string type, JsonElement step)
    {
        if (Whole.TryGetValue(type, out var whole))
        {
            recipeSteps.Add(whole.Recipe);
            return (whole.Words, null);
        }
        if (BagOf(type, step) is { } bag)
        {
            recipeSteps.Add("settings");
            return ($"settings of the site: {settings.Take([bag])}", null);
        }
        switch (type)
        {
            case "AllContent":
                recipeSteps.Add("content");
                contentTypes.TakeAll();
                return ("all pages that are live", null);
            case "Content":
                recipeSteps.Add("content");
                return ($"live pages of {contentTypes.Take(Names(step, "ContentTypes"))}", null);
            case "ContentItem":
                if (ContentJson.GetString(step, "ContentItemId") is not { Length: > 0 } id)
                    return ("one page", "It names no page.");
                recipeSteps.Add("content");
                contentItems.Add(id);
                return ($"the page {id}", null);
            case "ContentDefinition" or "ReplaceContentDefinition":
                recipeSteps.Add(type);
                var definitions = type == "ContentDefinition" ? added : replaced;
                var types = Some(definitions.Types, step, "ContentTypes");
                var parts = definitions.Parts.Take(Names(step, "ContentParts"));
                return ($"what pages consist of: {types}{(parts == "none" ? "" : $"; of parts {parts}")}{(type == "ContentDefinition" ? "" : ", in the place of what is there")}", null);
            case "DeleteContentDefinition":
                ownSteps.Add(ContentJson.ToElement(new JsonObject
                {
                    ["name"] = type,
                    ["ContentTypes"] = new JsonArray([.. Names(step, "ContentTypes").Select(name => (JsonNode)name)]),
                    ["ContentParts"] = new JsonArray([.. Names(step, "ContentParts").Select(name => (JsonNode)name)]),
                }));
                return ("the order to take page types away where it is imported", null);
            case "SiteSettings":
                recipeSteps.Add("settings");
                return ($"settings of the site: {settings.Take(Names(step, "Settings"))}", null);
            case "CustomSettings":
                recipeSteps.Add("custom-settings");
                var custom = Some(customSettings, step, "SettingsTypeNames");
                Limit(SiteDocuments.CustomSettings, customSettings);
                return ($"contacts and other settings: {custom}", null);
            case "Media":
                recipeSteps.Add("media");
                return ($"pictures and files: {TakeMedia(step)}", null);
            case "DeploymentPlan":
                recipeSteps.Add("deployment");
                var named = Some(plans, step, "DeploymentPlanNames");
                Limit(SiteDocuments.DeploymentPlans, plans);
                return ($"plans for packages: {named}", null);
            case "JsonRecipe":
                return TakeRecipe(step);
            case "RecipeFile":
                header = new RecipeHeader
                {
                    Name = Text(step, "RecipeName", Name),
                    DisplayName = Text(step, "DisplayName"),
                    Description = Text(step, "Description"),
                    Author = Text(step, "Author"),
                    Website = Text(step, "WebSite"),
                    Version = Text(step, "Version"),
                    IsSetupRecipe = ContentJson.GetBoolean(step, "IsSetupRecipe"),
                    Categories = Words(step, "Categories"),
                    Tags = Words(step, "Tags"),
                };
                return ($"the recipe's name and author: {header.Name}", null);
            case "CustomFile":
                return TakeFile(step);
            case "AllUsers":
                return ("accounts", "Accounts with their passwords do not leave by the desk. The command line exports them.");
            default:
                return (NameWords.Of(type).ToLowerInvariant(), "This site has nothing of the kind. The step stays in the plan.");
        }
    }

    // One settings bag. Orchard has one class for all of them, so that the step's own name says which: HttpsSettings_SiteSettingsPropertyDeploymentStep.
    private static string? BagOf(string type, JsonElement step)
    {
        const string Property = "SiteSettingsProperty";
        if (type == "LuceneSettings")
            return type;
        return type.Contains(Property, StringComparison.Ordinal) && Text(step, "Name", type).Split('_') is [{ Length: > 0 } bag, var of, ..] && of.StartsWith(Property, StringComparison.Ordinal) ? bag : null;
    }

    private string TakeMedia(JsonElement step)
    {
        if (ContentJson.GetBoolean(step, "IncludeAll"))
        {
            media = null;
            return "all";
        }
        List<string> named = [.. Names(step, "FilePaths").Select(path => path.TrimStart('/')), .. Names(step, "DirectoryPaths").Select(path => path.Trim('/') + "/")];
        media?.AddRange(named);
        return Said(named);
    }

    private (string Words, string? LeftOut) TakeRecipe(JsonElement step)
    {
        const string Said = "a step that was written by hand";
        try
        {
            var json = ContentJson.Parse(ContentJson.GetString(step, "Json") ?? "");
            if (json.ValueKind is JsonValueKind.Object && ContentJson.GetString(json, "name") is { Length: > 0 } name)
            {
                ownSteps.Add(json);
                return ($"{Said}: {name}", null);
            }
            return (Said, "It has no name. Write { \"name\": ... }.");
        }
        catch (JsonException problem)
        {
            return (Said, $"It is not JSON: {problem.Message}");
        }
    }

    private (string Words, string? LeftOut) TakeFile(JsonElement step)
    {
        var path = ContentJson.GetString(step, "FileName") ?? "";
        if (RecipePackage.ProblemOf(path) is { } problem || path.Equals(RecipePackage.RecipeName, StringComparison.OrdinalIgnoreCase))
            return ($"the file {path}", "Its name does not stay in the package, or is that of the recipe.");
        files.RemoveAll(file => file.Path.Equals(path, StringComparison.OrdinalIgnoreCase));
        files.Add((path, ContentJson.GetString(step, "FileContent") ?? ""));
        return ($"the file {path}", null);
    }

    private static string Some(Choice choice, JsonElement step, string list)
    {
        if (ContentJson.GetBoolean(step, "IncludeAll"))
        {
            choice.TakeAll();
            return "all";
        }
        return choice.Take(Names(step, list));
    }

    private void Limit(string kind, Choice choice)
    {
        if (choice.Set is { } names)
            documents[kind] = names;
        else
            documents.Remove(kind);
    }

    private static IReadOnlyList<string> Names(JsonElement step, string member) =>
        [.. DefinitionJson.List(step, member).Select(entry => ContentJson.AsText(entry)).OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];

    // Orchard writes these as one text with commas.
    private static IReadOnlyList<string> Words(JsonElement step, string member) =>
        ContentJson.GetString(step, member) is { } text ? text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : Names(step, member);

    private static string Text(JsonElement step, string member, string otherwise = "") => ContentJson.GetString(step, member) is { Length: > 0 } text ? text : otherwise;

    private static string Said(IReadOnlyList<string> names) => names.Count switch { 0 => "none", <= 6 => string.Join(", ", names), _ => $"{string.Join(", ", names.Take(5))} and {names.Count - 5} more" };

    private sealed class Definitions
    {
        public Choice Types { get; } = new();
        public Choice Parts { get; } = new();
        public DefinitionSelection Selection => new(Types.Set) { Parts = Parts.Set! };
    }

    /// <summary>Names that several steps add to, until one takes all.</summary>
    private sealed class Choice
    {
        private HashSet<string>? names = new(StringComparer.Ordinal);

        public IReadOnlySet<string>? Set => names;

        public void TakeAll() => names = null;

        public string Take(IReadOnlyList<string> more)
        {
            names?.UnionWith(more);
            return Said(more);
        }
    }
}
