using Cms.Content.Model;
using Cms.Content.Publishing;
using Cms.Content.Publishing.Releasing;
using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Modules;

namespace Cms.Web.Site;

/// <summary>A recipe planner that looks for included recipes in a folder first, and then among those that come with the program.</summary>
public sealed class PlannerFactory(Database database, Kinds kinds, RecipeSteps steps, SiteOptions options, IMediaStore media, PublishGate gate, ModuleCatalog modules, ReleaseRules rules, TimeProvider clock)
{
    /// <param name="filesRoot">A folder that holds <paramref name="folder"/>, where its recipes may take files from.</param>
    public RecipePlanner Create(string? folder = null, string? filesRoot = null) =>
        new(database, kinds, steps, new RecipeFolders([.. folder is null ? Array.Empty<string>() : [folder], .. options.RecipeFolders]) { FilesRoot = filesRoot }, media, gate, Managed(), clock, rules);

    // Fields that code has names for: a recipe may change their labels and settings, not their kind.
    private IEnumerable<ManagedField> Managed() => modules.Records.SelectMany(TypedDefinitions.Managed).Select(field => new ManagedField(field.Part, field.Field));
}
