using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Recipes;
using Cms.Content.Storage;

namespace Cms.Web.Site;

/// <summary>A recipe planner that looks for included recipes in a folder first, and then among those that come with the program.</summary>
public sealed class PlannerFactory(Database database, Kinds kinds, RecipeSteps steps, SiteOptions options, IMediaStore media, PublishGate gate, IEnumerable<ManagedField> managed, TimeProvider clock)
{
    public RecipePlanner Create(params IReadOnlyList<string> folders) =>
        new(database, kinds, steps, new RecipeFolders([.. folders, .. options.RecipeFolders]), media, gate, managed, clock);
}
