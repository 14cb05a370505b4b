using Cms.Content.Storage;
using Cms.Web.Modules;

namespace Cms.Web.Site;

/// <summary>Brings tables, definitions and switches to where this program needs them, before the first request.</summary>
public sealed class SiteStart(Database database, ModuleCatalog modules, DefinitionStore definitions, FeatureSwitches features)
{
    public async Task RunAsync()
    {
        await SchemaUpgrader.RunAsync(database, [.. ContentSchemaUpgrades.All, .. modules.Modules.SelectMany(module => module.Startup?.Upgrades ?? [])]);
        await ContentSchemaUpgrades.EnsureCounterAsync(database);
        await definitions.ReloadAsync();
        await features.ReloadAsync();
    }
}
