using Cms.Content.Recipes.Steps;

namespace Cms.Content.Recipes;

/// <summary>All kinds of steps this program knows, in the order of an export: the kernel's, then the modules', then what is kept verbatim.</summary>
public sealed class RecipeSteps
{
    private readonly Dictionary<string, IRecipeStep> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly KeptStep kept = new();
    private readonly List<IRecipeStep> ordered;

    public RecipeSteps(IEnumerable<IRecipeStep>? modules = null)
    {
        ordered =
        [
            new FeatureStep(), new ThemesStep(), new SettingsStep(), new ContentDefinitionStep(), new ReplaceContentDefinitionStep(), new DeleteContentDefinitionStep(),
            new RolesStep(), new ContentStep(), new LayersStep(), new UrlRewritingStep(), new CustomSettingsStep(), new MediaStep(),
            .. DocumentSteps.All(), .. IndexSteps.All(),
            new RefusedStep("Command", "Commands can do anything on the server, so recipes may not run them. Use the administration pages or the command line."),
            new RefusedStep("FeatureProfiles", "Feature profiles are for several tenants in one program; this program serves one site.", isKept: true),
            .. modules ?? [],
        ];
        foreach (var step in ordered)
            byName[step.Name] = step;
        ordered.Add(kept);
    }

    public IReadOnlyList<IRecipeStep> InExportOrder => ordered;

    /// <summary>The handler of a step; one that nobody knows is kept verbatim.</summary>
    public IRecipeStep Find(string name) => byName.GetValueOrDefault(name, kept);
}
