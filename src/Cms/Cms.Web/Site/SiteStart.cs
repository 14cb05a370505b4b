using Cms.Content.Recipes;
using Cms.Content.Storage;
using Cms.Web.Admin;
using Cms.Web.Display;
using Cms.Web.Modules;

namespace Cms.Web.Site;

/// <summary>Brings tables, definitions and content to where this program needs them, before the first request.</summary>
public sealed class SiteStart(Database database, ModuleCatalog modules, DefinitionStore definitions, SiteDocuments documents, SiteOptions options, RecipePlanner planner, RecipeApplier applier, ActiveTheme theme)
{
    /// <summary>Tables and definitions of the kernel and the modules.</summary>
    public async Task UpgradeAsync()
    {
        await SchemaUpgrader.RunAsync(database, [.. ContentSchemaUpgrades.All, .. DeskUpgrades.All, .. modules.Modules.SelectMany(module => module.Startup?.Upgrades ?? [])]);
        await definitions.ReloadAsync();
    }

    /// <summary>
    /// The upgrades, and for an empty site its set-up recipe. The recipe is written in one transaction, so a set-up that is killed
    /// leaves an empty site, and the next start sets it up from the beginning.
    /// </summary>
    public async Task RunAsync(Action<string>? say = null)
    {
        await UpgradeAsync();
        if (options.SetupRecipe is { } recipe && await documents.FindAsync(SiteDocuments.Settings, SiteDocuments.SiteSettings) is null)
            await SetUpAsync(recipe, say ?? (_ => { }));
        await theme.LoadAsync(documents);
    }

    private async Task SetUpAsync(string name, Action<string> say)
    {
        say($"Setting up the site from the recipe {name}");
        var file = await new RecipeFolders(options.RecipeFolders).FindAsync(name)
            ?? throw new FileNotFoundException($"There is no recipe {name} in {string.Join(", ", options.RecipeFolders)}. The program was not built or copied whole.");
        var plan = await planner.PlanAsync(file, new RecipeOptions { Trusted = true, Configuration = options.RecipeSettings, Parameters = new Dictionary<string, string> { ["AdminUsername"] = "admin", ["AdminUserId"] = "" } });
        foreach (var step in plan.Report.Steps)
            say($"  {step.File}: {step.Name}, {step.Lines.Count} changes");
        say("Writing pages, menus and settings");
        await applier.ApplyAsync(plan);
        say("The site is set up");
    }
}
