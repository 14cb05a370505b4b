using System.Reflection;

namespace Cms.Web.Modules;

public sealed record FeatureInfo(string Id, string Name, string Description, IReadOnlyList<string> Dependencies, IReadOnlyList<string> OrchardIds, bool IsAlwaysEnabled);

/// <summary>One module of this program: its assembly's name is its id and the folder its views stand under.</summary>
public sealed record ModuleInfo(string Id, ModuleAttribute Manifest, ModuleStartup? Startup, IReadOnlyList<FeatureInfo> Features)
{
    public bool IsTheme => Manifest is ThemeAttribute;
    public string? BaseTheme => (Manifest as ThemeAttribute)?.BaseTheme;
}

/// <summary>Every module the host names, in the host's order; fixed for the life of the process.</summary>
public sealed class ModuleCatalog(IReadOnlyList<ModuleInfo> modules)
{
    public IReadOnlyList<ModuleInfo> Modules => modules;
    public IEnumerable<FeatureInfo> Features => modules.SelectMany(module => module.Features);
    public ModuleInfo? Find(string id) => modules.FirstOrDefault(module => module.Id == id);

    /// <summary>Our feature for an id as a recipe writes it: our own id or one of Orchard's.</summary>
    public FeatureInfo? Feature(string id) =>
        Features.FirstOrDefault(feature => string.Equals(feature.Id, id, StringComparison.OrdinalIgnoreCase) || feature.OrchardIds.Contains(id, StringComparer.OrdinalIgnoreCase));

    public static ModuleInfo Describe(Assembly assembly)
    {
        var id = assembly.GetName().Name!;
        var manifest = assembly.GetCustomAttribute<ModuleAttribute>()
            ?? throw new InvalidOperationException($"{id} has no [assembly: Module(...)] in Manifest.cs, so it cannot be added as a module.");
        var startup = assembly.GetExportedTypes().SingleOrDefault(type => type.IsSubclassOf(typeof(ModuleStartup)) && !type.IsAbstract);
        var features = assembly.GetCustomAttributes<FeatureAttribute>()
            .Select(feature => new FeatureInfo(feature.Id.Length > 0 ? feature.Id : id, feature.Name, feature.Description, feature.Dependencies, feature.OrchardIds, feature.IsAlwaysEnabled))
            .ToList();
        if (features.Count == 0)
            features.Add(new FeatureInfo(id, manifest.Name, manifest.Description, [], [], false));
        return new ModuleInfo(id, manifest, startup is null ? null : (ModuleStartup)Activator.CreateInstance(startup)!, features);
    }
}
