using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Model;
using Cms.Content.Recipes.Plans;

namespace Cms.Web.Admin.Packages.Plans;

/// <summary>One thing that a plan made at the desk may pack: Orchard's step, in words, and its members.</summary>
public sealed record PlanChoice(string Type, string Title, string Words, string Members = "{}")
{
    /// <summary>Whether a step of a plan is exactly this one: the form may take it away and put it back.</summary>
    public bool Is(PlanStep step) => step.Type.Equals(Type, StringComparison.OrdinalIgnoreCase)
        && ContentJson.ParseObject(Members).All(member => ContentJson.TryGet(step.Step, member.Key, out var value) && JsonElement.DeepEquals(value, ContentJson.ToElement(member.Value!)));
}

/// <summary>
/// A plan as its form shows it. Steps that the form has no control for are listed and stay as they are, word for word, until somebody takes them out.
/// </summary>
public sealed record PlanForm
{
    public const string ContentStep = "ContentDeploymentStep";
    public const int LongestName = 100;

    public static readonly IReadOnlyList<PlanChoice> Choices =
    [
        new("AllContentDeploymentStep", "All pages", "Everything that visitors see, menus and notices too. No drafts."),
        new("ContentDefinitionDeploymentStep", "Page types", "What pages and sections consist of.", """{"IncludeAll":true}"""),
        new("MediaDeploymentStep", "Pictures and files", "All of the library.", """{"IncludeAll":true}"""),
        new("CustomSettingsDeploymentStep", "Contacts and other settings of this site", "What has a form of its own under Settings.", """{"IncludeAll":true}"""),
        new("AllLayersDeploymentStep", "Layers", "On which pages notices show."),
        new("AllMediaProfilesDeploymentStep", "Sizes of pictures", "The named sizes that pages ask for."),
        new("AdminMenuDeploymentStep", "Own menus of the desk", "What stands in the rail beside what came with the program."),
        new("AllSitemapsDeploymentStep", "Sitemaps", "Lists for search engines that came with a package."),
        new("AllQueriesDeploymentStep", "Queries", "Named questions that other programs ask this site."),
        new("AllRolesDeploymentStep", "Roles", "Which roles there are and what they may do. Nobody's account."),
        new("ThemesDeploymentStep", "Theme", "Which look is on."),
        new("AllFeaturesDeploymentStep", "Features", "Which parts of the program are on."),
    ];

    /// <summary>The name that it is stored under; empty for a new plan.</summary>
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public string Stamp { get; init; } = "";
    public IReadOnlySet<string> Chosen { get; init; } = new HashSet<string>();
    public IReadOnlySet<string> Types { get; init; } = new HashSet<string>();

    /// <summary>Steps that the form has no control for, by their place in the plan.</summary>
    public IReadOnlyList<(int At, PlanStep Step)> Others { get; init; } = [];
    public IReadOnlySet<int> Kept { get; init; } = new HashSet<int>();

    /// <summary>Types that have pages, by name.</summary>
    public IReadOnlyList<(string Name, string Title)> Offered { get; init; } = [];
    public IReadOnlyList<(string Control, string Problem)> Problems { get; init; } = [];
    public bool IsNew => Id.Length == 0;

    public static PlanForm Of(string id, DeploymentPlan plan, string stamp)
    {
        var others = plan.Steps.Select((step, at) => (At: at, Step: step)).Where(entry => !IsTypes(entry.Step) && !Choices.Any(choice => choice.Is(entry.Step))).ToList();
        return new PlanForm
        {
            Id = id,
            Name = plan.Name,
            Stamp = stamp,
            Chosen = Choices.Where(choice => plan.Steps.Any(choice.Is)).Select(choice => choice.Type).ToHashSet(StringComparer.Ordinal),
            Types = plan.Steps.Where(IsTypes).SelectMany(TypesOf).ToHashSet(StringComparer.Ordinal),
            Others = others,
            Kept = others.Select(entry => entry.At).ToHashSet(),
        };
    }

    /// <summary>The plan with what was chosen: its other members and the steps that stay keep their words and their order, and new steps come last.</summary>
    public JsonObject Write(JsonObject stored)
    {
        var before = DeploymentPlan.Read(ContentJson.ToElement(stored)).Steps;
        var nodes = stored.Member("Steps") as JsonArray ?? [];
        var steps = new JsonArray();
        var placed = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < before.Count; at++)
        {
            var node = nodes[at]?.DeepClone();
            if (IsTypes(before[at]))
            {
                if (Types.Count == 0 || !placed.Add(ContentStep))
                    continue;
                if (node!.AsObject().Member("Step") is not JsonObject step)
                    node.AsObject().Put("Step", step = []);
                step.Put("ContentTypes", List(Types));
                steps.Add(node);
            }
            else if (Choices.FirstOrDefault(choice => choice.Is(before[at])) is { } choice ? Chosen.Contains(choice.Type) && placed.Add(choice.Type) : Kept.Contains(at))
            {
                steps.Add(node);
            }
        }
        foreach (var choice in Choices.Where(choice => Chosen.Contains(choice.Type) && placed.Add(choice.Type)))
            steps.Add(Step(choice.Type, ContentJson.ParseObject(choice.Members)));
        if (Types.Count > 0 && placed.Add(ContentStep))
            steps.Add(Step(ContentStep, new JsonObject { ["ContentTypes"] = List(Types) }));
        var plan = stored.DeepClone().AsObject();
        plan.Put("Name", Name);
        plan.Put("Steps", steps);
        return plan;
    }

    private static JsonObject Step(string type, JsonObject members)
    {
        // As Orchard names them: one by its type, the others without the ending.
        var step = new JsonObject { ["Id"] = ContentIds.New(), ["Name"] = type == ContentStep ? type : type[..^"DeploymentStep".Length] };
        foreach (var (name, value) in members)
            step[name] = value?.DeepClone();
        return new JsonObject { ["Type"] = type, ["Step"] = step };
    }

    private static bool IsTypes(PlanStep step) => step.Type.Equals(ContentStep, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> TypesOf(PlanStep step) => ContentJson.TryGet(step.Step, "ContentTypes", out var types) && types.ValueKind is JsonValueKind.Array
        ? types.EnumerateArray().Select(type => ContentJson.AsText(type)).OfType<string>()
        : [];

    private static JsonArray List(IEnumerable<string> names) => new([.. names.Order(StringComparer.Ordinal).Select(name => (JsonNode)name)]);
}
